import type { CompactTable, SetRow } from './compact-table';
import { encodeMethod } from './import-measures';
import type { InternedWords } from './interned-lists';
import type { SourceClusterRow } from './source-records';

/**
 * Clusters and specialty sets. Each row of the source names the sets its measure belongs to; the 2017 and 2018 rows
 * were edited by hand, so that one name has several lists and some members miss a set: both are kept as they stand.
 */
export function setTables(
  rows: readonly SourceClusterRow[],
  words: InternedWords,
): Pick<CompactTable, 'sets' | 'setMembers'> {
  const indexes = new Map<string, number>();
  const sets: SetRow[] = [];
  const place = (set: SetRow): number => {
    const key = JSON.stringify(set);
    const known = indexes.get(key);
    if (known !== undefined) return known;
    indexes.set(key, sets.length);
    return sets.push(set) - 1;
  };
  const setMembers = rows.map((row): CompactTable['setMembers'][number] => {
    const method = encodeMethod(row.submissionMethod);
    const clusters = (row.clinicalClusters ?? []).map((set): SetRow => [
      'c',
      words.index(set.name),
      method,
      set.measureIds,
    ]);
    const specialty = (row.specialtySets ?? []).map((set): SetRow => [
      's',
      words.index(set.name),
      method,
      set.measureIds,
    ]);
    return [row.measureId, method, [...clusters, ...specialty].map(place)];
  });
  return { sets, setMembers };
}
