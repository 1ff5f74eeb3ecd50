/**
 * The generic part of reading a JSON object: which properties it may, must and may pointlessly have.
 *
 * Safe for any JSON: only own properties are looked at, through maps, so `__proto__` or `constructor` is just another
 * unknown name. `null` counts as absent.
 */
import { memberPath } from './problem-list';
import type { ProblemList } from './problem-list';

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Checks one present value, reports what is wrong with it, and says whether it may be relied on. */
export type FieldCheck = (value: unknown, parent: string, name: string, problems: ProblemList) => boolean;

/** What an object of one kind looks like. */
export interface RecordRules {
  /** Writable properties and how each is checked. */
  fields: ReadonlyMap<string, FieldCheck>;
  required: readonly string[];
  /** Ignored with a warning. */
  readOnly: ReadonlySet<string>;
  /** Ends the message about an unknown property, for example "; in 2024 measure 047 is singlePerformanceRate". */
  context?: string;
}

/** Names of the properties that are absent or wrong, and so must not be reasoned about further. */
export type UnusableFields = ReadonlySet<string>;

const none: UnusableFields = new Set();

/** Whether a value is a JSON object, not an array and not null. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property that is neither absent nor null, or undefined. */
export function present(record: JsonRecord, name: string): unknown {
  const value = Object.hasOwn(record, name) ? record[name] : undefined;
  return value ?? undefined;
}

/** Checks all properties of one object against its rules. */
export function checkRecord(
  record: JsonRecord,
  path: string,
  rules: RecordRules,
  problems: ProblemList,
): UnusableFields {
  let unusable: Set<string> | undefined;
  for (const name of Object.keys(record)) {
    if (problems.isFull) break;
    const value = record[name];
    if (value === null || value === undefined) continue;
    const check = rules.fields.get(name);
    if (check) {
      if (!check(value, path, name, problems)) (unusable ??= new Set()).add(name);
    } else if (rules.readOnly.has(name)) {
      warnReadOnly(path, name, problems);
    } else {
      problems.addField(path, name, 'UNKNOWN_FIELD', `is not known here${rules.context ?? ''}; remove it`);
    }
  }
  for (const name of rules.required) {
    if (present(record, name) !== undefined) continue;
    (unusable ??= new Set()).add(name);
    problems.addField(path, name, 'REQUIRED_FIELD', `is missing${rules.context ?? ''}`);
  }
  return unusable ?? none;
}

/** Tells the sender that a property was not read. */
export function warnReadOnly(path: string, name: string, problems: ProblemList): void {
  const text = `field '${name}' in ${problems.place(path)} is not read from a body and was ignored; leave it out`;
  problems.warn(memberPath(path, name), 'READ_ONLY_IGNORED', text);
}
