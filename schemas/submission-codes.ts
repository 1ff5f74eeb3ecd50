/**
 * The codes a body can earn, each a promise to vendors: a code is added, never renamed and never given another meaning.
 */

/** Codes that make a body invalid. */
export const submissionErrorCodes = [
  'REQUIRED_FIELD',
  'UNKNOWN_FIELD',
  'INVALID_TYPE',
  'INVALID_FORMAT',
  'INVALID_ENUM',
  'OUT_OF_RANGE',
  'NPI_CHECKSUM',
  'IDENTIFIER_NOT_ALLOWED',
  'DUPLICATE_MEASUREMENT_SET',
  'DUPLICATE_MEASURE',
  'DUPLICATE_STRATUM',
  'PERIOD_OUTSIDE_YEAR',
  'PERIOD_REVERSED',
  'PROGRAM_NOT_ACTIVE',
  'ENTITY_NOT_ALLOWED',
  'UNKNOWN_MEASURE',
  'CATEGORY_MISMATCH',
  'METHOD_NOT_ALLOWED',
  'PROGRAM_NOT_ALLOWED',
  'VENDOR_NOT_ALLOWED',
  'VALUE_TYPE_MISMATCH',
  'NUMERATOR_EXCEEDS_DENOMINATOR',
  'SUM_EXCEEDS_POPULATION',
  'EXCLUSION_NOT_ALLOWED',
  'UNKNOWN_STRATUM',
  'MISSING_STRATUM',
  'PI_EXCLUSION_CONFLICT',
  'PI_SUBSTITUTE_CONFLICT',
  'TOO_MANY_PROBLEMS',
] as const;

/** Codes that accompany an accepted body; `NPI_CHECKSUM` is a warning in preview mode only. */
export const submissionWarningCodes = [
  'PERIOD_TOO_SHORT',
  'READ_ONLY_IGNORED',
  'NPI_CHECKSUM',
  'TOO_MANY_PROBLEMS',
] as const;

export type SubmissionErrorCode = (typeof submissionErrorCodes)[number];
export type SubmissionWarningCode = (typeof submissionWarningCodes)[number];
export type SubmissionCode = SubmissionErrorCode | SubmissionWarningCode;

/** One finding about a body: where, which rule, and what to do. */
export interface Problem<Code extends string = SubmissionCode> {
  /** JSONPath relative to the posted body, for example `$.measurementSets[0].measurements[0].value.performanceMet`. */
  path: string;
  code: Code;
  /** For the sender only: it may name a property the sender invented, so it never goes to a log or an event. */
  message: string;
}
