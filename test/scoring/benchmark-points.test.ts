import { loadCatalogue, supportedCatalogueYears } from '../../catalogue/load';
import type { SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadPolicy } from '../../policy/load';
import { benchmarkPoints, rateRange, readBenchmark } from '../../scoring/benchmark-points';

const reading = (year: number, id: string, method: SubmissionMethod) =>
  readBenchmark(loadPolicy(year), loadCatalogue(year), id, method);

function pointsOf(year: number, id: string, method: SubmissionMethod, rate: number) {
  const found = reading(year, id, method);
  if (found.status !== 'usable') throw new Error(`${year} ${id} ${method} is ${found.status}`);
  const category = loadCatalogue(year).measure(id)?.category === 'cost' ? 'cost' : 'quality';
  return benchmarkPoints(loadPolicy(year), found.benchmark, category, rate);
}

describe('readBenchmark', () => {
  it('finds a row, historical or of the year itself', () => {
    expect(reading(2024, '001', 'registry').status).toBe('usable');
    expect(reading(2024, '102', 'registry')).toEqual({ status: 'none' });
  });

  it('does not use a historical row that the measure withdraws, but uses one made in the year for it', () => {
    // 226 by Web Interface in 2022 has data of 2020; 400 by registry was withdrawn and made anew from 2024 data.
    expect(reading(2022, '226', 'cmsWebInterface').status).toBe('withdrawn');
    expect(reading(2024, '400', 'registry').status).toBe('usable');
  });

  it('takes every row of 2026 that CMS computes for a placeholder, and no row of another year', () => {
    for (const year of supportedCatalogueYears()) {
      for (const { measureId, method } of loadCatalogue(year).benchmarks()) {
        const isPlaceholder = reading(year, measureId, method).status === 'placeholder';
        expect(isPlaceholder).toBe(year === 2026 && method === 'administrativeClaims');
      }
    }
  });
});

describe('benchmarkPoints', () => {
  it('caps a topped-out row at seven points and says so', () => {
    expect(pointsOf(2025, '130', 'registry', 100)).toMatchObject({
      points: 7,
      cap: 7,
      isCapped: true,
      deciles: { decile: 10, points: 10 },
    });
    // below the cap: 3 + 3.8/4.18
    expect(pointsOf(2025, '130', 'registry', 98)).toMatchObject({ points: 3.9091, cap: 7, isCapped: false });
  });

  it('caps nothing in 2017 and the six listed measures alone in 2018', () => {
    const capped = (year: number) =>
      loadCatalogue(year)
        .benchmarks()
        .filter((benchmark) => benchmarkPoints(loadPolicy(year), benchmark, 'quality', 50).cap !== null);
    expect(capped(2017)).toEqual([]);
    const listed = ['021', '023', '052', '224', '262', '359'];
    expect(capped(2018).filter(({ measureId }) => !listed.includes(measureId))).toEqual([]);
    expect(capped(2018).length).toBeGreaterThan(0);
    expect(capped(2018).every(({ isToppedOut }) => isToppedOut)).toBe(true);
  });

  it('floors quality at 3 to 2022 and at 1 from 2023, and cost at 1 always', () => {
    expect(pointsOf(2022, '001', 'registry', 100)).toMatchObject({ points: 3, lowest: 3, deciles: { decile: -1 } });
    expect(pointsOf(2024, '001', 'registry', 100)).toMatchObject({ points: 1, lowest: 1 });
    expect(pointsOf(2022, 'TPCC_1', 'administrativeClaims', 99_999)).toMatchObject({ points: 1, lowest: 1 });
  });

  it('gives four decimals that print as four', () => {
    for (let rate = 0; rate <= 100; rate += 0.25)
      expect(String(pointsOf(2024, '001', 'registry', rate).points)).toMatch(/^\d+(\.\d{1,4})?$/);
  });
});

describe('rateRange', () => {
  const range = (year: number, id: string) => rateRange(loadCatalogue(year).measure(id));

  it('is a percentage unless the measure says otherwise', () => {
    expect(range(2024, '001')).toEqual({ low: 0, high: 100 });
    expect(range(2024, 'CAHPS_1')).toEqual({ low: 0, high: 100 });
    expect(rateRange(undefined)).toEqual({ low: 0, high: 100 });
    expect(range(2024, 'TPCC_1')).toEqual({ low: 0, high: Infinity });
    expect(range(2020, 'ACEP50')).toEqual({ low: -Infinity, high: Infinity });
  });

  it.each(supportedCatalogueYears())('holds every published bound of %i', (year) => {
    for (const { measureId, bounds } of loadCatalogue(year).benchmarks()) {
      const { low, high } = range(year, measureId);
      for (const bound of bounds) expect(bound < low || bound > high).toBe(false);
    }
  });
});
