import { boundRange } from '../../catalogue/benchmark-range';
import type { SubmissionMethod, YearCatalogue } from '../../catalogue/year-catalogue';
import type { UnitKind, YearPolicy } from '../../policy/year-policy';
import type { FactNote } from './fact-note';
import type { MeasureFacts } from './measures-of-facts';
import { otherUnit } from './other-unit';
import type { UnitFacts, UnitScoreInput } from '../score-input';

interface Figure {
  measureId: string;
  method: SubmissionMethod;
  path: string;
  figure: number;
}

function figuresOf({ cost, administrativeClaims, cahps = [] }: UnitFacts): Figure[] {
  const place = (list: MeasureFacts, index: number, member: string): string => `$.facts.${list}[${index}].${member}`;
  const claims = 'administrativeClaims';
  return [
    ...cost.map(({ measureId, value }, index) => {
      return { measureId, method: claims, path: place('cost', index, 'value'), figure: value } as const;
    }),
    ...administrativeClaims.map(({ measureId, rate }, index) => {
      return { measureId, method: claims, path: place(claims, index, 'rate'), figure: rate } as const;
    }),
    ...cahps.map(({ measureId, score }, index) => {
      return {
        measureId,
        method: 'certifiedSurveyVendor',
        path: place('cahps', index, 'score'),
        figure: score,
      } as const;
    }),
  ];
}

function outsideBenchmark(catalogue: YearCatalogue, { measureId, method, path, figure }: Figure): FactNote[] {
  const benchmark = catalogue.benchmark(measureId, method);
  const range = benchmark && boundRange(benchmark);
  const guess = range && otherUnit(figure, range);
  if (range === undefined || guess === undefined) return [];
  const { low, high } = range;
  const words = high <= 1 ? `is a fraction (benchmark ${low} to ${high})` : `has a benchmark of ${low} to ${high}`;
  const message = `${measureId} in ${catalogue.performanceYear} ${words}; ${guess}`;
  return [{ path, code: 'FIGURE_OUTSIDE_BENCHMARK', fact: measureId, message }];
}

/** Units whose count of clinicians is that of the practice the status speaks of. */
const sizedUnits: ReadonlySet<UnitKind> = new Set(['group', 'subgroup', 'virtualGroup']);

function contradictorySize({ facts, unitKind }: UnitScoreInput, policy: YearPolicy): FactNote[] {
  const most = policy.eligibility.specialStatuses.tests.smallPractice?.maxNpis ?? undefined;
  const { clinicianCount, specialStatuses } = facts;
  if (most === undefined || clinicianCount === undefined || clinicianCount === 0 || !sizedUnits.has(unitKind))
    return [];
  const isSmall = specialStatuses.smallPractice === true;
  if (isSmall === clinicianCount <= most) return [];
  const size = `${clinicianCount} clinician${clinicianCount === 1 ? '' : 's'}`;
  const message = isSmall
    ? `${size} would be no small practice (${most} or fewer), yet specialStatuses.smallPractice says so: scored as small`
    : `${size} would be a small practice (${most} or fewer): scored as not small; add specialStatuses.smallPractice`;
  return [{ path: '$.facts.clinicianCount', code: 'SIZE_CONTRADICTS_STATUS', fact: 'clinicianCount', message }];
}

/**
 * Facts that are scored as they stand and look like a mistake: a figure ten times or more outside the range of its
 * benchmark, which may be in another unit, and a size that contradicts the status. Pure; refuses nothing.
 */
export function strangeFacts(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): FactNote[] {
  const outside = figuresOf(input.facts).flatMap((figure) => outsideBenchmark(catalogue, figure));
  return [...outside, ...contradictorySize(input, policy)];
}
