/** What others may use of the scoring core. */
export { adjustedPayment, paymentAdjustment, ScalingFactorError } from './payment-adjustment';
export type { ScalingFactors } from './payment-adjustment';
export { assignFinalScores, scoreForNewTin } from './assign-final-scores';
export type { AssignmentClinician, AssignmentInput, AssignmentUnit, NotAdjustableReason } from './assign-final-scores';
export { benchmarkPoints, readBenchmark } from './benchmark-points';
export type { BenchmarkPoints, BenchmarkReading } from './benchmark-points';
export { compareScores } from './compare/compare-scores';
export type { Cause, Movement, ScoreComparison } from './compare/compare-scores';
export { decilePoints } from './decile-points';
export type { DecilePoints } from './decile-points';
export { engineVersion } from './engine-version';
export { measureRate } from './quality/measure-rate';
export { factsWithoutEffect } from './facts/facts-without-effect';
export { strangeFacts } from './facts/strange-facts';
export type { FactNote } from './facts/fact-note';
export { applyStep, biggestLevers, oneMorePoint } from './one-more-point/one-more-point';
export type { Lever, NothingToWin, OneMorePoint, PiNeed, Step } from './one-more-point/one-more-point';
export { round4, roundHalfUp, toDecimals } from './rounding';
export { scoreUnit } from './score-unit';
export {
  FinalScoreError,
  NotDeterminableError,
  OptionNotAllowedError,
  PaymentFigureError,
  ScoreInputError,
  YearMismatchError,
} from './scoring-errors';
export type { InputProblem } from './scoring-errors';
export { isCounted, sumOf, unroundedOf } from './explain/tree-sums';
export type * from './score-input';
export { isDetermined } from './score-result';
export type * from './score-result';
