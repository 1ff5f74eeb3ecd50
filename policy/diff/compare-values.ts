import { isPlainObject, isScalarList, type Plain, type PlainObject } from '../plain';
import { isOneFigure } from './moved-with-year';

/** Two values of the same place in two years; undefined or null on a side where the figure does not apply. */
export interface Pair {
  /** Pointer in the later file, or in the earlier one where the place ended. */
  pointer: string;
  /** Pointer in the earlier file, where rows stand in another order. */
  oldPointer: string;
  old: Plain;
  new: Plain;
}

/** What tells the rows of a list apart, first fitting key wins; rows without one are paired by position. */
const identities: readonly ((row: PlainObject) => Plain | undefined)[] = [
  (row) => (Array.isArray(row['absent']) ? [...(row['absent'] as readonly string[])].sort().join() : undefined),
  (row) => row['id'],
  (row) => row['class'],
  (row) => row['excluded'],
  (row) => row['measureId'],
];

function identityOf(row: Plain, index: number): string {
  if (isPlainObject(row)) {
    for (const identity of identities) {
      const value = identity(row);
      if (value !== undefined) return String(value);
    }
  }
  return `#${index}`;
}

/** Identities of all rows; where two rows share one, the later counts on. */
function identitiesOf(table: readonly Plain[]): string[] {
  const seen = new Map<string, number>();
  return table.map((row, index) => {
    const identity = identityOf(row, index);
    const before = seen.get(identity) ?? 0;
    seen.set(identity, before + 1);
    return before === 0 ? identity : `${identity}~${before}`;
  });
}

const absent = (value: Plain | undefined): boolean => value === undefined || value === null;

/** The named parts of a value that has some, none for a side that lacks the place; undefined for a single figure. */
function parts(value: Plain | undefined): PlainObject | undefined {
  if (absent(value)) return {};
  return isPlainObject(value) && !isOneFigure(value) && Object.keys(value).length > 0 ? value : undefined;
}

/** The rows of a table, none for a side that lacks the place; undefined for a list of single values. */
function rows(value: Plain | undefined): readonly Plain[] | undefined {
  if (absent(value) || (Array.isArray(value) && value.length === 0)) return [];
  return Array.isArray(value) && !isScalarList(value) ? (value as readonly Plain[]) : undefined;
}

/** Takes two trees apart down to figures; where only one year has a subtree, the other side of each figure is null. */
export function pairsOf(old: Plain | undefined, now: Plain | undefined, pointer: string, oldPointer = pointer): Pair[] {
  if (absent(old) && absent(now)) return [];
  const named = { old: parts(old), now: parts(now) };
  if (named.old !== undefined && named.now !== undefined) {
    const [before, after] = [named.old, named.now];
    const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return keys.flatMap((key) => pairsOf(before[key], after[key], `${pointer}/${key}`, `${oldPointer}/${key}`));
  }
  const [before, after] = [rows(old), rows(now)];
  if (before !== undefined && after !== undefined) return rowPairs(before, after, pointer, oldPointer);
  return [{ pointer, oldPointer, old: old ?? null, new: now ?? null }];
}

function rowPairs(old: readonly Plain[], now: readonly Plain[], pointer: string, oldPointer: string): Pair[] {
  const [oldNames, newNames] = [identitiesOf(old), identitiesOf(now)];
  const earlier = new Map(oldNames.map((name, index) => [name, index]));
  const later = new Set(newNames);
  const kept = now.flatMap((row, index) => {
    const before = earlier.get(newNames[index]!);
    // A row that only one year has is told whole.
    if (before === undefined) return [{ pointer: `${pointer}/${index}`, oldPointer: pointer, old: null, new: row }];
    return pairsOf(old[before], row, `${pointer}/${index}`, `${oldPointer}/${before}`);
  });
  const ended = old.flatMap((row, index) =>
    later.has(oldNames[index]!)
      ? []
      : [{ pointer: `${oldPointer}/${index}`, oldPointer: `${oldPointer}/${index}`, old: row, new: null }],
  );
  return [...kept, ...ended];
}
