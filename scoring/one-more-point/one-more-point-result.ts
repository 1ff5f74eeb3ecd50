import type { SubmissionMethod } from '../../catalogue/year-catalogue';
import type { Category } from '../../policy/year-policy';
import type { Step } from './one-more-point-step';

/** Why nothing more can be won for a measure. */
export type NothingToWin =
  /** At the most points its benchmark allows, `capped` when a cap below ten stands in the way. */
  | 'topDecile'
  | 'capped'
  /** No benchmark: the points do not depend on the rate. */
  | 'noBenchmark'
  | 'zeroDenominator'
  | 'suppressed'
  /** The points of its class are already more than the rate would earn, or nobody is left to count. */
  | 'noPatientsLeft'
  /** Cases that reach the minimum, or reports that make the data complete, would earn no more; `detail` says it. */
  | 'minimumEarnsNoMore'
  /** Below a minimum, and its value does not say whose reports would be further ones; `detail` says which minimum. */
  | 'minimumMissed'
  /** The category carries no weight. */
  | 'categoryAbsent'
  /** The option or the engine does not count it. */
  | 'notCounted'
  /** A mean of several surveys, no single figure moves it by a point. */
  | 'surveyMean'
  /** Full marks already. */
  | 'full'
  /** The whole category earns nothing for another reason; see `detail`. */
  | 'categoryZero';

/** What one more point would take for one measure, activity or category. */
export interface OneMorePoint {
  category: Category;
  /** Measure or activity id; the category's name when the answer is about all of it. */
  subject: string;
  method: SubmissionMethod | null;
  setRef: string | null;
  /** In the category's own points; null when not scored. */
  pointsNow: number | null;
  pointsAfter: number | null;
  /** Rate, score or figure; null where there is none. */
  rateNow: number | null;
  rateAfter: number | null;
  /** `onePoint`: the step wins at least one point. `nextGain`: less than one is left to win. `nothing`: no step. */
  outcome: 'onePoint' | 'nextGain' | 'nothing';
  /** The cap that holds the points after the step down, where one does. */
  capAfter: number | null;
  /** The smallest change that does it; null with `nothing`. */
  step: Step | null;
  reason: NothingToWin | null;
  /** The rule of the present points, in words. */
  detail: string;
  /** Unrounded final score now and after the step, by scoring again. */
  finalNow: number;
  finalAfter: number;
}

/** An answer before its effect on the final score is known; without a cap unless it says so. */
export type Proposal = Omit<OneMorePoint, 'finalNow' | 'finalAfter' | 'capAfter'> & { capAfter?: number };
