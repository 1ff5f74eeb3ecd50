/** From a validated body to what scoring takes: the sets with their references, and the facts CMS would bring. */
import type { NormalisedSubmission } from '../schemas/submission';
import type { MeasurementSet, UnitFacts, UnitScoreInput } from '../scoring';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import { seededRandom } from './seeded-random';

/** Six cost measures, with a benchmark where the year has so many; values spread over the whole benchmark. */
function cost(policy: YearPolicy, catalogue: YearCatalogue, seed: number): UnitFacts['cost'] {
  const random = seededRandom(seed);
  const known = Object.keys(policy.cost.caseMinimums);
  const benchmarked = known.filter((id) => catalogue.benchmark(id, 'administrativeClaims') !== undefined);
  return random.some(benchmarked.length >= 6 ? benchmarked : known, 6).map((measureId) => {
    const bounds = catalogue.benchmark(measureId, 'administrativeClaims')?.bounds ?? [];
    const [worst = 20_000, best = 10_000] = [bounds[1], bounds[9]];
    const value = best + ((worst - best) * random.integer(-5, 110)) / 100;
    return { measureId, caseCount: random.integer(35, 400), value };
  });
}

/** The quality measures CMS computes for groups in the year. */
function administrativeClaims(
  policy: YearPolicy,
  catalogue: YearCatalogue,
  seed: number,
): UnitFacts['administrativeClaims'] {
  const random = seededRandom(seed + 31);
  return Object.entries(policy.quality.administrativeClaims.rules).flatMap(([measureId, { units }]) => {
    const benchmark = catalogue.benchmark(measureId, 'administrativeClaims');
    if (benchmark === undefined || !units.includes('group')) return [];
    const [worst = 0, best = 0] = [benchmark.bounds[1], benchmark.bounds[9]];
    return [{ measureId, caseCount: 320, rate: best + ((worst - best) * random.integer(0, 110)) / 100 }];
  });
}

function facts(policy: YearPolicy, catalogue: YearCatalogue, seed: number): UnitFacts {
  const random = seededRandom(seed + 17);
  return {
    specialStatuses: { smallPractice: random.coin(), rural: random.coin() },
    clinicianCount: random.integer(2, 60),
    cost: cost(policy, catalogue, seed),
    administrativeClaims: administrativeClaims(policy, catalogue, seed),
    reweighted: [],
    complexPatient: [
      { name: 'hcc', value: random.integer(80, 240) / 100, z: random.integer(-100, 200) / 100, atOrAboveMedian: true },
      { name: 'dualProportion', value: random.integer(0, 60) / 100, z: 0.2, atOrAboveMedian: random.coin() },
    ],
    previousYear: { qualityAchievementPercent: random.integer(20, 90), costPercent: random.integer(20, 90) },
  };
}

/** The unit of a validated submission, with facts that vary with the seed. */
export function unitInput(
  submission: NormalisedSubmission,
  policy: YearPolicy,
  catalogue: YearCatalogue,
  seed: number,
): UnitScoreInput {
  const sets = submission.measurementSets.map((set, index): MeasurementSet => ({
    ...set,
    setRef: `set-${seed}-${index}`,
    submitterRef: 'org_bench',
  }));
  const { performanceYear } = policy;
  return { performanceYear, unitKind: 'group', option: 'mips', sets, facts: facts(policy, catalogue, seed) };
}
