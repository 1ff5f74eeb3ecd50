/** A value in the words of a message; nothing long, and nothing that reads like the machine's own. */
export function worded(value: unknown): string {
  if (typeof value === 'string') return value.length > 40 ? 'a long text' : JSON.stringify(value);
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : `a value of type ${typeof value}`;
}

/** The named options, and the first few of the MVPs, of which a year has up to thirty. */
export function optionsWorded(options: readonly string[]): string {
  const named = options.filter((option) => ['mips', 'app1', 'appPlus'].includes(option));
  const mvps = options.filter((option) => !named.includes(option));
  const some = mvps.length > 3 ? `${mvps.slice(0, 3).join(', ')} and ${mvps.length - 3} more` : mvps.join(', ');
  return [...named, ...(mvps.length === 0 ? [] : [`an MVP (${some})`])].join(', ');
}

/** A unit that may not report in the option in that year, or an option the year does not know. */
export class OptionNotAllowedError extends Error {
  readonly code = 'QPP_SCORING_OPTION_NOT_ALLOWED';

  constructor(
    readonly performanceYear: number,
    readonly option: string,
    readonly unitKind: string,
    /** Whether the year has the option at all, for other kinds of unit. */
    readonly isKnownOption = true,
    /** Options that the unit may report in, MVP ids among them; empty for a kind of unit nobody knows. */
    readonly allowedOptions: readonly string[] = [],
  ) {
    const unit = allowedOptions.length > 0 ? unitKind : worded(unitKind);
    const why = isKnownOption
      ? `${unit} may not report in option ${worded(option)}`
      : `there is no option ${worded(option)} in that year`;
    const choice = allowedOptions.length > 0 ? `; ${unit} may report in ${optionsWorded(allowedOptions)}` : '';
    super(`Performance year ${performanceYear}: ${why}${choice}.`);
    this.name = 'OptionNotAllowedError';
  }
}

/** One thing wrong with an input. `path` is a JSONPath into it; of another argument it begins with the argument's name. */
export interface InputProblem {
  path: string;
  code:
    | 'REQUIRED_FIELD'
    | 'UNKNOWN_FIELD'
    | 'INVALID_NUMBER'
    | 'INVALID_DATE'
    | 'OUT_OF_RANGE'
    | 'UNKNOWN_VALUE'
    | 'UNKNOWN_PROGRAM'
    | 'DUPLICATE_SET'
    | 'PERIOD_OUTSIDE_YEAR'
    | 'PERIOD_REVERSED'
    | 'METHOD_NOT_ALLOWED'
    | 'SUM_EXCEEDS_POPULATION'
    | 'DUPLICATE_INDICATOR'
    | 'DUPLICATE_CLINICIAN'
    | 'DUPLICATE_UNIT'
    | 'OPTION_NOT_ALLOWED'
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

/** A figure that nobody knows yet decides on the final score; none is made up. */
export class NotDeterminableError extends Error {
  readonly code = 'QPP_SCORING_NOT_DETERMINABLE';

  /** @param unknown sentences on what is not known, each beginning `not determinable: ` */
  constructor(
    readonly performanceYear: number,
    readonly unknown: readonly string[],
  ) {
    super(unknown.join('; '));
    this.name = 'NotDeterminableError';
  }
}

/** A final score that is no decimal string from 0 to 100 with at most two decimals. */
export class FinalScoreError extends Error {
  readonly code = 'QPP_SCORING_FINAL_SCORE_INVALID';

  constructor(score: unknown) {
    const wanted = 'a decimal from 0 to 100 with at most two decimals';
    super(`Final score ${worded(score)} is not ${wanted}; give it as text, such as "75.00".`);
    this.name = 'FinalScoreError';
  }
}

/** An amount or a percent of payments that is no decimal string, or below what it can be. */
export class PaymentFigureError extends Error {
  readonly code = 'QPP_SCORING_PAYMENT_FIGURE_INVALID';

  constructor(what: string, figure: unknown, wanted = 'a decimal') {
    super(`${what} ${worded(figure)} is not ${wanted}; give it as text, such as "80.00".`);
    this.name = 'PaymentFigureError';
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
