import type { Benchmark, SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { decilePoints } from '../../scoring';
import { publishedBenchmarks, publishedYears } from './published-benchmarks';
import { ratesAround, referencePoints } from './reference-points';
import type { ReferenceRow } from './reference-points';

const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** First decile with points of its own, and the floor: 3 for quality to 2022; 1 afterwards, and always for cost. */
function lowestOf(year: number, isCost: boolean): number {
  return year <= 2022 && !isCost ? 3 : 1;
}

function isCost(year: number, measureId: string): boolean {
  const measure = loadCatalogue(year).measure(measureId);
  return measure === undefined ? /^(COST_|MSPB_|TPCC_)/.test(measureId) : measure.category === 'cost';
}

function asReference({ bounds, isInverse }: Benchmark): ReferenceRow {
  return { edges: bounds.map((bound) => (Number.isNaN(bound) ? undefined : bound)), lowerIsBetter: isInverse };
}

/** Where the engine and the reference part, in words; and how many rates were tried. */
function compare(year: number, benchmark: Benchmark, row: ReferenceRow): { tried: number; problems: string[] } {
  const lowest = lowestOf(year, isCost(year, benchmark.measureId));
  const problems: string[] = [];
  const rates = ratesAround(row);
  for (const rate of rates) {
    const expected = referencePoints(row, rate, lowest);
    const { decile, partial, points } = decilePoints(benchmark, rate, lowest);
    const agrees = decile === expected.decile && Math.abs(points - expected.points) < 1e-9;
    const addsUp = decile === -1 ? points === lowest && partial === 0 : Math.abs(points - decile - partial) < 1e-9;
    if (!agrees || !addsUp) {
      problems.push(`${benchmark.ref} at ${rate}: ${points} (decile ${decile}) instead of ${expected.points}`);
    }
  }
  return { tried: rates.length, problems };
}

describe('every benchmark row of a year', () => {
  // Rows a year as counted on the public data, version 11.1.0.
  it.each([
    [2017, 572],
    [2018, 480],
    [2019, 449],
    [2020, 386],
    [2021, 368],
    [2022, 372],
    [2023, 385],
    [2024, 358],
    [2025, 380],
    [2026, 293],
  ])('%i: is shipped, %i in all', (year, count) => {
    expect(loadCatalogue(year).benchmarks()).toHaveLength(count);
  });

  it.each(years)('%i: gives the points of the rules at, above and below each of its bounds', (year) => {
    const results = loadCatalogue(year)
      .benchmarks()
      .map((benchmark) => compare(year, benchmark, asReference(benchmark)));
    expect(results.flatMap(({ problems }) => problems)).toEqual([]);
    // A row that is not wholly constant has many more; none has fewer than its bound, a hair more, less, and the ends.
    expect(Math.min(...results.map(({ tried }) => tried))).toBeGreaterThanOrEqual(5);
  });

  it.each(years)('%i: has ten bounds, unknown at most in decile 1, which go one way', (year) => {
    const problems: string[] = [];
    for (const { bounds, isInverse, mistrust, ref } of loadCatalogue(year).benchmarks()) {
      if (bounds.length !== 10 || bounds.slice(1).some(Number.isNaN)) problems.push(`${ref}: ${bounds.join(' ')}`);
      // Decile 2 of the older rows is often a stand-in (0 or 100), and no quality points come from below decile 3.
      const read = year <= 2022 ? bounds.slice(2) : bounds;
      const turns = read.some(
        (bound, index) => index > 0 && (bound - (read[index - 1] ?? bound)) * (isInverse ? -1 : 1) < 0,
      );
      if (turns && mistrust !== 'notMonotonic') problems.push(`${ref}: turns back`);
    }
    expect(problems).toEqual([]);
  });

  it.each(years)('%i: is scored from the floor the policy names', (year) => {
    const { quality, cost } = loadPolicy(year);
    expect([quality.benchmarkedFloor, cost.floor]).toEqual([lowestOf(year, false), lowestOf(year, true)]);
  });
});

describe('every benchmark row CMS publishes', () => {
  it('gives the same points from the published figures as from the shipped ones', () => {
    const problems: string[] = [];
    for (const year of publishedYears()) {
      const rows = publishedBenchmarks(year);
      if (rows.length !== loadCatalogue(year).benchmarks().length)
        problems.push(`${year}: ${rows.length} rows published`);
      for (const { measureId, method, row } of rows) {
        const shipped = loadCatalogue(year).benchmark(measureId, method as SubmissionMethod);
        if (shipped === undefined) problems.push(`${year} ${measureId} ${method}: not shipped`);
        else problems.push(...compare(year, shipped, row).problems);
      }
    }
    expect(problems).toEqual([]);
  });

  // Rows whose reading is easily got wrong, copied figure by figure from the public data.
  it.each([
    // 2017 cost: ten values, the first is decile 2's
    [2017, 'TPCC_1', 'administrativeClaims'],
    [2021, '479', 'administrativeClaims'],
    [2020, 'ACEP50', 'registry'],
  ] as const)('%i %s: does not know where decile 1 begins', (year, id, method) => {
    expect(loadCatalogue(year).benchmark(id, method)?.bounds[0]).toBeNaN();
  });

  it.each([
    [2018, 'TPCC_1'],
    [2021, 'MCC1'],
    [2022, 'TPCC_1'],
  ] as const)('%i %s: knows where decile 1 begins', (year, id) => {
    expect(loadCatalogue(year).benchmark(id, 'administrativeClaims')?.bounds[0]).not.toBeNaN();
  });
});
