import { benchmarkFlags } from './compact-table';
import type { BenchmarkRow, CompactTable } from './compact-table';
import { deepFreeze } from './deep-freeze';
import { MadeOnDemand } from './made-on-demand';
import { decodeMethod } from './read-measures';
import type { Benchmark, BenchmarkMistrust, SubmissionMethod } from './year-catalogue';

/** First year whose rows are percentiles instead of deciles. */
const percentileCount = 11;

/**
 * Ten inclusive worst edges, decile 1 first, whatever the shape of the published row.
 *
 * Eleven values are percentiles 1, 10 … 90, 99, always ascending: a direct measure's deciles begin at P1, P10 … P90,
 * an inverse one's at P99, P90 … P10. Nine values are deciles 2 to 10; decile 1 is then unknown.
 */
export function normaliseBounds(numbers: readonly number[], isInverse: boolean, isShifted: boolean): number[] {
  if (numbers.length === percentileCount) {
    return isInverse ? [...numbers.slice(1)].reverse() : numbers.slice(0, 10);
  }
  if (numbers.length === 9 || isShifted) return [NaN, ...numbers.slice(0, 9)];
  return numbers.slice(0, 10);
}

function mistrustOf(flags: number): BenchmarkMistrust | null {
  if ((flags & benchmarkFlags.placeholder) !== 0) return 'placeholder';
  if ((flags & benchmarkFlags.notMonotonic) !== 0) return 'notMonotonic';
  if ((flags & benchmarkFlags.directionConflict) !== 0) return 'directionConflict';
  return null;
}

function benchmark(year: number, [measureId, code, benchmarkYear, flags, numbers]: BenchmarkRow): Benchmark {
  const method = decodeMethod(code);
  const isInverse = (flags & benchmarkFlags.inverse) !== 0;
  return {
    measureId,
    method,
    benchmarkYear,
    isInverse,
    isToppedOut: (flags & benchmarkFlags.toppedOut) !== 0,
    isToppedOutByProgram: (flags & benchmarkFlags.toppedOutByProgram) !== 0,
    bounds: normaliseBounds(numbers, isInverse, (flags & benchmarkFlags.shifted) !== 0),
    mistrust: mistrustOf(flags),
    ref: `benchmarks/${year}#${measureId}/${method}`,
  };
}

/** All benchmarks of the table, by measure and then method, so that a lookup builds no key; decoded when first asked for. */
export function readBenchmarks(table: CompactTable): MadeOnDemand<ReadonlyMap<SubmissionMethod, Benchmark>> {
  const rows = new Map<string, BenchmarkRow[]>();
  for (const row of table.benchmarks) {
    const known = rows.get(row[0]);
    if (known === undefined) rows.set(row[0], [row]);
    else known.push(row);
  }
  const makers = new Map<string, () => ReadonlyMap<SubmissionMethod, Benchmark>>();
  for (const [id, own] of rows) {
    makers.set(id, () => {
      const entries = own.map((row) => deepFreeze(benchmark(table.year, row)));
      return new Map(entries.map((entry) => [entry.method, entry]));
    });
  }
  return new MadeOnDemand(makers);
}
