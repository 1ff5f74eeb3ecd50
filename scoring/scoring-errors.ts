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

/** One thing wrong with an input. `path` is a JSONPath into it. */
export interface InputProblem {
  path: string;
  code:
    | 'INVALID_NUMBER'
    | 'INVALID_DATE'
    | 'OUT_OF_RANGE'
    | 'UNKNOWN_MEASURE'
    | 'DUPLICATE_MEASURE'
    | 'CATEGORY_MISMATCH'
    | 'VALUE_TYPE_MISMATCH'
    | 'UNKNOWN_STRATUM'
    | 'DUPLICATE_STRATUM'
    | 'MISSING_STRATUM';
  message: string;
  /** What to do about it. */
  remedy: string;
}

/** An input that could be scored only by guessing. All problems are told at once. */
export class ScoreInputError extends Error {
  readonly code = 'QPP_SCORING_INPUT_INVALID';

  constructor(readonly problems: readonly InputProblem[]) {
    const [first] = problems;
    const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : '';
    super(`${first?.path}: ${first?.message}; ${first?.remedy}${more}.`);
    this.name = 'ScoreInputError';
  }
}

/** The year's policy marks a figure unknown without which there is no final score; none is made up. */
export class NotDeterminableError extends Error {
  readonly code = 'QPP_SCORING_NOT_DETERMINABLE';

  constructor(
    readonly performanceYear: number,
    readonly figure: string,
  ) {
    super(`not determinable: the final score, ${figure} are not known for performance year ${performanceYear}`);
    this.name = 'NotDeterminableError';
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
export const isScoringRefusal = (
  error: unknown,
): error is OptionNotAllowedError | ScoreInputError | NotDeterminableError =>
  error instanceof OptionNotAllowedError || error instanceof ScoreInputError || error instanceof NotDeterminableError;
