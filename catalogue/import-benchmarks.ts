import { benchmarkFlags } from './compact-table';
import type { BenchmarkRow } from './compact-table';
import { CatalogueImportError } from './import-error';
import { encodeMethod } from './import-measures';
import type { SourceBenchmark, SourceMeasure, SourceYear } from './source-records';

const percentileKeys = ['1', '10', '20', '30', '40', '50', '60', '70', '80', '90', '99'];

/** Fewer shared rows than this prove nothing about copying. */
const enoughSharedRows = 10;

function numbersOf(row: SourceBenchmark): number[] {
  const where = `benchmark ${row.measureId}/${row.submissionMethod}/${row.performanceYear}`;
  const numbers = row.deciles ?? percentileKeys.map((key) => row.percentiles?.[key] ?? NaN);
  if (numbers.length < 9 || numbers.some((value) => !Number.isFinite(value))) {
    throw new CatalogueImportError(where, 'bounds are missing or not numbers', 'Fetch the file again.');
  }
  return numbers;
}

const key = (row: SourceBenchmark): string => `${row.measureId}|${row.submissionMethod}`;

/**
 * CMS fills a year whose cost results do not exist yet with copies; if every shared row repeats the year before, all
 * of the year's CMS-computed rows are placeholders. Known to hold for 2026.
 */
function hasPlaceholders(source: SourceYear): boolean {
  const computed = (row: SourceBenchmark): boolean => row.submissionMethod === 'administrativeClaims';
  const before = new Map(source.previousBenchmarks.filter(computed).map((row) => [key(row), numbersOf(row).join()]));
  const shared = source.benchmarks.filter((row) => computed(row) && before.has(key(row)));
  return shared.length >= enoughSharedRows && shared.every((row) => before.get(key(row)) === numbersOf(row).join());
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
  if (row.deciles === undefined) return flags | (row.isInverse === true ? benchmarkFlags.inverse : 0);
  const descending = isDescending(row.deciles, measure);
  const expected = measure?.category === 'cost' ? true : measure?.isInverse;
  return (
    flags |
    (descending ? benchmarkFlags.inverse : 0) |
    (isShifted(row, measure) ? benchmarkFlags.shifted : 0) |
    (turnsBack(row.deciles, descending) ? benchmarkFlags.notMonotonic : 0) |
    (expected !== undefined && expected !== null && expected !== descending ? benchmarkFlags.directionConflict : 0)
  );
}

/** All benchmark rows of a year, in the order of the source. */
export function benchmarkRows(source: SourceYear): BenchmarkRow[] {
  const measures = new Map(source.measures.map((measure) => [measure.measureId, measure]));
  const placeholders = hasPlaceholders(source);
  return source.benchmarks.map((row) => {
    const where = `benchmark ${row.measureId}`;
    const placeholder = placeholders && row.submissionMethod === 'administrativeClaims';
    return [
      row.measureId,
      encodeMethod(row.submissionMethod, where),
      row.benchmarkYear,
      flagsOf(row, measures.get(row.measureId), placeholder),
      numbersOf(row),
    ];
  });
}
