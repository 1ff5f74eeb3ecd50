import { benchmarkFlags } from './compact-table';
import type { BenchmarkRow } from './compact-table';
import { encodeMethod } from './import-measures';
import { benchmarkKey, numbersOf } from './source-records';
import type { SourceBenchmark, SourceMeasure, SourceYear } from './source-records';

/** Fewer repeated rows than this prove nothing about copying. */
const enoughRepeatedRows = 10;

/**
 * Recognises placeholders: CMS fills a year whose cost results do not exist yet with copies of the year before.
 *
 * Real results never repeat a row to the cent (no row of 2018 to 2025 does), so ten repeated rows are copies. When every
 * shared row is one, those without a predecessor are made up too. Known to hold for 2026.
 */
function placeholderTest(source: SourceYear): (row: SourceBenchmark) => boolean {
  const computed = source.benchmarks.filter((row) => row.submissionMethod === 'administrativeClaims');
  const before = (row: SourceBenchmark): string | undefined =>
    source.previousBounds.get(benchmarkKey(row.measureId, row.submissionMethod));
  const shared = computed.filter((row) => before(row) !== undefined);
  const repeated = new Set(shared.filter((row) => before(row) === numbersOf(row).join()));
  if (repeated.size < enoughRepeatedRows) return () => false;
  const placeholders = repeated.size === shared.length ? new Set(computed) : repeated;
  return (row) => placeholders.has(row);
}

/**
 * Direction of a decile row. The first value is often a placeholder, so the middle decides; a flat middle leaves it
 * to the first value, a wholly constant row to the measure.
 */
function isDescending(deciles: readonly number[], measure: SourceMeasure | undefined): boolean {
  const [first = 0, second = 0] = deciles;
  const last = deciles[8] ?? second;
  if (second !== last) return last < second;
  if (first !== second) return second < first;
  return measure?.isInverse === true;
}

/** A row contradicts itself when its inner bounds turn back. */
function turnsBack(deciles: readonly number[], descending: boolean): boolean {
  return deciles.slice(2, 9).some((value, index) => {
    const before = deciles[index + 1] ?? value;
    return descending ? value > before : value < before;
  });
}

/**
 * Ten values begin at decile 1 for cost (not 2017) and MCC1; elsewhere their shape shows deciles 2 to 10 and the far
 * end behind them.
 */
function isShifted(row: SourceBenchmark, measure: SourceMeasure | undefined): boolean {
  if (row.deciles?.length !== 10) return false;
  const isCost = measure?.category === 'cost';
  return isCost ? row.performanceYear === 2017 : row.measureId !== 'MCC1';
}

function flagsOf(row: SourceBenchmark, measure: SourceMeasure | undefined, placeholder: boolean): number {
  const flags =
    (row.isToppedOut === true ? benchmarkFlags.toppedOut : 0) |
    (row.isToppedOutByProgram === true ? benchmarkFlags.toppedOutByProgram : 0) |
    (placeholder ? benchmarkFlags.placeholder : 0);
  const expected = measure?.category === 'cost' ? true : measure?.isInverse;
  const isInverse = row.deciles === undefined ? row.isInverse === true : isDescending(row.deciles, measure);
  return (
    flags |
    (isInverse ? benchmarkFlags.inverse : 0) |
    (isShifted(row, measure) ? benchmarkFlags.shifted : 0) |
    (row.deciles !== undefined && turnsBack(row.deciles, isInverse) ? benchmarkFlags.notMonotonic : 0) |
    (typeof expected === 'boolean' && expected !== isInverse ? benchmarkFlags.directionConflict : 0)
  );
}

/** All benchmark rows of a year, in the order of the source. */
export function benchmarkRows(source: SourceYear): BenchmarkRow[] {
  const measures = new Map(source.measures.map((measure) => [measure.measureId, measure]));
  const isPlaceholder = placeholderTest(source);
  return source.benchmarks.map((row) => [
    row.measureId,
    encodeMethod(row.submissionMethod),
    row.benchmarkYear,
    flagsOf(row, measures.get(row.measureId), isPlaceholder(row)),
    numbersOf(row),
  ]);
}
