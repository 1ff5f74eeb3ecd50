/**
 * The benchmark rows as CMS publishes them, when a copy of the public data stands beside the project, normalised here a
 * second time: nothing of the catalogue's importer or reader is used.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReferenceRow } from './reference-points';

const directory = path.join(__dirname, '../../../shared/cms-data');

/** A row of the published file, the fields that make its bounds. */
interface PublishedRow {
  measureId: string;
  submissionMethod: string;
  deciles?: readonly number[];
  percentiles?: Readonly<Record<string, number>>;
  isInverse?: boolean;
}

interface PublishedMeasure {
  measureId: string;
  category: string;
  isInverse?: boolean;
}

/** A published row as the rules see it. */
export interface PublishedBenchmark {
  measureId: string;
  method: string;
  row: ReferenceRow;
}

/** The years whose published rows are at hand; none when the copy is not there. */
export function publishedYears(): number[] {
  return Array.from({ length: 10 }, (_, index) => 2017 + index).filter((year) =>
    existsSync(path.join(directory, `benchmarks/${year}.json`)),
  );
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as T;
}

/** Ten-value rows begin at decile 1, these apart: their first value is decile 2's and their last the far end. */
function beginsAtTwo(year: number, measureId: string, isCost: boolean): boolean {
  if (year === 2017 && isCost) return true;
  if ((year === 2020 || year === 2021) && ['ACEP50', 'ACEP51'].includes(measureId)) return true;
  return year === 2021 && ['479', '480'].includes(measureId);
}

/** Ascending is direct, descending inverse; the first value decides where the others are all equal. */
function descends(deciles: readonly number[], measureIsInverse: boolean): boolean {
  const [first = 0, second = 0] = deciles;
  const ninth = deciles[8] ?? 0;
  if (second !== ninth) return second > ninth;
  if (first !== second) return first > second;
  return measureIsInverse;
}

function fromDeciles(
  year: number,
  { measureId, deciles = [] }: PublishedRow,
  measure: PublishedMeasure | undefined,
): ReferenceRow {
  const lowerIsBetter = descends(deciles, measure?.isInverse === true);
  const startsAtTwo = deciles.length === 9 || beginsAtTwo(year, measureId, measure?.category === 'cost');
  const edges = startsAtTwo ? [undefined, ...deciles.slice(0, 9)] : deciles;
  return { edges, lowerIsBetter };
}

const direct = ['1', '10', '20', '30', '40', '50', '60', '70', '80', '90'];
const inverse = ['99', '90', '80', '70', '60', '50', '40', '30', '20', '10'];

function fromPercentiles({ percentiles = {}, isInverse = false }: PublishedRow): ReferenceRow {
  const keys = isInverse ? inverse : direct;
  return { edges: keys.map((key) => percentiles[key]), lowerIsBetter: isInverse };
}

/** Every row of a year that `publishedYears` names. */
export function publishedBenchmarks(year: number): PublishedBenchmark[] {
  const measures = new Map(
    read<PublishedMeasure[]>(`measures/${year}/measures-data.json`).map((measure) => [measure.measureId, measure]),
  );
  return read<PublishedRow[]>(`benchmarks/${year}.json`).map((row) => ({
    measureId: row.measureId,
    method: row.submissionMethod,
    row: row.percentiles === undefined ? fromDeciles(year, row, measures.get(row.measureId)) : fromPercentiles(row),
  }));
}
