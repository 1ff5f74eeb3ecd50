/** What is odd about a year's table, said aloud: rows not taken at their word, and rows read in a special way. Pure. */
import type { CompactFile } from './compact-table';
import { readCatalogue } from './read-catalogue';
import { decodeMethod } from './read-measures';
import type { Benchmark, YearCatalogue } from './year-catalogue';

/** Kinds of oddity; `placeholder`, `notMonotonic` and `directionConflict` are the mistrusted ones. */
export type RemarkKind =
  | 'placeholder'
  | 'notMonotonic'
  | 'directionConflict'
  | 'noMeasure'
  | 'methodNotOffered'
  | 'firstValueOutOfLine'
  | 'constant';

/** One kind of oddity and the rows that have it. */
export interface Remark {
  kind: RemarkKind;
  /** The data contradict themselves or are made up; an explanation of a score names it. */
  isMistrusted: boolean;
  /** How the row is read, in words. */
  reading: string;
  /** `001/registry`, in the order of the source. */
  rows: readonly string[];
}

const readings: Readonly<Record<RemarkKind, { isMistrusted: boolean; reading: string }>> = {
  placeholder: { isMistrusted: true, reading: 'repeats the year before: never scored, "not determinable"' },
  notMonotonic: { isMistrusted: true, reading: 'inner bounds turn back: scored as it stands' },
  directionConflict: { isMistrusted: true, reading: 'runs against its measure: scored in the direction of the row' },
  noMeasure: { isMistrusted: false, reading: 'no measure of the year has the id: kept, never asked for' },
  methodNotOffered: { isMistrusted: false, reading: 'the measure does not offer the method: kept, never asked for' },
  firstValueOutOfLine: { isMistrusted: false, reading: 'the first value runs against the rest: the rest decides' },
  constant: { isMistrusted: false, reading: 'all bounds are one value: the measure alone says which way is better' },
};

function firstIsOutOfLine(numbers: readonly number[], isInverse: boolean): boolean {
  const [first = 0, second = 0] = numbers;
  return isInverse ? second > first : second < first;
}

function kindsOf(catalogue: YearCatalogue, row: Benchmark, numbers: readonly number[]): RemarkKind[] {
  const measure = catalogue.measure(row.measureId);
  const kinds: RemarkKind[] = row.mistrust === null ? [] : [row.mistrust];
  if (measure === undefined) kinds.push('noMeasure');
  else if (measure.category === 'quality' && !measure.submissionMethods.includes(row.method))
    kinds.push('methodNotOffered');
  const arePercentiles = numbers.length > 10;
  if (!arePercentiles && firstIsOutOfLine(numbers, row.isInverse)) kinds.push('firstValueOutOfLine');
  if (new Set(numbers).size === 1) kinds.push('constant');
  return kinds;
}

/** The oddities of a table, mistrusted ones first. */
export function remarksOn(file: CompactFile): Remark[] {
  const catalogue = readCatalogue(file);
  const rows = new Map<RemarkKind, string[]>();
  for (const [id, code, , , numbers] of file.table.benchmarks) {
    const row = catalogue.benchmark(id, decodeMethod(code));
    if (row === undefined) continue;
    for (const kind of kindsOf(catalogue, row, numbers)) {
      rows.set(kind, [...(rows.get(kind) ?? []), `${id}/${row.method}`]);
    }
  }
  return (Object.keys(readings) as RemarkKind[]).flatMap((kind) => {
    const found = rows.get(kind);
    return found === undefined ? [] : [{ kind, ...readings[kind], rows: found }];
  });
}
