import type { Benchmark } from './year-catalogue';

/** Lowest and highest bound of a benchmark as published, whatever its direction; undefined where no bound is known. */
export function boundRange({ bounds }: Pick<Benchmark, 'bounds'>): { low: number; high: number } | undefined {
  const known = bounds.filter((bound) => !Number.isNaN(bound));
  return known.length === 0 ? undefined : { low: Math.min(...known), high: Math.max(...known) };
}
