import { round4 } from './rounding';

/** Where a rate stands on a benchmark. */
export interface DecilePoints {
  /** 1 to 10, or -1 when the rate is worse than the lowest decile with points and the floor applies. */
  decile: number;
  /** Part of the way to the next decile, four decimals. */
  partial: number;
  /** `decile + partial`, or the floor. */
  points: number;
}

/** What a benchmark must have to be scored. */
export interface Bounds {
  /** Ten inclusive worst edges, decile 1 first; see the catalogue's `Benchmark`. */
  bounds: readonly number[];
  isInverse: boolean;
}

const topDecile = 10;

/**
 * Points of a rate: the highest decile whose bound it meets, plus its way to the next bound.
 *
 * Repeated bounds are empty deciles; taking the highest one met skips them, so the division never meets zero.
 * `lowest` is the first decile with points of its own and the floor below it: 3 for quality to 2022, else 1.
 * @throws RangeError for a rate that is not a number.
 * Source: CMS benchmark schema for the bounds; SCORING rule of four decimals for the partial.
 */
export function decilePoints({ bounds, isInverse }: Bounds, rate: number, lowest: number): DecilePoints {
  if (Number.isNaN(rate)) throw new RangeError('a rate must be a number to be compared with a benchmark');
  for (let decile = topDecile; decile >= lowest; decile -= 1) {
    const bound = bounds[decile - 1] as number;
    if (isInverse ? rate > bound : rate < bound) continue;
    if (Number.isNaN(bound)) break;
    if (decile === topDecile) return { decile, partial: 0, points: topDecile };
    const next = bounds[decile] as number;
    // A row that turns back (2018 CAHPS_9) could leave 0..1.
    const partial = round4(Math.min(1, Math.max(0, (rate - bound) / (next - bound))));
    return { decile, partial, points: round4(decile + partial) };
  }
  return { decile: -1, partial: 0, points: lowest };
}
