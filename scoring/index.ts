/** What others may use of the scoring core. */
export { adjustedPayment, paymentAdjustment, ScalingFactorError } from './payment-adjustment';
export type { ScalingFactors } from './payment-adjustment';
export type { AssignmentClinician, AssignmentInput, AssignmentUnit, NotAdjustableReason } from './assign-final-scores';
export type { BenchmarkPoints, BenchmarkReading } from './benchmark-points';
export type { Cause, Movement, ScoreComparison } from './compare/compare-scores';
export type { DecilePoints } from './decile-points';
export { engineVersion } from './engine-version';
export type { MeasureRate } from './quality/measure-rate';
export { factsWithoutEffect } from './facts/facts-without-effect';
export type { FactNote } from './facts/fact-note';
export {
  applyStep,
  assignFinalScores,
  benchmarkPoints,
  compareScores,
  decilePoints,
  isCounted,
  isDetermined,
  measureRate,
  readBenchmark,
  round4,
  roundHalfUp,
  scoreForNewTin,
  strangeFacts,
  sumOf,
  toDecimals,
  unroundedOf,
} from './library-border';
export { biggestLevers, oneMorePoint } from './one-more-point/one-more-point';
export type { Lever, NothingToWin, OneMorePoint, PiNeed, Step } from './one-more-point/one-more-point';
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
export type * from './score-input';
export type * from './score-result';
