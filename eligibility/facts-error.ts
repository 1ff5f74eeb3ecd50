/** What can be wrong with facts. Stable codes. */
export type FactsProblemCode =
  | 'NOT_A_NUMBER'
  | 'NEGATIVE'
  | 'NOT_WHOLE'
  | 'NOT_A_PERCENTAGE'
  | 'NOT_A_DATE'
  | 'NOT_A_LIST'
  | 'NOT_AN_OBJECT'
  | 'NOT_TEXT'
  | 'NOT_TRUE_OR_FALSE'
  | 'WORD_UNKNOWN'
  | 'SEGMENT_UNKNOWN'
  | 'SEGMENT_TWICE'
  | 'SEGMENT_OF_ANOTHER_YEAR'
  | 'SNAPSHOT_UNKNOWN'
  | 'STATUS_UNKNOWN'
  | 'CLINICIAN_TYPE_UNKNOWN'
  | 'CLINICIAN_TWICE'
  | 'CLINICIAN_NOT_ON_ROSTER'
  | 'NPI_CONTRADICTS'
  | 'ENROLLED_AFTER_YEAR'
  | 'PRACTICE_TWICE'
  | 'PRACTICE_UNKNOWN'
  | 'SUBGROUP_TWICE'
  | 'SCORE_MISSING'
  | 'SERVICES_EXCEEDED'
  | 'FIGURES_WITHOUT_CLAIMS'
  | 'NOBODY_LISTED';

/** One thing wrong with facts. Never repeats a value of theirs: it may be an identifier. */
export interface FactsProblem {
  /** Where, for example `clinicians[0].segments[1].patients`. */
  path: string;
  code: FactsProblemCode;
  message: string;
  /** What to do about it. */
  remedy: string;
}

/** The facts cannot be determined on: figures that cannot be, things twice, words nobody knows. Nothing is guessed. */
export class EligibilityFactsError extends Error {
  override readonly name = 'EligibilityFactsError';
  /** Code, path and remedy of the first problem. */
  readonly code: FactsProblemCode;
  readonly path: string;
  readonly remedy: string;

  constructor(readonly problems: readonly [FactsProblem, ...FactsProblem[]]) {
    super(problems.map(({ path, code, message, remedy }) => `${path}: ${message} (${code}). ${remedy}`).join('\n'));
    [{ code: this.code, path: this.path, remedy: this.remedy }] = problems;
  }
}

const remedies: Record<FactsProblemCode, readonly [message: string, remedy: string]> = {
  NOT_A_NUMBER: ['is no finite number', 'Give a number.'],
  NEGATIVE: ['is negative', 'Give a number from 0; corrections belong into the sum.'],
  NOT_WHOLE: ['is not a whole number', 'Give a count, and money in whole cents.'],
  NOT_A_PERCENTAGE: ['is not within 0 to 100', 'Give percent, not a fraction.'],
  NOT_A_DATE: ['is no date', 'Write it as YYYY-MM-DD.'],
  NOT_A_LIST: ['is no list', 'Give a list.'],
  NOT_AN_OBJECT: ['is no object', 'Give an object with the names of the documentation.'],
  NOT_TEXT: ['is no text, or is empty', 'Give text.'],
  NOT_TRUE_OR_FALSE: ['is neither true nor false', 'Give true or false, not as text.'],
  WORD_UNKNOWN: ['is no word known here', 'Use a word of the documentation.'],
  SEGMENT_UNKNOWN: ['is no determination segment', 'Give 1 (the earlier twelve months) or 2 (the later).'],
  SEGMENT_TWICE: ['names a segment a second time', 'Give one entry a segment, with the sums of both.'],
  SEGMENT_OF_ANOTHER_YEAR: [
    "is not a day on which the year's segment starts or ends",
    'Give claims of the right year.',
  ],
  SNAPSHOT_UNKNOWN: ['is no snapshot of the year', 'Give 1 to 4.'],
  STATUS_UNKNOWN: ['is no status', 'Use a word of the list in the documentation.'],
  CLINICIAN_TYPE_UNKNOWN: ['is no clinician type of any year', 'Use a word of the policy, or `other`.'],
  CLINICIAN_TWICE: ['names a clinician a second time', 'Give each NPI once a practice.'],
  CLINICIAN_NOT_ON_ROSTER: ['names nobody on the roster', 'Add the clinician to the practice, or take it out here.'],
  NPI_CONTRADICTS: [
    'differs from what another TIN tells of the same NPI',
    'Type and enrolment hold for the NPI: give one.',
  ],
  ENROLLED_AFTER_YEAR: ['is after the performance year', 'Correct the date, or take the clinician out of the year.'],
  PRACTICE_TWICE: ['names a practice a second time', 'Give each TIN once.'],
  PRACTICE_UNKNOWN: ['names no practice of the file', 'Add the practice, or take it out here.'],
  SUBGROUP_TWICE: ['names a subgroup a second time', 'Give each subgroup once.'],
  SCORE_MISSING: ['lacks a Medicare threshold score', 'Give payment and patient percent; null = not calculated.'],
  SERVICES_EXCEEDED: ['adds up to more services than the segment has', "Correct the places or the segment's services."],
  FIGURES_WITHOUT_CLAIMS: ['has services by place but no billed segment', 'Give the claims of that segment.'],
  NOBODY_LISTED: ['lists nobody', 'Give at least one entry.'],
};

/** A problem in the words of its code. */
export const factsProblem = (path: string, code: FactsProblemCode): FactsProblem => {
  const [message, remedy] = remedies[code];
  return { path, code, message, remedy };
};

/** @throws EligibilityFactsError with all of them, unless there are none. */
export function throwProblems(problems: readonly FactsProblem[]): void {
  const [first, ...rest] = problems;
  if (first) throw new EligibilityFactsError([first, ...rest]);
}
