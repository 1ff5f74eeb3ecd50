/** The figures of one performance year. */
import { performance } from 'node:perf_hooks';
import { readCompactFile, loadCatalogue } from '../catalogue/load';
import { readCatalogue } from '../catalogue/read-catalogue';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { loadPolicy, supportedPolicyYears } from '../policy/load';
import type { YearPolicy } from '../policy/year-policy';
import { scoreUnit } from '../scoring';
import type { UnitScoreInput } from '../scoring';
import { decilePoints } from '../scoring/decile-points';
import { validateSubmission } from '../validation/validate-submission';
import type { ValidationContext } from '../validation/validation-context';
import { spreadOf } from './timing';
import type { Spread } from './timing';
import { unitInput } from './unit-input';
import { yearBody, yearCandidates } from './year-body';
import type { WireBody } from './year-body';

/** Reading a year's catalogue, in milliseconds. */
export interface CatalogueTimes {
  /** The first time in this process. */
  cold: number;
  /** File, text and tables again, with the code warm. */
  warm: Spread;
}

/** Everything measured for a year. */
export interface YearFigures {
  year: number;
  catalogue: CatalogueTimes;
  validation: Spread;
  decile: Spread;
  /** Without and with its explanation read. */
  scoring: { plain: Spread; withTree: Spread };
}

/** A year's material: different bodies, and the units they make. */
export interface YearMaterial {
  year: number;
  cold: number;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  bodies: readonly WireBody[];
  inputs: readonly UnitScoreInput[];
}

const validationContext: ValidationContext = {
  catalogueFor: loadCatalogue,
  policyFor: loadPolicy,
  supportedYears: supportedPolicyYears(),
  mode: 'production',
};

/** Reads the year, timing the first read of its catalogue, and makes its bodies. Throws when one is not valid. */
export function prepareYear(year: number, count: number): YearMaterial {
  const start = performance.now();
  const catalogue = loadCatalogue(year);
  const cold = performance.now() - start;
  const policy = loadPolicy(year);
  const candidates = yearCandidates(catalogue);
  const bodies = Array.from({ length: count }, (_, seed) => yearBody(catalogue, candidates, seed));
  const inputs = bodies.map((body, seed) => {
    const outcome = validateSubmission(body, validationContext);
    if (!outcome.valid) throw new Error(`body ${seed} of ${year}: ${JSON.stringify(outcome.details[0])}`);
    return unitInput(outcome.submission, policy, catalogue, seed);
  });
  return { year, cold, policy, catalogue, bodies, inputs };
}

/** A thousand lookups with another rate each, so that one is long enough to be timed. */
const lookups = 1000;

function decileSpread({ catalogue, policy }: YearMaterial, rounds: number): Spread {
  const rows = catalogue.benchmarks().map(({ measureId, method }) => ({ measureId, method }));
  const floor = policy.quality.benchmarkedFloor;
  const spread = spreadOf([0, 1, 2, 3], rounds, (start) => {
    let points = 0;
    for (let index = 0; index < lookups; index += 1) {
      const { measureId, method } = rows[(index + start) % rows.length] as (typeof rows)[number];
      const benchmark = catalogue.benchmark(measureId, method);
      if (benchmark !== undefined) points += decilePoints(benchmark, (index * 7.3) % 100, floor).points;
    }
    return points;
  });
  const each = (total: number): number => total / lookups;
  const { p50, p90, roundLow, roundHigh, samples } = spread;
  return { p50: each(p50), p90: each(p90), roundLow: each(roundLow), roundHigh: each(roundHigh), samples };
}

function scoringSpread({ inputs, policy, catalogue }: YearMaterial, rounds: number): YearFigures['scoring'] {
  const plain = spreadOf(inputs, rounds, (input) => scoreUnit(input, policy, catalogue));
  return { plain, withTree: spreadOf(inputs, rounds, (input) => scoreUnit(input, policy, catalogue).tree) };
}

/** Measures a prepared year. */
export function measureYear(material: YearMaterial, rounds: number): YearFigures {
  const { year, bodies, cold } = material;
  const warm = spreadOf(Array.from({ length: 5 }), Math.max(2, Math.ceil(rounds / 4)), () =>
    readCatalogue(readCompactFile(year)),
  );
  return {
    year,
    catalogue: { cold, warm },
    validation: spreadOf(bodies, rounds, (body) => validateSubmission(body, validationContext)),
    decile: decileSpread(material, rounds),
    scoring: scoringSpread(material, rounds),
  };
}
