import type { FactsProblem, FactsProblemCode } from './facts-error';
import { factsProblem } from './facts-error';

/** Checks of the type of a value: facts come from callers that no type checker holds. */

/** Whether a value is an object with names, not a list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a list for checks across them; one that is no object has nothing, and what is no list is empty. */
export const rowsOf = <T extends object>(list: readonly T[] | undefined): readonly Partial<T>[] =>
  Array.isArray(list) ? list.map((each: unknown) => (isRecord(each) ? (each as Partial<T>) : {})) : [];

/** Whether the entry at a place repeats an earlier one. What is not told repeats nothing. */
export const isSecond = (list: readonly unknown[], index: number): boolean =>
  list[index] !== undefined && list.indexOf(list[index]) !== index;

/** A list, each entry checked. */
export function checkList<T>(
  list: readonly T[] | undefined,
  path: string,
  check: (entry: T, at: string, index: number) => FactsProblem[],
): FactsProblem[] {
  if (!Array.isArray(list)) return [factsProblem(path, 'NOT_A_LIST')];
  return list.flatMap((entry: T, index) => check(entry, `${path}[${index}]`, index));
}

/** A list of objects, each checked. */
export const checkRows = <T extends object>(
  list: readonly T[] | undefined,
  path: string,
  check: (row: T, at: string, index: number) => FactsProblem[],
): FactsProblem[] =>
  checkList(list, path, (row, at, index) =>
    isRecord(row) ? check(row, at, index) : [factsProblem(at, 'NOT_AN_OBJECT')],
  );

/**
 * An object by known names, each value checked; absent altogether is well. A name that is not known is told by its place,
 * for it may be an identifier.
 */
export function checkByName<T>(
  record: Readonly<Partial<Record<string, T>>> | undefined,
  known: readonly string[],
  path: string,
  code: FactsProblemCode,
  check: (value: T, at: string) => FactsProblem[],
): FactsProblem[] {
  if (record === undefined) return [];
  if (!isRecord(record)) return [factsProblem(path, 'NOT_AN_OBJECT')];
  return Object.entries(record).flatMap(([name, value], index) => {
    if (!known.includes(name)) return [factsProblem(`${path}[${index}]`, code)];
    return value === undefined ? [] : check(value, `${path}.${name}`);
  });
}

/** A text that is not empty. */
export const checkText = (value: unknown, path: string): FactsProblem[] =>
  typeof value === 'string' && value !== '' ? [] : [factsProblem(path, 'NOT_TEXT')];

/** One of these words. */
export const checkWord = (
  value: unknown,
  words: readonly unknown[],
  path: string,
  code: FactsProblemCode = 'WORD_UNKNOWN',
): FactsProblem[] => (words.includes(value) ? [] : [factsProblem(path, code)]);

/** Flags of an object, each true, false or absent. */
export const checkFlags = <T extends object>(holder: T, names: readonly (keyof T & string)[], at: string) =>
  names
    .filter((name) => holder[name] !== undefined && typeof holder[name] !== 'boolean')
    .map((name) => factsProblem(`${at}${name}`, 'NOT_TRUE_OR_FALSE'));
