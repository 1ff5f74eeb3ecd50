import type { SubmissionMethod, YearCatalogue } from '../../catalogue/year-catalogue';
import type { UnitKind, YearPolicy } from '../../policy/year-policy';
import type { FactNote } from './fact-note';
import type { MeasureFacts } from './measures-of-facts';
import type { UnitFacts, UnitScoreInput } from '../score-input';

/** How far outside its benchmark a figure lies before it looks like one in another unit. */
const farOutside = 10;

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

/** What a figure seems to be instead. */
function guess(figure: number, low: number, high: number): string {
  const isWithin = (other: number): boolean => other < high * farOutside && other > low / farOutside;
  if (high <= 1 && isWithin(figure / 100)) return `${figure} looks like a percent`;
  if (high > 1 && figure < 1 && isWithin(figure * 100)) return `${figure} looks like a fraction`;
  return `${figure} lies ten times or more ${figure > high ? 'above' : 'below'}`;
}

/** Zero is no figure in another unit. */
function outsideBenchmark(catalogue: YearCatalogue, { measureId, method, path, figure }: Figure): FactNote[] {
  const bounds = (catalogue.benchmark(measureId, method)?.bounds ?? []).filter((bound) => !Number.isNaN(bound));
  if (bounds.length === 0 || figure <= 0) return [];
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  if (low <= 0 || (figure < high * farOutside && figure > low / farOutside)) return [];
  const range = high <= 1 ? `is a fraction (benchmark ${low} to ${high})` : `has a benchmark of ${low} to ${high}`;
  const message = `${measureId} in ${catalogue.performanceYear} ${range}; ${guess(figure, low, high)}`;
  return [{ path, code: 'FIGURE_OUTSIDE_BENCHMARK', fact: measureId, message }];
}

/** Units whose count of clinicians is that of the practice the status speaks of. */
const sizedUnits: ReadonlySet<UnitKind> = new Set(['group', 'virtualGroup']);

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
