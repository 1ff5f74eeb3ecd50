import type { Benchmark, QualityMeasure, SubmissionMethod } from '../../catalogue/year-catalogue';
import type { DecilePoints } from '../decile-points';

/** Which rule gave a measure its points. */
export type MeasureRule =
  | 'quality.class1.decile'
  | 'quality.class1.toppedOutCap'
  | 'quality.class2.tooFewCases'
  | 'quality.class2.noBenchmark'
  | 'quality.class3.incomplete'
  | 'quality.newMeasureFloor'
  | 'quality.notScored.zeroDenominator'
  | 'quality.notScored.suppressed'
  | 'quality.notScored.webInterface'
  | 'quality.webInterface.incomplete'
  | 'quality.administrativeClaims'
  | 'quality.cahps';

/** One quality measure, scored by itself; whether it counts is decided later. */
export interface ScoredMeasure {
  measureId: string;
  measure: QualityMeasure | undefined;
  method: SubmissionMethod;
  /** The set it came in; null for measures CMS computes. */
  setRef: string | null;
  rate: number | null;
  reportingRate: number | null;
  caseCount: number;
  benchmark: Benchmark | undefined;
  deciles: DecilePoints | null;
  /** Null when the measure is not scored at all. */
  points: number | null;
  /** 1 compared with a benchmark, 2 complete only, 3 incomplete, 4 new-measure floor; null not scored. */
  measureClass: 1 | 2 | 3 | 4 | null;
  ruleId: MeasureRule;
  isOutcome: boolean;
  isHighPriority: boolean;
  isComplete: boolean;
  hasEnoughCases: boolean;
  /** Sent by certified technology from end to end. */
  isEndToEnd: boolean;
}

const outcomeTypes: ReadonlySet<string> = new Set([
  'outcome',
  'intermediateOutcome',
  'patientReportedOutcome',
  'intermediateOutcomeAndProcess',
]);

/** Nobody met it: 0 %, or 100 % of an inverse percentage. */
function isWorstRate({ rate, measure }: ScoredMeasure): boolean {
  if (rate === null) return true;
  if (measure?.isInverse !== true) return rate <= 0;
  return measure.metricType !== 'nonProportion' && rate >= 100;
}

/** Which bonus for high priority a result may earn; it needs complete data, enough cases and a rate above nothing. */
export function highPriorityKind(scored: ScoredMeasure): 'none' | 'highPriority' | 'outcomeOrPatientExperience' {
  if (scored.points === null || !scored.isComplete || !scored.hasEnoughCases || isWorstRate(scored)) return 'none';
  if (scored.isOutcome || scored.measure?.measureType === 'patientEngagementExperience') {
    return 'outcomeOrPatientExperience';
  }
  return scored.isHighPriority ? 'highPriority' : 'none';
}

/** Whether a measure can fill the outcome slot. */
export function isOutcomeMeasure(measure: QualityMeasure | undefined): boolean {
  return measure !== undefined && outcomeTypes.has(measure.measureType);
}
