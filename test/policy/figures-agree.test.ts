import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy, loadPolicyFile, supportedPolicyYears } from '../../policy/load';
import type { Benchmark } from '../../catalogue/year-catalogue';

const years = supportedPolicyYears();

describe('weights', () => {
  it.each(years)('of %i before reweighting sum to 100 in every table', (year) => {
    const { standard } = loadPolicyFile(year).categoryWeights;
    for (const [key, row] of Object.entries(standard)) {
      const total = row.quality + row.cost + row.ia + row.pi;
      expect([key, total]).toEqual([key, 100]);
    }
  });

  it.each(years)('of %i are the weights that the categories state themselves', (year) => {
    const file = loadPolicyFile(year) as unknown as Record<string, { weight: number }>;
    const { standard } = loadPolicy(year).weights;
    expect(standard).toEqual({
      quality: file['quality']!.weight,
      cost: file['cost']!.weight,
      ia: file['improvementActivities']!.weight,
      pi: file['promotingInteroperability']!.weight,
    });
  });
});

describe('payment figures', () => {
  it.each(years)('of %i: the bound is a quarter of the threshold, the limits mirror each other', (year) => {
    const { payment, finalScore } = loadPolicy(year);
    expect(payment.quarterBound).toBe(finalScore.performanceThreshold / 4);
    expect(payment.maxNegativePercent).toBe(-payment.maxPositivePercent);
    expect((payment.additional === null) === (finalScore.additionalThreshold === null)).toBe(true);
  });

  it.each([
    [2017, 1.88],
    [2018, 1.68],
    [2019, 1.79],
    [2020, 1.87],
    [2021, 2.34],
    // An early outside estimate; 8.26 is recalled as the official figure, hence the tolerance.
    [2022, 8.25],
    [2023, 2.15],
    [2024, 1.05],
    [2025, null],
    [2026, null],
  ])('of %i: the published maximum is %p', (year, published) => {
    const { publishedMaximumPercent } = loadPolicy(year).payment;
    if (published === null) expect(publishedMaximumPercent).toBeNull();
    else expect(Math.abs(publishedMaximumPercent! - published)).toBeLessThanOrEqual(0.02);
  });

  it.each(years)('of %i: a published maximum fits under three times the limit, and ten more through 2022', (year) => {
    const { publishedMaximumPercent, maxPositivePercent, scalingFactorMaximum, additional } = loadPolicy(year).payment;
    expect(scalingFactorMaximum).toBe(3);
    // The additional adjustment is 0.5 + 9.5 = 10 percent at a score of 100, times a factor of at most 1.
    const most = maxPositivePercent * 3 + (additional === null ? 0 : additional.basePercent + additional.slopePercent);
    expect(additional === null).toBe(year >= 2023);
    expect(publishedMaximumPercent ?? 0).toBeLessThanOrEqual(most);
  });
});

describe('improvement activities', () => {
  it.each(years)('of %i: the points say the same in the section and in the method', (year) => {
    const { points } = loadPolicyFile(year).improvementActivities as unknown as { points: Record<string, unknown> };
    const { ia } = loadPolicy(year);
    if (ia.method === 'weighted') {
      expect([points['medium'], points['high']]).toEqual([ia.points.medium, ia.points.high]);
      expect([points['doubledMedium'], points['doubledHigh']]).toEqual([
        ia.doubledPoints.medium,
        ia.doubledPoints.high,
      ]);
    } else {
      expect(points['perActivity']).toEqual({ standard: ia.points.unweighted, doubled: ia.doubledPoints.unweighted });
    }
  });
});

describe('cut points in standard deviations', () => {
  const pattern = [1, 1, 2, 1, 1, 1, 0.5, 0.5, 0.5];

  /** Gaps between the ten cut points from the best to the worst, as parts of a span of 8.5 units. */
  function gaps({ bounds }: Benchmark): number[] {
    const fromBest = [...bounds].reverse();
    const unit = (fromBest[9]! - fromBest[0]!) / 8.5;
    return fromBest.slice(1).map((bound, index) => (bound - fromBest[index]!) / unit);
  }

  /** Measures whose gaps are off by more than the rounding of the published cut points can explain. */
  function irregular(benchmarks: readonly Benchmark[]): string[] {
    return benchmarks
      .filter((row) => {
        const unit = Math.abs(row.bounds[9]! - row.bounds[0]!) / 8.5;
        // Costs and rates per hundred are published to the hundredth, shares to the ten-thousandth.
        const step = row.bounds[0]! < 1 ? 0.0001 : 0.01;
        // Both ends of a gap are rounded to half a step, and so are both ends of the span.
        const slack = (2 * step) / unit;
        return gaps(row).some((gap, index) => Math.abs(gap - pattern[index]!) > slack);
      })
      .map(({ measureId }) => measureId);
  }

  function rows(year: number, isWanted: (measureId: string) => boolean): Benchmark[] {
    return loadCatalogue(year)
      .benchmarks()
      .filter(({ measureId }) => isWanted(measureId));
  }

  it.each([2024, 2025])('cost %i: lie 1, 1, 2, 1, 1, 1, ½, ½, ½ apart for every measure', (year) => {
    const { caseMinimums } = loadPolicy(year).cost;
    const benchmarks = rows(year, (id) => id in caseMinimums);
    expect(benchmarks.length).toBeGreaterThan(20);
    expect(irregular(benchmarks)).toEqual([]);
  });

  it('cost 2026: repeats 2025, so the year says that its rows are placeholders', () => {
    expect(loadPolicy(2026).cost.benchmarksArePlaceholders).toBe(true);
  });

  it('the years that score by the median say so, with the same pattern', () => {
    for (const year of years) {
      const { benchmarkMethod } = loadPolicyFile(year).cost as unknown as { benchmarkMethod: Record<string, unknown> };
      expect(benchmarkMethod['id']).toBe(year >= 2024 ? 'medianSd' : 'performancePeriodDeciles');
      if (year >= 2024) expect(benchmarkMethod['spacingPattern']).toEqual(pattern);
    }
  });

  it('claims measures 2025: lie the same way apart', () => {
    const { measureIds } = loadPolicy(2025).quality.administrativeClaims;
    const benchmarks = rows(2025, (id) => measureIds.includes(id));
    expect(benchmarks.map(({ measureId }) => measureId).sort()).toEqual([...measureIds].sort());
    expect(irregular(benchmarks)).toEqual([]);
  });
});
