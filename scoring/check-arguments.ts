/** Refusing arguments that are none: callers without types may hand over anything. */
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { InputProblem } from './scoring-errors';
import { ScoreInputError, worded, YearMismatchError } from './scoring-errors';

/** A refusal of one thing, with its place: a JSONPath into the input, or the name of another argument. */
export function refusalOf(path: string, code: InputProblem['code'], message: string, remedy: string): ScoreInputError {
  return new ScoreInputError([{ path, code, message, remedy }]);
}

/** A refusal of a value that is missing or of another type. */
export function refusalOfType(path: string, value: unknown, what: string, remedy: string): ScoreInputError {
  const code = value === undefined || value === null ? 'REQUIRED_FIELD' : 'VALUE_TYPE_MISMATCH';
  return refusalOf(path, code, `${worded(value)} stands where ${what} belongs`, remedy);
}

/** @throws ScoreInputError unless it is an object and no list. */
export function requireInput(input: unknown, members: string): void {
  if (typeof input === 'object' && input !== null && !Array.isArray(input)) return;
  throw refusalOf('$', 'REQUIRED_FIELD', `an input is one object, not ${worded(input)}`, `give ${members}`);
}

/** @throws ScoreInputError unless it is what `readYearPolicy` makes; the file itself is not. */
export function requirePolicy(policy: unknown): void {
  if (typeof (policy as YearPolicy | null | undefined)?.cite === 'function') return;
  throw refusalOfType('policy', policy, "a year's policy", 'give what loadPolicy or readYearPolicy returns');
}

/** @throws ScoreInputError unless it is what `readCatalogue` makes; the file itself is not. */
export function requireCatalogue(catalogue: unknown): void {
  if (typeof (catalogue as YearCatalogue | null | undefined)?.qualityMeasure === 'function') return;
  throw refusalOfType('catalogue', catalogue, "a year's catalogue", 'give what loadCatalogue or readCatalogue returns');
}

/** @throws ScoreInputError for a year that is none, YearMismatchError for years that differ. */
export function requireOneYear(performanceYear: unknown, policy: YearPolicy, catalogue: YearCatalogue): void {
  if (policy.performanceYear === performanceYear && catalogue.performanceYear === performanceYear) return;
  if (typeof performanceYear === 'number' && Number.isInteger(performanceYear)) {
    throw new YearMismatchError(performanceYear, policy.performanceYear, catalogue.performanceYear);
  }
  const isAbsent = performanceYear === undefined || performanceYear === null;
  const message = isAbsent ? 'performanceYear is missing' : `${worded(performanceYear)} is not a year`;
  const code = isAbsent ? 'REQUIRED_FIELD' : 'INVALID_NUMBER';
  throw refusalOf('$.performanceYear', code, message, 'send the performance year as a number, such as 2024');
}

/**
 * The arguments of every function that scores: an object, and a policy and a catalogue of its year.
 * @throws ScoreInputError for one that is missing or something else, YearMismatchError for years that differ.
 */
export function checkArguments(input: unknown, policy: YearPolicy, catalogue: YearCatalogue): void {
  requireInput(input, 'performanceYear, unitKind, option, sets and facts');
  requirePolicy(policy);
  requireCatalogue(catalogue);
  requireOneYear((input as { performanceYear: unknown }).performanceYear, policy, catalogue);
}
