/** Times a piece of work many times and says how the times are spread. */
import { performance } from 'node:perf_hooks';

/** Times of one piece of work, in microseconds. */
export interface Spread {
  p50: number;
  p90: number;
  /** Smallest and largest median of a round: how steady the machine was. */
  roundLow: number;
  roundHigh: number;
  samples: number;
}

const microseconds = 1000;

function at(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function timesOf<T>(items: readonly T[], work: (item: T) => unknown): Float64Array {
  const times = new Float64Array(items.length);
  items.forEach((item, index) => {
    const start = performance.now();
    keep(work(item));
    times[index] = (performance.now() - start) * microseconds;
  });
  return times;
}

let kept: unknown;

/** Takes a result, so that no compiler may leave the work out. */
function keep(result: unknown): void {
  kept = result;
}

/** What was kept last; reading it makes it matter. */
export function lastKept(): unknown {
  return kept;
}

/**
 * Times each item once a round, after rounds that are not counted.
 * Every item is another input, so that a result remembered from the call before is of no use.
 */
export function spreadOf<T>(items: readonly T[], rounds: number, work: (item: T) => unknown): Spread {
  for (let round = 0; round < Math.max(2, rounds / 4); round += 1) timesOf(items, work);
  const all = new Float64Array(items.length * rounds);
  const medians = new Float64Array(rounds);
  for (let round = 0; round < rounds; round += 1) {
    const times = timesOf(items, work);
    all.set(times, round * items.length);
    medians[round] = at(times.sort(), 0.5);
  }
  all.sort();
  medians.sort();
  return {
    p50: at(all, 0.5),
    p90: at(all, 0.9),
    roundLow: at(medians, 0),
    roundHigh: at(medians, 1),
    samples: all.length,
  };
}
