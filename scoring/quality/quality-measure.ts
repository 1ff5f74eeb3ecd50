import type { Benchmark, QualityMeasure, SubmissionMethod } from '../../catalogue/year-catalogue';
import { benchmarkPoints, readBenchmark } from '../benchmark-points';
import type { DecilePoints } from '../decile-points';
import { measureRate } from './measure-rate';
import type { MeasureRate } from './measure-rate';
import { isOutcomeMeasure } from './scored-measure';
import type { MeasureRule, ScoredMeasure } from './scored-measure';
import type { Measurement, MeasurementValue } from '../score-input';
import type { ScoringContext } from '../scoring-context';

function usableBenchmark(
  { policy, catalogue }: ScoringContext,
  measure: QualityMeasure,
  method: SubmissionMethod,
): Benchmark | undefined {
  const reading = readBenchmark(policy, catalogue, measure.id, method);
  return reading.status === 'usable' ? reading.benchmark : undefined;
}

function isSentEndToEnd(value: MeasurementValue): boolean {
  return typeof value === 'object' && 'isEndToEndReported' in value && value.isEndToEndReported === true;
}

/** The benchmark of the measurement's own method, or the eCQM row where the year compares end-to-end data with that. */
function comparedWith(
  context: ScoringContext,
  measure: QualityMeasure,
  method: SubmissionMethod,
  isEndToEnd: boolean,
): Benchmark | undefined {
  if (isEndToEnd && method === 'registry' && context.policy.quality.methods.endToEndBenchmark !== 'ownMethod') {
    const electronic = usableBenchmark(context, measure, 'electronicHealthRecord');
    if (electronic !== undefined) return electronic;
  }
  return usableBenchmark(context, measure, method);
}

/** A measure CMS suppressed for the method: the flags cover code changes and guideline changes. */
function isSuppressed(measure: QualityMeasure, method: SubmissionMethod): boolean {
  return measure.icdImpacted.includes(method) || measure.clinicalGuidelineChanged.includes(method);
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
  const { points, isCapped, deciles } = benchmarkPoints(context.policy, benchmark, 'quality', rate);
  if (floor > points) return { points: floor, measureClass: 4, ruleId: 'quality.newMeasureFloor', deciles };
  const ruleId = isCapped ? 'quality.class1.toppedOutCap' : 'quality.class1.decile';
  return { points, measureClass: 1, ruleId, deciles };
}

/**
 * A Web Interface measure without a benchmark or without enough cases leaves the denominator; one that misses data
 * completeness stays in it. Source: 42 CFR 414.1380(b)(1)(i).
 */
function judgeWebInterface(
  context: ScoringContext,
  measure: QualityMeasure,
  benchmark: Benchmark | undefined,
  { rate, caseCount, isComplete }: { rate: number; caseCount: number; isComplete: boolean },
): Judgement {
  const { webInterface, caseMinimum } = context.policy.quality;
  if (benchmark === undefined || webInterface === null) return notScored('quality.notScored.webInterface');
  if (!isComplete) {
    const points = webInterface.incompletePoints;
    return { points, measureClass: 3, ruleId: 'quality.webInterface.incomplete', deciles: null };
  }
  if (caseCount < caseMinimum) return notScored('quality.notScored.webInterface');
  return judgeFull(context, measure, benchmark, rate);
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
  if (method === 'cmsWebInterface')
    return judgeWebInterface(context, measure, benchmark, { rate, caseCount, isComplete });
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
  const isEndToEnd = isSentEndToEnd(measurement.value);
  const benchmark = comparedWith(context, measure, method, isEndToEnd);
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
    hasEnoughCases: rate.caseCount >= context.policy.quality.caseMinimum,
    isEndToEnd,
  };
}
