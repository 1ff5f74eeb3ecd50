import type { EntityViews } from './rebuild';

/** One place where two views do not agree; absent sides are undefined. */
export interface ViewDifference {
  entityKey: string;
  /** For example `state.window.closesAt`. */
  path: string;
  left: unknown;
  right: unknown;
}

type Leaf = Omit<ViewDifference, 'entityKey'>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function differences(left: unknown, right: unknown, path: string): Leaf[] {
  if (Object.is(left, right)) return [];
  if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right))
    return [{ path, left, right }];
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  return names.flatMap((name) => differences(left[name], right[name], `${path}.${name}`));
}

/** Lists that either side left out for their size; `omitted` and `dataref` themselves are no content. */
function uncompared(left: unknown, right: unknown): Set<string> {
  const lists = [left, right].flatMap((side) => (isObject(side) && Array.isArray(side.omitted) ? side.omitted : []));
  return new Set(['omitted', 'dataref', ...lists.map(String)]);
}

function withoutNames(side: unknown, names: Set<string>): unknown {
  return isObject(side) ? Object.fromEntries(Object.entries(side).filter(([name]) => !names.has(name))) : side;
}

/**
 * Where two sets of views differ: rebuilt from facts, taken from the compacted topics, or read from the read model.
 * An entity-year that one side lacks shows as one difference per part. Lists that a snapshot had to omit are not compared.
 */
export function compareViews(left: EntityViews, right: EntityViews): ViewDifference[] {
  const keys = [...new Set([...left.keys(), ...right.keys()])].sort();
  return keys.flatMap((entityKey) =>
    (['state', 'scores'] as const).flatMap((part) => {
      const [mine, theirs] = [left.get(entityKey)?.[part] ?? undefined, right.get(entityKey)?.[part] ?? undefined];
      const skip = uncompared(mine, theirs);
      const found = differences(withoutNames(mine, skip), withoutNames(theirs, skip), part);
      return found.map((leaf) => ({ entityKey, ...leaf }));
    }),
  );
}
