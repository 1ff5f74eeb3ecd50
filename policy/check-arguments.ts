/** Refusing arguments that are none: callers without types may hand over anything. */
import { PolicyArgumentError } from './policy-argument-error';
import type { YearPolicyFile } from './year-policy-file';

type Kind = 'year' | 'section';

/** Members of a year's file. */
const members: Readonly<Record<keyof YearPolicyFile, Kind>> = {
  performanceYear: 'year',
  paymentYear: 'year',
  eligibility: 'section',
  participation: 'section',
  calendar: 'section',
  categoryWeights: 'section',
  quality: 'section',
  cost: 'section',
  improvementActivities: 'section',
  promotingInteroperability: 'section',
  finalScore: 'section',
  targetedReview: 'section',
  methods: 'section',
  sources: 'section',
  provenance: 'section',
};

const restore = 'give the content of policy/years/<year>.json as it stands';

/** Whether a value is an object and no list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is left of a figure that is not there: nothing, or a sum with nothing. */
const isHole = (value: unknown): boolean =>
  value === undefined || (typeof value === 'number' && !Number.isFinite(value));

/** Maps and dates are objects that JSON would empty or rewrite. */
const isNoJson = (value: unknown): boolean =>
  isHole(value) ||
  !/^\[object (String|Boolean|Number|Null|Array|Object)\]$/.test(Object.prototype.toString.call(value));

/** Nested more deeply than any file; what holds itself is so without end. */
const deepest = 50;

/** The first place at or below a value where something is wrong or has no end. */
function firstPlace(value: unknown, path: string, isWrong: (value: unknown) => boolean, depth = 0): string | undefined {
  if (isWrong(value) || depth > deepest) return path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    const step = Array.isArray(value) ? `[${name}]` : `.${name}`;
    const found = firstPlace(item, `${path}${step}`, isWrong, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @throws PolicyArgumentError for what JSON cannot hold, at any depth. */
export function requirePlain(name: string, value: unknown): void {
  const found = firstPlace(value, name, isNoJson);
  if (found !== undefined) throw new PolicyArgumentError(found, 'is no value that JSON has', 'give plain data');
}

/** @throws PolicyArgumentError unless it is a year's file with all its sections, of plain data. */
export function requireFile(name: string, value: unknown): void {
  if (!isObject(value)) throw new PolicyArgumentError(name, "is not a year's file", restore);
  for (const [member, kind] of Object.entries(members)) {
    const found = value[member];
    if (kind === 'section' ? isObject(found) : Number.isInteger(found)) continue;
    throw new PolicyArgumentError(`${name}.${member}`, kind === 'section' ? 'is no section' : 'is no year', restore);
  }
  requirePlain(name, value);
}

/**
 * What a function makes of an argument. Where the argument lacks something deeper down, the function stumbles over it or
 * makes a result with a hole; either is the argument's fault.
 * @throws PolicyArgumentError
 */
export function whole<T>(name: string, make: () => T, remedy = restore): T {
  let made: T;
  try {
    made = make();
  } catch (error) {
    throw new PolicyArgumentError(name, 'is not whole', remedy, { cause: error });
  }
  const hole = firstPlace(made, '', isHole);
  if (hole === undefined) return made;
  throw new PolicyArgumentError(name, `lacks a figure: ${hole.slice(1)} of what is read from it`, remedy);
}
