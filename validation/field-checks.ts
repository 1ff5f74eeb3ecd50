/**
 * Checks of single JSON values: numbers, strings, dates, lists.
 *
 * Messages say what is expected and never repeat what was sent: a stray value may be somebody's identifier.
 */
import type { ProblemList } from './problem-list';
import { isRecord } from './record-rules';
import type { FieldCheck } from './record-rules';

const wrongType = (problems: ProblemList, parent: string, name: string, expected: string): false => {
  problems.addField(parent, name, 'INVALID_TYPE', `must be ${expected}`);
  return false;
};

const outOfRange = (problems: ProblemList, parent: string, name: string, expected: string): false => {
  problems.addField(parent, name, 'OUT_OF_RANGE', `must be ${expected}`);
  return false;
};

/** A whole number of patients or encounters, 0 or more. */
export const count: FieldCheck = (value, parent, name, problems) => {
  const expected = 'an integer of 0 or more';
  if (typeof value !== 'number' || Number.isNaN(value)) return wrongType(problems, parent, name, expected);
  if (Number.isFinite(value) && !Number.isInteger(value)) return wrongType(problems, parent, name, expected);
  if (value < 0 || value > Number.MAX_SAFE_INTEGER)
    return outOfRange(problems, parent, name, `${expected}, at most 2^53 - 1`);
  return true;
};

/** A finite number between two bounds, fractions allowed. */
export function numberBetween(low: number, high: number): FieldCheck {
  const expected =
    low === -Infinity
      ? 'a finite number'
      : high === Infinity
        ? `a number of ${String(low)} or more`
        : `a number from ${String(low)} to ${String(high)}`;
  return (value, parent, name, problems) => {
    if (typeof value !== 'number' || Number.isNaN(value)) return wrongType(problems, parent, name, expected);
    if (!Number.isFinite(value) || value < low || value > high) return outOfRange(problems, parent, name, expected);
    return true;
  };
}

/** `true` or `false`, not a string of either. */
export const flag: FieldCheck = (value, parent, name, problems) =>
  typeof value === 'boolean' || wrongType(problems, parent, name, 'true or false');

/** Any string. */
export const text: FieldCheck = (value, parent, name, problems) =>
  typeof value === 'string' || wrongType(problems, parent, name, 'a string');

/** A JSON array; its elements are checked elsewhere. */
export const list: FieldCheck = (value, parent, name, problems) =>
  Array.isArray(value) || wrongType(problems, parent, name, 'an array');

/** A JSON object; its properties are checked elsewhere. */
export const record: FieldCheck = (value, parent, name, problems) =>
  isRecord(value) || wrongType(problems, parent, name, 'an object');

/** Anything: looked at later, when more is known. */
export const deferred: FieldCheck = () => true;

/** A string of one form; `expected` says the form in words. */
export function pattern(form: RegExp, expected: string): FieldCheck {
  return (value, parent, name, problems) => {
    if (typeof value !== 'string') return wrongType(problems, parent, name, `a string: ${expected}`);
    if (form.test(value)) return true;
    problems.addField(parent, name, 'INVALID_FORMAT', `must be ${expected}`);
    return false;
  };
}

/** One of a few strings. */
export function oneOf(values: readonly string[]): FieldCheck {
  const expected = `one of ${values.join(', ')}`;
  return (value, parent, name, problems) => {
    if (typeof value !== 'string') return wrongType(problems, parent, name, `a string: ${expected}`);
    if (values.includes(value)) return true;
    problems.addField(parent, name, 'INVALID_ENUM', `must be ${expected} (case matters)`);
    return false;
  };
}

/** A calendar date that exists, `YYYY-MM-DD`. */
export const fullDate: FieldCheck = (value, parent, name, problems) => {
  const expected = 'an existing date in the form YYYY-MM-DD';
  if (typeof value !== 'string') return wrongType(problems, parent, name, `a string: ${expected}`);
  if (isFullDate(value)) return true;
  problems.addField(parent, name, 'INVALID_FORMAT', `must be ${expected}`);
  return false;
};

/** Whether a string is an existing day of the Gregorian calendar. */
export function isFullDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const milliseconds = Date.parse(`${value}T00:00:00Z`);
  // Date.parse refuses 13 months, and reads 30 February as 1 March or refuses it, depending on the engine.
  return new Date(milliseconds).getUTCDate() === Number(value.slice(8));
}
