import type { SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadCatalogue, supportedCatalogueYears } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { decilePoints } from '../../scoring/decile-points';

function pointsOf(year: number, measureId: string, method: SubmissionMethod, rate: number): number {
  const benchmark = loadCatalogue(year).benchmark(measureId, method);
  if (benchmark === undefined) throw new Error(`no benchmark ${year} ${measureId} ${method}`);
  const isCost = loadCatalogue(year).measure(measureId)?.category === 'cost';
  const { quality, cost } = loadPolicy(year);
  return decilePoints(benchmark, rate, isCost ? cost.floor : quality.benchmarkedFloor).points;
}

describe('decilePoints', () => {
  it.each([
    // inverse, decile 6 from 16.22, decile 7 from 13.04: 6 + 1.22/3.18
    [2017, '001', 'claims', 15, 6.3836],
    // decile 6 from 73.37, decile 7 from 84: 6 + 1.63/10.63
    [2017, '160', 'electronicHealthRecord', 75, 6.1533],
    // decile 3 from 0, decile 4 from 30: 3 + 15/30
    [2020, '110', 'cmsWebInterface', 15, 3.5],
    // flat: decile 8 from 70
    [2022, '236', 'registry', 70, 8],
    // inverse, decile 6 from P50 29.525, decile 7 from P40 24.85: 6 + 4.525/4.675
    [2026, '001', 'electronicHealthRecord', 25, 6.9679],
    // decile 3 from 94.2, decile 4 from 98.38: 3 + 3.8/4.18
    [2025, '130', 'registry', 98, 3.9091],
    // the cap of 7 is another rule
    [2025, '130', 'registry', 100, 10],
    // defined topped-out table: decile 7 from 96, decile 8 from 98: 7 + 1/2
    [2025, '250', 'registry', 97, 7.5],
    // the same, inverse: decile 7 from 4, decile 8 from 2
    [2025, '406', 'registry', 3, 7.5],
    // decile 6 from 83.99, decile 7 from 84.98: 6 + 0.51/0.99
    [2026, 'CAHPS_1', 'certifiedSurveyVendor', 84.5, 6.5152],
    // decile 8 from 1361.27, decile 9 from 1204.04: 8 + 61.27/157.23
    [2024, 'TPCC_1', 'administrativeClaims', 1300, 8.3897],
    // decile 5 from 1318.42, decile 6 from 1268.81: 5 + 18.42/49.61
    [2022, 'TPCC_1', 'administrativeClaims', 1300, 5.3713],
  ] as const)('places %i %s %s at %d on its real benchmark: %d points', (year, id, method, rate, expected) => {
    expect(pointsOf(year, id, method, rate)).toBeCloseTo(expected, 10);
  });

  it.each([
    // decile 7 from 1675.72, decile 8 from 1361.27: 7 + 275.72/314.45
    [1400, 7.8768],
    // the median of a standard deviation table, (1361.27 + 1675.72) / 2
    [1518.495, 7.5],
    // cheaper than the tenth bound 1046.81
    [1000, 10],
    // dearer than the first bound 2383.26
    [2500, 1],
  ])('gives a cost of %d on the standard deviation table of 2024 %d points', (cost, expected) => {
    expect(pointsOf(2024, 'TPCC_1', 'administrativeClaims', cost)).toBeCloseTo(expected, 10);
  });

  it('floors at 3 below decile 3 up to 2022 and at 1 from 2023', () => {
    expect(decilePoints({ bounds: [NaN, 5, 10, 20, 30, 40, 50, 60, 70, 80], isInverse: false }, 1, 3)).toEqual({
      decile: -1,
      partial: 0,
      points: 3,
    });
    expect(decilePoints({ bounds: [5, 10, 20, 30, 40, 50, 60, 70, 80, 90], isInverse: false }, 1, 1)).toEqual({
      decile: -1,
      partial: 0,
      points: 1,
    });
  });

  it('skips empty deciles by taking the highest bound met', () => {
    const bounds = [0, 10, 20, 20, 20, 50, 60, 70, 80, 90];
    // deciles 3 and 4 are empty; decile 5 runs from 20 to 50: 5 + 15/30
    expect(decilePoints({ bounds, isInverse: false }, 35, 1).points).toBeCloseTo(5.5, 10);
  });

  it('rounds the partial once, at four decimals, half up', () => {
    // 1/8 of the way in steps of 0.0001: 0.00005 becomes 0.0001
    const bounds = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    expect(decilePoints({ bounds, isInverse: false }, 4.00005, 1).points).toBeCloseTo(5.0001, 10);
  });

  it.each(supportedCatalogueYears())('meets every bound of every benchmark of %i exactly', (year) => {
    const lowest = loadPolicy(year).quality.benchmarkedFloor;
    const problems: string[] = [];
    for (const { bounds, isInverse, mistrust, ref } of loadCatalogue(year).benchmarks()) {
      if (mistrust === 'notMonotonic') continue;
      bounds.forEach((bound, index) => {
        if (Number.isNaN(bound) || index + 1 < lowest) return;
        const decile = bounds.lastIndexOf(bound) + 1;
        const nudge = isInverse ? -1e-7 : 1e-7;
        const [worse, at, better] = [bound - nudge, bound, bound + nudge].map((rate) =>
          decilePoints({ bounds, isInverse }, rate, lowest),
        );
        if (at?.points !== decile) problems.push(`${ref}: bound of decile ${decile} earns ${at?.points}`);
        if (better!.points < decile || worse!.points > decile) problems.push(`${ref}: not monotonic at ${bound}`);
      });
    }
    expect(problems).toEqual([]);
  });
});
