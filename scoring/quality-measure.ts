import type { Benchmark, QualityMeasure, SubmissionMethod } from '../catalogue/year-catalogue';
import type { QualityPolicy } from '../policy/year-policy';
import { decilePoints } from './decile-points';
import type { DecilePoints } from './decile-points';
import { measureRate } from './measure-rate';
import type { MeasureRate } from './measure-rate';
import { isOutcomeMeasure } from './scored-measure';
import type { MeasureRule, ScoredMeasure } from './scored-measure';
import type { Measurement } from './score-input';
import type { ScoringContext } from './scoring-context';

/**
 * The benchmark a measurement is compared with. Historical rows that the measure's own data withdraw are not used;
 * placeholder rows never are.
 */
function usableBenchmark(
  context: ScoringContext,
  measure: QualityMeasure,
  method: SubmissionMethod,
): Benchmark | undefined {
  const benchmark = context.catalogue.benchmark(measure.id, method);
  if (benchmark === undefined) return undefined;
  const isHistorical = benchmark.benchmarkYear !== context.policy.performanceYear;
  if (isHistorical && measure.historicBenchmarkRemoved.includes(method)) return undefined;
  return benchmark.mistrust === 'placeholder' ? undefined : benchmark;
}

/** A measure CMS suppressed for the method: the flags cover code changes and guideline changes. */
function isSuppressed(measure: QualityMeasure, method: SubmissionMethod): boolean {
  return measure.icdImpacted.includes(method) || measure.clinicalGuidelineChanged.includes(method);
}

/** Which cap applies is a named choice of the year. */
function isCapped(policy: QualityPolicy, measure: QualityMeasure, benchmark: Benchmark): boolean {
  switch (policy.methods.toppedOutCap) {
    case 'rowFlag':
      return benchmark.isToppedOutByProgram;
    case 'listedMeasures':
      return policy.cappedMeasureIds.includes(measure.id) && benchmark.isToppedOut;
    case 'none':
      return false;
  }
}

/** Floor of a measure new to the program, or 0. Its first year in the data is the only hint there is. */
function newMeasureFloor(context: ScoringContext, measure: QualityMeasure): number {
  const floors = context.policy.quality.newMeasureFloors;
  if (floors === null) return 0;
  const age = context.policy.performanceYear - measure.firstPerformanceYear;
  return age === 0 ? floors.year1 : age === 1 ? floors.year2 : 0;
}

interface Judgement {
  points: number | null;
  measureClass: ScoredMeasure['measureClass'];
  ruleId: MeasureRule;
  deciles: DecilePoints | null;
}

function notScored(ruleId: MeasureRule): Judgement {
  return { points: null, measureClass: null, ruleId, deciles: null };
}

/** Class 1 and 4: complete and enough cases. */
function judgeFull(
  context: ScoringContext,
  measure: QualityMeasure,
  benchmark: Benchmark | undefined,
  rate: number,
): Judgement {
  const { quality } = context.policy;
  const floor = newMeasureFloor(context, measure);
  if (benchmark === undefined) {
    if (floor > 0) return { points: floor, measureClass: 4, ruleId: 'quality.newMeasureFloor', deciles: null };
    const points = context.isSmallPractice ? quality.class2.small : quality.class2.large;
    return { points, measureClass: 2, ruleId: 'quality.class2.noBenchmark', deciles: null };
  }
  const deciles = decilePoints(benchmark, rate, quality.benchmarkedFloor);
  const cap = isCapped(quality, measure, benchmark) ? quality.toppedOutCapPoints : Infinity;
  const earned = Math.min(deciles.points, cap);
  if (floor > earned) return { points: floor, measureClass: 4, ruleId: 'quality.newMeasureFloor', deciles };
  const ruleId = deciles.points > cap ? 'quality.class1.toppedOutCap' : 'quality.class1.decile';
  return { points: earned, measureClass: 1, ruleId, deciles };
}

function judge(
  context: ScoringContext,
  measure: QualityMeasure,
  method: SubmissionMethod,
  { rate, caseCount }: MeasureRate,
  benchmark: Benchmark | undefined,
  isComplete: boolean,
): Judgement {
  const { quality } = context.policy;
  if (isSuppressed(measure, method)) return notScored('quality.notScored.suppressed');
  if (rate === null) return notScored('quality.notScored.zeroDenominator');
  const small = context.isSmallPractice;
  if (!isComplete) {
    const points = small ? quality.class3.small : quality.class3.large;
    return { points, measureClass: 3, ruleId: 'quality.class3.incomplete', deciles: null };
  }
  if (caseCount < quality.caseMinimum) {
    const points = small ? quality.class2.small : quality.class2.large;
    return { points, measureClass: 2, ruleId: 'quality.class2.tooFewCases', deciles: null };
  }
  return judgeFull(context, measure, benchmark, rate);
}

/**
 * Scores one submitted quality measure by itself: rate, class, decile, cap and floor.
 * Completeness and rate are compared unrounded. Source: 42 CFR 414.1380(b)(1).
 */
export function scoreQualityMeasure(
  context: ScoringContext,
  measure: QualityMeasure,
  measurement: Measurement,
  origin: { method: SubmissionMethod; setRef: string },
): ScoredMeasure {
  const { method, setRef } = origin;
  const rate = measureRate(measure, measurement);
  const isComplete = rate.reportingRate !== null && rate.reportingRate >= context.policy.quality.completenessPercent;
  const benchmark = usableBenchmark(context, measure, method);
  const judgement = judge(context, measure, method, rate, benchmark, isComplete);
  return {
    measureId: measure.id,
    measure,
    method,
    setRef,
    rate: rate.rate,
    reportingRate: rate.reportingRate,
    caseCount: rate.caseCount,
    benchmark,
    deciles: judgement.deciles,
    points: judgement.points,
    measureClass: judgement.measureClass,
    ruleId: judgement.ruleId,
    isOutcome: isOutcomeMeasure(measure),
    isHighPriority: measure.isHighPriority,
    isComplete,
  };
}
