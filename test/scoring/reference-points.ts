/**
 * A second, independent account of decile points, written from the scoring rules alone and in exact arithmetic:
 * decimals become whole numbers, so that a half is a half and nothing is owed to binary fractions.
 */

/** Ten inclusive worst edges, decile 1 first; undefined where the published row does not say. */
export type Edges = readonly (number | undefined)[];

/** A benchmark as the rules see it. */
export interface ReferenceRow {
  edges: Edges;
  lowerIsBetter: boolean;
}

/** What the rules give a rate. */
export interface ReferencePoints {
  decile: number;
  points: number;
}

const decimals = 12;

/** A decimal figure as a whole number of 10^-12; throws on more decimals, for those would be cut off. */
export function exact(value: number): bigint {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.replace('-', '').split('.');
  const shift = decimals + Number(exponent) - fraction.length;
  if (shift < 0) throw new Error(`${value} has more than ${decimals} decimals`);
  const magnitude = BigInt(whole + fraction) * 10n ** BigInt(shift);
  return mantissa.startsWith('-') ? -magnitude : magnitude;
}

/** The part of the way from one edge to the next in ten-thousandths, a half counting as a whole. */
function tenThousandths(rate: number, from: number, to: number): number {
  const done = exact(rate) - exact(from);
  const whole = exact(to) - exact(from);
  const [part, of] = whole < 0n ? [-done, -whole] : [done, whole];
  return Number((part * 20_000n + of) / (of * 2n));
}

/**
 * The largest decile from `lowest` whose edge the rate meets, and its way to the next edge; 10 in the tenth decile; the
 * floor, which is `lowest`, when no edge is met.
 */
export function referencePoints({ edges, lowerIsBetter }: ReferenceRow, rate: number, lowest: number): ReferencePoints {
  const met: number[] = [];
  for (let decile = lowest; decile <= 10; decile += 1) {
    const edge = edges[decile - 1];
    if (edge !== undefined && (lowerIsBetter ? rate <= edge : rate >= edge)) met.push(decile);
  }
  if (met.length === 0) return { decile: -1, points: lowest };
  const decile = Math.max(...met);
  if (decile === 10) return { decile, points: 10 };
  const [from = 0, to = 0] = [edges[decile - 1], edges[decile]];
  // Only a row that turns back can put a rate outside its own decile.
  const way = Math.min(10_000, Math.max(0, tenThousandths(rate, from, to)));
  return { decile, points: (decile * 10_000 + way) / 10_000 };
}

/** Rates to try on a row: each edge, a hair and a part of a decile to both sides of it, and far beyond both ends. */
export function ratesAround({ edges }: ReferenceRow): number[] {
  const known = edges.filter((edge) => edge !== undefined);
  const span = Math.max(...known) - Math.min(...known);
  const rates = new Set<number>();
  const add = (rate: number): void => void rates.add(Number(rate.toFixed(10)));
  known.forEach((edge, index) => {
    const gap = Math.abs((known[index + 1] ?? edge) - edge);
    for (const step of [0, 1e-7, 1e-4 * gap, 0.00005 * gap, gap / 3, gap / 2]) {
      add(edge + step);
      add(edge - step);
    }
  });
  add(Math.max(...known) + span + 1);
  add(Math.min(...known) - span - 1);
  return [...rates];
}
