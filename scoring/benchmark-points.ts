import type { Benchmark, Measure, SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import type { QualityPolicy, YearPolicy } from '../policy/year-policy';
import { decilePoints } from './decile-points';
import type { DecilePoints } from './decile-points';

/** The benchmark of a measure by one collection type, or why there is none to compare with. */
export type BenchmarkReading =
  | { status: 'usable'; benchmark: Benchmark }
  | { status: 'none' }
  /** A historical row that the measure's own data withdraw. */
  | { status: 'withdrawn'; benchmark: Benchmark }
  /** Another year's row standing in until CMS publishes one: nothing can be determined from it. */
  | { status: 'placeholder'; benchmark: Benchmark };

/** What a rate earns on a benchmark. */
export interface BenchmarkPoints {
  /** Where the rate stands, before any cap. */
  deciles: DecilePoints;
  /** First decile with points of its own, and the floor below it. */
  lowest: number;
  /** Most points the row allows; null where it has no cap. */
  cap: number | null;
  /** Whether the cap took points away. */
  isCapped: boolean;
  /** Points after the cap, four decimals. */
  points: number;
}

/** Looks a benchmark up and judges whether it may be used. Historical is every row not of the performance year itself. */
export function readBenchmark(
  { performanceYear }: YearPolicy,
  catalogue: YearCatalogue,
  measureId: string,
  method: SubmissionMethod,
): BenchmarkReading {
  const benchmark = catalogue.benchmark(measureId, method);
  if (benchmark === undefined) return { status: 'none' };
  if (benchmark.mistrust === 'placeholder') return { status: 'placeholder', benchmark };
  const isHistorical = benchmark.benchmarkYear !== performanceYear;
  const isWithdrawn = isHistorical && catalogue.qualityMeasure(measureId)?.historicBenchmarkRemoved.includes(method);
  return { status: isWithdrawn === true ? 'withdrawn' : 'usable', benchmark };
}

/** Most points a row allows because its measure is topped out, or null. Which rows are meant is a named choice of the year. */
export function toppedOutCap(quality: QualityPolicy, benchmark: Benchmark): number | null {
  switch (quality.methods.toppedOutCap) {
    case 'rowFlag':
      return benchmark.isToppedOutByProgram ? quality.toppedOutCapPoints : null;
    case 'listedMeasures':
      return quality.cappedMeasureIds.includes(benchmark.measureId) && benchmark.isToppedOut
        ? quality.toppedOutCapPoints
        : null;
    case 'none':
      return null;
  }
}

/**
 * Points of a rate on a benchmark in a year: decile, floor and cap, and nothing that depends on who reported it (cases,
 * completeness, new-measure floors). Source: 42 CFR 414.1380(b)(1) for quality, (b)(2) for cost, which knows no cap.
 */
export function benchmarkPoints(
  policy: YearPolicy,
  benchmark: Benchmark,
  category: 'quality' | 'cost',
  rate: number,
): BenchmarkPoints {
  const isCost = category === 'cost';
  const lowest = isCost ? policy.cost.floor : policy.quality.benchmarkedFloor;
  const cap = isCost ? null : toppedOutCap(policy.quality, benchmark);
  const deciles = decilePoints(benchmark, rate, lowest);
  const isCapped = cap !== null && deciles.points > cap;
  return { deciles, lowest, cap, isCapped, points: isCapped ? cap : deciles.points };
}

/** Rates a measure can have at all; both ends included. */
export interface RateRange {
  low: number;
  high: number;
}

/**
 * The rates that make sense for a measure: percentages, except that a non-proportion score has no bounds, and costs,
 * claims rates and sums of numerators have none above. A benchmark whose measure the year does not know is of percentages.
 */
export function rateRange(measure: Measure | undefined): RateRange {
  if (measure?.metricType === 'nonProportion') return { low: -Infinity, high: Infinity };
  const isSum = measure?.category === 'quality' && measure.overallAlgorithm === 'sumNumerators';
  return { low: 0, high: measure?.metricType === 'costScore' || isSum ? Infinity : 100 };
}
