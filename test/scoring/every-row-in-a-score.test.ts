/**
 * Every benchmark row once more, through a whole score: what is submitted, or computed by CMS, is compared with its row,
 * capped and floored as the year has it.
 */
import type { Benchmark, Measure, QualityMeasure } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { MeasurementValue, UnitFacts } from '../../scoring';
import { categoryOf, scoreOf, yearSet } from './earning';
import { referencePoints } from './reference-points';

const years = [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

/** The six measures whose own flag, not their row's, carried the cap in its first year. */
const capped2018 = ['021', '023', '052', '224', '262', '359'];

function isCapped(year: number, { measureId, isToppedOut, isToppedOutByProgram }: Benchmark): boolean {
  if (year === 2017) return false;
  return year === 2018 ? capped2018.includes(measureId) && isToppedOut : isToppedOutByProgram;
}

/** 7 points in the first year of a measure and 5 in its second, from 2022. */
function newMeasureFloor(year: number, measure: Measure): number {
  if (year < 2022) return 0;
  return { 0: 7, 1: 5 }[year - measure.firstPerformanceYear] ?? 0;
}

/** What a large group gets without a benchmark: 3 to 2022, afterwards nothing. */
function withoutBenchmark(year: number): number {
  return year <= 2022 ? 3 : 0;
}

function points(benchmark: Benchmark, rate: number, lowest: number): number {
  const edges = benchmark.bounds.map((bound) => (Number.isNaN(bound) ? undefined : bound));
  return referencePoints({ edges, lowerIsBetter: benchmark.isInverse }, rate, lowest).points;
}

/** Points of the one quality measure sent, with all its cases and enough of them. */
function expected(year: number, measure: QualityMeasure, benchmark: Benchmark, rate: number): number {
  const { method } = benchmark;
  if (measure.icdImpacted.includes(method) || measure.clinicalGuidelineChanged.includes(method)) return 0;
  const floor = newMeasureFloor(year, measure);
  const isWithdrawn = benchmark.benchmarkYear < year && measure.historicBenchmarkRemoved.includes(method);
  // A Web Interface measure without a benchmark is left out altogether.
  if (isWithdrawn) return method === 'cmsWebInterface' ? 0 : Math.max(floor, withoutBenchmark(year));
  const earned = points(benchmark, rate, year <= 2022 ? 3 : 1);
  return Math.max(floor, isCapped(year, benchmark) ? Math.min(7, earned) : earned);
}

/** Enough cases for every minimum, and a whole number of patients for every rate of four decimals. */
const patients = 1_000_000;

/** A value of the measure's shape with exactly this rate; undefined where none has it. */
function valueWith(measure: QualityMeasure, rate: number): MeasurementValue | undefined {
  const performanceMet = Math.round((rate * patients) / 100);
  const isCount = rate >= 0 && rate <= 100 && (performanceMet * 100) / patients === rate;
  const counts = { performanceMet, performanceNotMet: patients - performanceMet, eligiblePopulation: patients };
  const strata = measure.strata.map((stratum) => ({ ...counts, stratum }));
  switch (measure.metricType) {
    case 'singlePerformanceRate':
      return isCount ? counts : undefined;
    case 'registrySinglePerformanceRate':
      return isCount ? { ...counts, performanceRate: rate } : undefined;
    case 'multiPerformanceRate':
      // a sum of numerators is no percent
      return isCount && measure.overallAlgorithm !== 'sumNumerators' ? { strata } : undefined;
    case 'registryMultiPerformanceRate':
      return isCount ? { strata, performanceRate: rate } : undefined;
    case 'nonProportion':
      return { numerator: rate, denominator: patients, observationInstances: patients };
    default:
      return undefined;
  }
}

/** Each bound, and a little to both sides of it. */
function ratesOf({ bounds }: Benchmark): number[] {
  const known = bounds.filter((bound) => !Number.isNaN(bound));
  const near = known.flatMap((bound) => [bound, bound + 0.001, bound - 0.001].map((rate) => Number(rate.toFixed(6))));
  return [...new Set(near)];
}

interface Tried {
  rows: number;
  scores: number;
  problems: string[];
}

function tryRow(tried: Tried, benchmark: Benchmark, earnedAt: (rate: number) => [number, number] | undefined): void {
  let scores = 0;
  for (const rate of ratesOf(benchmark)) {
    const pair = earnedAt(rate);
    if (pair === undefined) continue;
    scores += 1;
    const [earned, wanted] = pair;
    if (Math.abs(earned - wanted) > 1e-9) tried.problems.push(`${benchmark.ref} at ${rate}: ${earned}, not ${wanted}`);
  }
  tried.scores += scores;
  if (scores > 0) tried.rows += 1;
}

const nothingTried = (): Tried => ({ rows: 0, scores: 0, problems: [] });

describe('a quality measure by itself', () => {
  it.each(years)('earns what its row gives in %i, at, above and below each bound', (year) => {
    const tried = nothingTried();
    for (const benchmark of loadCatalogue(year).benchmarks()) {
      const measure = loadCatalogue(year).qualityMeasure(benchmark.measureId);
      const { measureId, method: submissionMethod } = benchmark;
      if (measure === undefined || submissionMethod === 'administrativeClaims') continue;
      // Since 2023 the Web Interface serves accountable care organizations alone.
      if (submissionMethod === 'cmsWebInterface' && year > 2022) continue;
      tryRow(tried, benchmark, (rate) => {
        const value = valueWith(measure, rate);
        if (value === undefined) return undefined;
        const set = yearSet(year, 'quality', [{ measureId, value }], { submissionMethod });
        const earned = categoryOf(scoreOf(year, [set]), 'quality').points;
        return [earned, expected(year, measure, benchmark, rate)];
      });
    }
    expect(tried.problems).toEqual([]);
    expect(tried.rows).toBeGreaterThan(200);
  });
});

describe('a survey measure by itself', () => {
  it.each(years)('earns what its row gives in %i', (year) => {
    const tried = nothingTried();
    for (const benchmark of loadCatalogue(year).benchmarks()) {
      const { measureId, method } = benchmark;
      // The summary measures of the accountable care organizations are not those of the survey for groups.
      if (method !== 'certifiedSurveyVendor' || measureId.startsWith('CAHPS_ACO')) continue;
      tryRow(tried, benchmark, (rate) => {
        if (rate < 0 || rate > 100) return undefined;
        const score = scoreOf(year, [], { cahps: [{ measureId, score: rate }] });
        return [categoryOf(score, 'quality').points, points(benchmark, rate, year <= 2022 ? 3 : 1)];
      });
    }
    expect(tried.problems).toEqual([]);
    expect(tried.rows).toBeGreaterThanOrEqual(8);
  });
});

describe('a measure CMS computes from claims', () => {
  it.each(years)('earns what its row gives in %i, unless the row only holds a place', (year) => {
    const tried = nothingTried();
    const { cost, quality } = loadPolicy(year);
    for (const benchmark of loadCatalogue(year).benchmarks()) {
      const { measureId, method, mistrust } = benchmark;
      if (method !== 'administrativeClaims') continue;
      const isCost = cost.caseMinimums[measureId] !== undefined;
      const isQuality = quality.administrativeClaims.rules[measureId]?.units.includes('group') === true;
      if (!isCost && !isQuality) continue;
      tryRow(tried, benchmark, (rate) => {
        if (rate < 0) return undefined;
        const facts: Partial<UnitFacts> = isCost
          ? { cost: [{ measureId, caseCount: 5000, value: rate }] }
          : { administrativeClaims: [{ measureId, caseCount: 5000, rate }], clinicianCount: 100 };
        const score = scoreOf(year, [], facts);
        const earned = categoryOf(score, isCost ? 'cost' : 'quality').points;
        if (mistrust === 'placeholder') {
          expect(score.notDeterminable.join()).toContain(measureId);
          return [earned, 0];
        }
        return [earned, points(benchmark, rate, isCost || year >= 2023 ? 1 : 3)];
      });
    }
    expect(tried.problems).toEqual([]);
    // 2020 has no row of this kind; the data name a cost or quality row in every other year
    expect(tried.rows > 0).toBe(year !== 2020);
  });
});
