/** Random numbers that are the same in every run, so that two runs of a benchmark score the same bodies. */
export interface SeededRandom {
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** `count` different items, in random order; all of them when there are fewer. */
  some<T>(items: readonly T[], count: number): T[];
  /** True once in two. */
  coin(): boolean;
}

/** The mulberry32 generator: 32 bits of state, good enough to vary inputs. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const some = <T>(items: readonly T[], count: number): T[] => {
    const left = [...items];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) taken.push(...left.splice(integer(0, left.length - 1), 1));
    return taken;
  };
  return { integer, some, coin: () => next() < 0.5 };
}
