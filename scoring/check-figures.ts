/** Refusing figures, benchmarks and nodes of a score tree that are none, where a function takes them by themselves. */
import { refusalOf, refusalOfType } from './check-arguments';
import type { ScoreNode } from './score-result';
import { worded } from './scoring-errors';

/** @throws ScoreInputError unless it is a finite number. */
export function requireNumber(name: string, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value)) return;
  const isAbsent = value === undefined || value === null;
  const message = isAbsent ? `${name} is missing` : `${worded(value)} is not a finite number`;
  throw refusalOf(name, isAbsent ? 'REQUIRED_FIELD' : 'INVALID_NUMBER', message, 'send a finite number');
}

/** @throws ScoreInputError unless it is a whole number within a range, both ends included. */
export function requireWhole(name: string, value: unknown, low: number, high: number): void {
  requireNumber(name, value);
  if (Number.isInteger(value) && (value as number) >= low && (value as number) <= high) return;
  const wanted = `a whole number from ${low} to ${high}`;
  throw refusalOf(name, 'OUT_OF_RANGE', `${worded(value)} is not ${wanted}`, `send ${wanted}`);
}

/** @throws ScoreInputError unless it is one of some words. */
export function requireWord(name: string, value: unknown, known: readonly string[]): void {
  if (known.includes(value as string)) return;
  throw refusalOf(name, 'UNKNOWN_VALUE', `${worded(value)} is not known`, `use one of ${known.join(', ')}`);
}

const deciles = 10;

/** Counted by hand: `every` takes several times as long over the frozen lists of a catalogue. */
function isTenNumbers(bounds: unknown): boolean {
  if (!Array.isArray(bounds) || bounds.length !== deciles) return false;
  for (let index = 0; index < deciles; index += 1) if (typeof bounds[index] !== 'number') return false;
  return true;
}

/** @throws ScoreInputError unless it has ten bounds and a direction. A bound may be NaN, where the data do not say. */
export function requireBounds(name: string, value: unknown): void {
  const { bounds, isInverse } = (value ?? {}) as { bounds?: unknown; isInverse?: unknown };
  if (isTenNumbers(bounds) && typeof isInverse === 'boolean') return;
  const remedy = 'give one of the catalogue, as readBenchmark finds it, or ten numbers in `bounds` and `isInverse`';
  throw refusalOfType(name, value, 'a benchmark', remedy);
}

/** @throws ScoreInputError for a benchmark of another year, where it says of which it is. */
export function requireYear(name: string, { ref }: { ref?: unknown }, performanceYear: number): void {
  const year = /^benchmarks\/(\d{4})#/.exec(String(ref))?.[1];
  if (year === undefined || Number(year) === performanceYear) return;
  const message = `a benchmark of ${year} stands where one of ${performanceYear} belongs`;
  throw refusalOf(name, 'OUT_OF_RANGE', message, 'give policy and benchmark of one year');
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function isNode(value: unknown): value is ScoreNode {
  const { value: points, parts, figures, metadata } = (value ?? {}) as Partial<ScoreNode>;
  if (points !== null && !Number.isFinite(points)) return false;
  return Array.isArray(parts) && Array.isArray(figures) && figures.every(isObject) && isObject(metadata);
}

/** @throws ScoreInputError unless it is a node of a score tree, as it is or read again from JSON. */
export function requireNode(name: string, value: unknown): asserts value is ScoreNode {
  if (isNode(value)) return;
  throw refusalOfType(name, value, 'a node of a score tree', "give a score's tree or one of its parts");
}

/** Levels below the root that no score's tree has; what holds itself has them all. */
const deepest = 20;

/** @throws ScoreInputError unless all below it are nodes too. */
export function requireTree(name: string, value: unknown, depth = 0): void {
  requireNode(name, depth > deepest ? undefined : value);
  const { original } = value as ScoreNode;
  if (original !== undefined) requireTree(`${name}.original`, original, depth + 1);
  (value as ScoreNode).parts.forEach((part, index) => requireTree(`${name}.parts[${index}]`, part, depth + 1));
}

/** Beyond this a binary fraction has no decimals of its own, and text would have an exponent. */
const largest = Number.MAX_SAFE_INTEGER;
const mostDecimals = 15;

/** @throws ScoreInputError unless a number can be rounded to so many decimals. */
export function requireRoundable(value: unknown, decimals: unknown): void {
  requireNumber('value', value);
  requireWhole('decimals', decimals, 0, mostDecimals);
  if (Math.abs(value as number) <= largest) return;
  const message = `${worded(value)} is too large to have decimals`;
  throw refusalOf('value', 'OUT_OF_RANGE', message, `send a number from ${-largest} to ${largest}`);
}
