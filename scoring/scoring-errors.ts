/** A combination that this engine knows of but has no strategy for yet. Nothing is scored by a wrong year's rule. */
export class UnsupportedStrategyError extends Error {
  readonly code = 'QPP_SCORING_STRATEGY_UNSUPPORTED';

  constructor(
    readonly performanceYear: number,
    readonly strategy: string,
  ) {
    super(`Performance year ${performanceYear}: scoring strategy ${strategy} is not built.`);
    this.name = 'UnsupportedStrategyError';
  }
}

/** A unit that may not report in the option in that year, or an option the year does not know. */
export class OptionNotAllowedError extends Error {
  readonly code = 'QPP_SCORING_OPTION_NOT_ALLOWED';

  constructor(
    readonly performanceYear: number,
    readonly option: string,
    readonly unitKind: string,
  ) {
    super(`Performance year ${performanceYear}: ${unitKind} may not report in option "${option}".`);
    this.name = 'OptionNotAllowedError';
  }
}

/** Input, policy and catalogue must speak of the same year. */
export class YearMismatchError extends Error {
  readonly code = 'QPP_SCORING_YEAR_MISMATCH';

  constructor(
    readonly performanceYear: number,
    readonly policyYear: number,
    readonly catalogueYear: number,
  ) {
    super(
      `Input of performance year ${performanceYear} with policy ${policyYear} and catalogue ${catalogueYear}; ` +
        'load all three for one year.',
    );
    this.name = 'YearMismatchError';
  }
}

/** Whether an error says that an input can never be scored, rather than that something broke on the way. */
export const isScoringRefusal = (error: unknown): error is UnsupportedStrategyError | OptionNotAllowedError =>
  error instanceof UnsupportedStrategyError || error instanceof OptionNotAllowedError;
