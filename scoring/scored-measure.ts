import type { Benchmark, QualityMeasure, SubmissionMethod } from '../catalogue/year-catalogue';
import type { DecilePoints } from './decile-points';

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
}

const outcomeTypes: ReadonlySet<string> = new Set([
  'outcome',
  'intermediateOutcome',
  'patientReportedOutcome',
  'intermediateOutcomeAndProcess',
]);

/** Whether a measure can fill the outcome slot. */
export function isOutcomeMeasure(measure: QualityMeasure | undefined): boolean {
  return measure !== undefined && outcomeTypes.has(measure.measureType);
}
