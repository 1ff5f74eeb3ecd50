/** What differs between two tables of one year, record by record. Pure. */
import type { CompactFile } from './compact-table';
import { readCatalogue } from './read-catalogue';
import { decodeMethod } from './read-measures';

/** One difference. A record that only one side has is one difference, without a field. */
export interface TableDifference {
  /** `measure 001`, `benchmark 001/registry`, `mvp G0053`, `exclusion reason 102/registry`, `sets of 320/claims`. */
  record: string;
  kind: 'changed' | 'added' | 'removed';
  field: string | null;
  /** As JSON text; null where the side lacks the record or the field. */
  before: string | null;
  after: string | null;
}

type Fields = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | null => {
  if (value === undefined) return null;
  return JSON.stringify(value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value);
};

/** Everything a table says, by a name for each record. */
function recordsOf(file: CompactFile): Map<string, Fields> {
  const { table } = file;
  const catalogue = readCatalogue(file);
  const records = new Map<string, Fields>();
  for (const { id, ...fields } of catalogue.measures()) records.set(`measure ${id}`, fields);
  for (const [id, code, , , numbers] of table.benchmarks) {
    const method = decodeMethod(code);
    const row = catalogue.benchmark(id, method)!;
    const { benchmarkYear, isInverse, isToppedOut, isToppedOutByProgram, mistrust } = row;
    const fields = { benchmarkYear, isInverse, isToppedOut, isToppedOutByProgram, mistrust, numbers };
    records.set(`benchmark ${id}/${method}`, fields);
  }
  for (const { id, ...fields } of catalogue.mvps()) records.set(`mvp ${id}`, fields);
  for (const [id, code, codes] of table.exclusionReasons) {
    records.set(`exclusion reason ${id}/${decodeMethod(code)}`, { codes });
  }
  for (const [id, code] of table.setMembers) {
    const method = decodeMethod(code);
    const sets = catalogue.clusters(id, method).map(({ kind, name, measureIds }) => ({ kind, name, measureIds }));
    records.set(`sets of ${id}/${method}`, { sets });
  }
  return records;
}

function changes(record: string, before: Fields, after: Fields): TableDifference[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields].flatMap((field): TableDifference[] => {
    const [was, is] = [textOf(before[field]), textOf(after[field])];
    return was === is ? [] : [{ record, kind: 'changed', field, before: was, after: is }];
  });
}

/** Differences from one table to another, records in the order of the first, added ones last; none when they say the same. */
export function compareTables(before: CompactFile, after: CompactFile): TableDifference[] {
  if (before.checksum === after.checksum) return [];
  const [was, is] = [recordsOf(before), recordsOf(after)];
  const found: TableDifference[] = [];
  for (const [record, fields] of was) {
    const now = is.get(record);
    if (now === undefined) found.push({ record, kind: 'removed', field: null, before: null, after: null });
    else found.push(...changes(record, fields, now));
  }
  for (const record of is.keys()) {
    if (!was.has(record)) found.push({ record, kind: 'added', field: null, before: null, after: null });
  }
  return found;
}
