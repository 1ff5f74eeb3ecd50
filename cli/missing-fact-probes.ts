/** Facts to score again with, to see whether facts that were not given could move a score. */
import type { Benchmark, YearCatalogue } from '../catalogue/year-catalogue';
import { specialStatuses } from '../eligibility/facts';
import type { YearPolicy } from '../policy/year-policy';
import { reweightableCategories } from '../schemas/unit-facts';
import type { UnitFacts } from '../scoring/score-input';

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

/** Every claims measure of the year, with cases enough. */
export function claimsProbes({ quality }: YearPolicy, catalogue: YearCatalogue): Probe[] {
  return Object.entries(quality.administrativeClaims.rules).flatMap(([measureId, { cases }]) => {
    const benchmark = catalogue.benchmark(measureId, byClaims);
    if (benchmark === undefined) return [];
    return ends(benchmark).map((rate) => ({ administrativeClaims: [{ measureId, caseCount: cases, rate }] }));
  });
}

/** The survey with one measure, at its best and at its worst. */
export function surveyProbes(catalogue: YearCatalogue): Probe[] {
  const benchmark = catalogue.benchmarks().find(({ method }) => method === 'certifiedSurveyVendor');
  if (benchmark === undefined) return [];
  return ends(benchmark).map((score) => ({ cahps: [{ measureId: benchmark.measureId, score }] }));
}
