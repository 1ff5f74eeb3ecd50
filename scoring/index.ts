/** What others may use of the scoring core. */
export { adjustedPayment, paymentAdjustment, ScalingFactorError } from './payment-adjustment';
export type { ScalingFactors } from './payment-adjustment';
export { assignFinalScores, scoreForNewTin } from './assign-final-scores';
export type { AssignmentClinician, AssignmentInput, AssignmentUnit, NotAdjustableReason } from './assign-final-scores';
export { decilePoints } from './decile-points';
export type { DecilePoints } from './decile-points';
export { engineVersion } from './engine-version';
export { measureRate } from './measure-rate';
export { round4, roundHalfUp, toDecimals } from './rounding';
export { scoreUnit } from './score-unit';
export { OptionNotAllowedError, UnsupportedStrategyError, YearMismatchError } from './scoring-errors';
export type * from './score-input';
export type * from './score-result';
