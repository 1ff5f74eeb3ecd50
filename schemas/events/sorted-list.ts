/** Compares by code unit, the same on every machine; locales would sort differently. */
export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A copy of `list`, sorted by key, in which `entry` stands in the place of whatever had its key. */
export function putSorted<E>(list: readonly E[], keyOf: (entry: E) => string, entry: E): E[] {
  const key = keyOf(entry);
  const before = list.filter((other) => keyOf(other) < key);
  const after = list.filter((other) => keyOf(other) > key);
  return [...before, entry, ...after];
}

/** A copy without the properties that are undefined: absent optionals are left out, in memory as on the wire. */
export function withoutUndefined<O extends object>(value: O): O {
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined)) as O;
}
