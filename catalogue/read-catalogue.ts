import type { CompactFile, CompactTable, MvpRow } from './compact-table';
import { deepFreeze } from './deep-freeze';
import { readBenchmarks } from './read-benchmarks';
import { decodeMethod, readMeasures } from './read-measures';
import type { MeasureCluster, Mvp, SubmissionMethod, YearCatalogue } from './year-catalogue';

function readMvp([id, quality, ia, cost, administrativeClaims, foundation, hasCahps]: MvpRow): Mvp {
  return {
    id,
    qualityMeasureIds: new Set(quality),
    iaMeasureIds: new Set(ia),
    costMeasureIds: new Set(cost),
    administrativeClaimsMeasureIds: new Set(administrativeClaims),
    foundationQualityMeasureIds: new Set(foundation),
    hasCahps: hasCahps === 1,
  };
}

/** Rows keyed by measure and method, so that a lookup builds no key. */
function byMeasureAndMethod<Row extends [string, string, unknown], T>(
  rows: readonly Row[],
  value: (row: Row) => T,
): Map<string, Map<SubmissionMethod, T>> {
  const index = new Map<string, Map<SubmissionMethod, T>>();
  for (const row of rows) {
    const methods = index.get(row[0]) ?? new Map<SubmissionMethod, T>();
    index.set(row[0], methods.set(decodeMethod(row[1]), value(row)));
  }
  return index;
}

function readSets(table: CompactTable): MeasureCluster[] {
  return table.sets.map(([kind, name, method, measureIds]) => ({
    kind: kind === 'c' ? 'cluster' : 'specialtySet',
    name: table.words[name] ?? '',
    method: decodeMethod(method),
    measureIds,
  }));
}

/**
 * Reads a compact file into lookups. Pure but for freezing the lists of the table that it hands on; costs a millisecond or
 * two, so keep the result. Whatever a lookup answers is frozen and shared.
 */
export function readCatalogue({ checksum, table }: CompactFile): YearCatalogue {
  const measures = readMeasures(table);
  const benchmarks = readBenchmarks(table);
  const mvps = new Map(table.mvps.map((row) => [row[0], Object.freeze(readMvp(row))]));
  const sets = readSets(table).map(deepFreeze);
  const clusters = byMeasureAndMethod(table.setMembers, (row) =>
    Object.freeze(row[2].flatMap((index) => sets[index] ?? [])),
  );
  const reasons = byMeasureAndMethod(table.exclusionReasons, (row) => Object.freeze(row[2]));
  const programs = Object.freeze([...new Set(table.programLists.flat())].sort());
  return Object.freeze<YearCatalogue>({
    performanceYear: table.year,
    version: `${table.sourceVersion}+${checksum.slice(0, 12)}`,
    sourceVersion: table.sourceVersion,
    checksum,
    measure: (id) => measures.get(id),
    qualityMeasure: (id) => {
      const measure = measures.get(id);
      return measure?.category === 'quality' ? measure : undefined;
    },
    benchmark: (id, method) => benchmarks.get(id)?.get(method),
    mvp: (id) => mvps.get(id),
    clusters: (id, method) => clusters.get(id)?.get(method) ?? [],
    benchmarkExclusionReasons: (id, method) => reasons.get(id)?.get(method) ?? [],
    measures: () => measures.values(),
    benchmarks: () => benchmarks.values().flatMap((methods) => [...methods.values()]),
    mvps: () => [...mvps.values()],
    measureIds: () => measures.keys(),
    programIds: () => programs,
  });
}
