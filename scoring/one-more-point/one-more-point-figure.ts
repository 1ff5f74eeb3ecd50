import type { Trial } from './one-more-point-trial';

/**
 * Steps of a figure on its own grid, from the present figure towards the best bound of its benchmark: amount 1 is the
 * next figure with so many decimals, `most` the first beyond the best bound. Null without a benchmark or figure.
 */
export function figureSteps<S>(
  { node }: Trial,
  decimals: number,
  stepOf: (figure: number) => S,
): { most: number; stepOf: (amount: number) => S } | null {
  const { performanceRate, deciles, isInverse } = node.metadata;
  const best: unknown = Array.isArray(deciles) ? deciles.at(-1) : undefined;
  if (typeof performanceRate !== 'number' || typeof best !== 'number') return null;
  const scale = 10 ** decimals;
  const sign = isInverse === true ? -1 : 1;
  // The grid point at or just worse than the present figure, so that amount 1 is a real change.
  const start = sign * Math.floor(sign * performanceRate * scale + 1e-6);
  const most = Math.ceil(sign * (best * scale - start)) + 1;
  // A cost or a count has nothing below zero to reach.
  const least = performanceRate >= 0 ? 0 : -Infinity;
  return { most: Math.max(0, most), stepOf: (amount) => stepOf(Math.max(least, (start + sign * amount) / scale)) };
}
