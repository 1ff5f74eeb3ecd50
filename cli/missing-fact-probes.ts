/** Facts to score again with, to see whether facts that were not given could move a score. */
import type { Benchmark, YearCatalogue } from '../catalogue/year-catalogue';
import { specialStatuses } from '../eligibility/facts';
import type { YearPolicy } from '../policy/year-policy';
import { reweightableCategories } from '../schemas/unit-facts';
import type { AdministrativeClaimsFact, UnitFacts, UnitScoreInput } from '../scoring/score-input';

type Probe = Partial<UnitFacts>;

const atFacility = (percent: number): Probe => ({
  specialStatuses: { facilityBased: true },
  facility: { qualityPercent: percent, costPercent: percent },
});

/** Each status alone, and the best result of a hospital. */
export const statusProbes: readonly Probe[] = [
  ...specialStatuses
    .filter((status) => status !== 'facilityBased')
    .map((status) => ({ specialStatuses: { [status]: true } })),
  atFacility(100),
];

/** An exception for each category. */
export const exceptionProbes: readonly Probe[] = reweightableCategories.map((category) => ({
  reweighted: [{ category, reason: 'hardshipException' }],
}));

/** The best and the worst figure of a benchmark. */
function ends({ bounds }: Benchmark): number[] {
  const known = bounds.filter((bound) => !Number.isNaN(bound));
  const [worst, best] = [known[0], known.at(-1)];
  return worst === undefined || best === undefined ? [] : [worst, best];
}

const byClaims = 'administrativeClaims';

/** Every cost measure of the year, with cases enough. */
export function costProbes({ cost }: YearPolicy, catalogue: YearCatalogue): Probe[] {
  return Object.entries(cost.caseMinimums).flatMap(([measureId, caseCount]) => {
    const benchmark = catalogue.benchmark(measureId, byClaims);
    if (benchmark === undefined) return [];
    return ends(benchmark).map((value) => ({ cost: [{ measureId, caseCount, value }] }));
  });
}

/** A claims measure at its best and at its worst, with cases enough; nothing without a benchmark. */
function figuresOf(
  { administrativeClaims }: YearPolicy['quality'],
  catalogue: YearCatalogue,
  measureId: string,
): AdministrativeClaimsFact[] {
  const [benchmark, rule] = [catalogue.benchmark(measureId, byClaims), administrativeClaims.rules[measureId]];
  if (benchmark === undefined || rule === undefined) return [];
  return ends(benchmark).map((rate) => ({ measureId, caseCount: rule.cases, rate }));
}

/** Every claims measure of the year. */
export function claimsProbes({ quality }: YearPolicy, catalogue: YearCatalogue): Probe[] {
  return Object.keys(quality.administrativeClaims.rules)
    .flatMap((measureId) => figuresOf(quality, catalogue, measureId))
    .map((figure) => ({ administrativeClaims: [figure] }));
}

/**
 * The choice of each population health measure of a pathway, for which it counts; with a figure for it, the best and the
 * worst, where none was given. None in a year or an option that asks for no choice.
 */
export function registrationProbes(
  { quality }: YearPolicy,
  catalogue: YearCatalogue,
  { option, facts }: UnitScoreInput,
): Probe[] {
  if (quality.methods.populationHealth !== 'registered' || catalogue.mvp(option) === undefined) return [];
  const ids = quality.mvp?.populationHealthMeasureIds ?? [];
  return ids.flatMap((measureId) => {
    const registration = { mvpId: option, populationHealthMeasureId: measureId };
    const figures = figuresOf(quality, catalogue, measureId);
    return facts.administrativeClaims.some((given) => given.measureId === measureId)
      ? [{ registration }]
      : figures.map((figure) => ({ registration, administrativeClaims: [...facts.administrativeClaims, figure] }));
  });
}

/** The survey with one measure, at its best and at its worst. */
export function surveyProbes(catalogue: YearCatalogue): Probe[] {
  const benchmark = catalogue.benchmarks().find(({ method }) => method === 'certifiedSurveyVendor');
  if (benchmark === undefined) return [];
  return ends(benchmark).map((score) => ({ cahps: [{ measureId: benchmark.measureId, score }] }));
}
