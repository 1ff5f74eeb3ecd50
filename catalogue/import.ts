/** Turns a directory in CMS's layout into compact tables. The only writer of `catalogue/years`. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CompactFile, CompactTable } from './compact-table';
import { benchmarkRows } from './import-benchmarks';
import { CatalogueImportError } from './import-error';
import { activityRow, costRow, encodeMethod, piRow, qualityRow } from './import-measures';
import { setTables } from './import-sets';
import { InternedLists, InternedWords } from './interned-lists';
import type { SourceBenchmark, SourceMeasure, SourceYear } from './source-records';

/** What a year is made of, relative to the source directory. The last three exist in some years only. */
function sourceFiles(
  year: number,
): Readonly<Record<'measures' | 'benchmarks' | 'reasons' | 'clusters' | 'mvps', string>> {
  return {
    measures: `measures/${year}/measures-data.json`,
    benchmarks: `benchmarks/${year}.json`,
    reasons: `benchmarks/${year}/benchmark-exclusion-reasons.json`,
    clusters: `clinical-clusters/${year}/clinical-clusters.json`,
    mvps: `mvp/${year}/mvp.json`,
  };
}

function readArray<T>(directory: string, file: string, isOptional: boolean): T[] {
  const full = path.join(directory, file);
  if (!existsSync(full)) {
    if (isOptional) return [];
    throw new CatalogueImportError(file, 'is missing', 'Give the root of a complete CMS-layout directory.');
  }
  try {
    const content: unknown = JSON.parse(readFileSync(full, 'utf8'));
    if (Array.isArray(content)) return content as T[];
  } catch (error) {
    throw new CatalogueImportError(file, `is not JSON (${String(error)})`, 'Fetch the file again.');
  }
  throw new CatalogueImportError(file, 'is not an array', 'Fetch the file again.');
}

function readSource(directory: string, year: number): SourceYear {
  const files = sourceFiles(year);
  return {
    year,
    measures: readArray<SourceMeasure>(directory, files.measures, false),
    benchmarks: readArray<SourceBenchmark>(directory, files.benchmarks, false),
    previousBenchmarks: readArray(directory, sourceFiles(year - 1).benchmarks, true),
    exclusionReasons: readArray(directory, files.reasons, true),
    clusters: readArray(directory, files.clusters, true),
    mvps: readArray(directory, files.mvps, true),
  };
}

function checksumOf(directory: string, year: number): string {
  const hash = createHash('sha256');
  for (const file of Object.values(sourceFiles(year)).sort()) {
    const full = path.join(directory, file);
    if (existsSync(full)) hash.update(`${file}\n`).update(readFileSync(full));
  }
  return hash.digest('hex');
}

function refuseDuplicates(source: SourceYear): void {
  const seen = new Set<string>();
  const keys = [
    ...source.measures.map((measure) => `measure ${measure.measureId}`),
    ...source.benchmarks.map((row) => `benchmark ${row.measureId}/${row.submissionMethod}`),
  ];
  for (const key of keys) {
    if (seen.has(key)) throw new CatalogueImportError(`${source.year} ${key}`, 'occurs twice', 'Fetch the file again.');
    seen.add(key);
  }
}

/** The compact table of one year's source. Pure apart from what `source` already holds. */
export function compactTable(source: SourceYear, origin: { version: string; checksum: string }): CompactTable {
  refuseDuplicates(source);
  const interned = { words: new InternedWords(), programs: new InternedLists(), vendors: new InternedLists() };
  interned.vendors.index([]);
  const of = (...categories: string[]): SourceMeasure[] =>
    source.measures.filter((measure) => categories.includes(measure.category));
  const tables = {
    quality: of('quality').map((measure) => qualityRow(measure, interned)),
    activities: of('ia').map((measure) => activityRow(measure, interned)),
    pi: of('pi', 'aci').map((measure) => piRow(measure, interned)),
    cost: of('cost').map((measure) => costRow(measure, interned)),
    benchmarks: benchmarkRows(source),
    exclusionReasons: source.exclusionReasons.map((row): CompactTable['exclusionReasons'][number] => [
      row.measureId,
      encodeMethod(row.submissionMethod, `exclusion reason ${row.measureId}`),
      row.reasonCodes,
    ]),
    ...setTables(source.clusters, interned.words),
    mvps: source.mvps.map((mvp): CompactTable['mvps'][number] => [
      mvp.mvpId,
      mvp.qualityMeasureIds,
      mvp.iaMeasureIds,
      mvp.costMeasureIds,
      mvp.administrativeClaimsMeasureIds ?? [],
      mvp.foundationQualityMeasureIds ?? [],
      mvp.hasCahps === true ? 1 : 0,
    ]),
  };
  return {
    year: source.year,
    sourceVersion: origin.version,
    sourceChecksum: origin.checksum,
    piCategory: of('aci').length > 0 ? 'aci' : 'pi',
    words: interned.words.words,
    programLists: interned.programs.lists,
    vendorLists: interned.vendors.lists,
    ...tables,
  };
}

/** SHA-256 (hex) of a table's JSON text. */
export function tableChecksum(table: CompactTable): string {
  return createHash('sha256').update(JSON.stringify(table)).digest('hex');
}

/**
 * Imports every year that has measures and benchmarks.
 * @param directory root of a directory in CMS's layout.
 * @param sourceVersion version of that data, for example `11.1.0`.
 * @throws CatalogueImportError naming file, record and remedy.
 */
export function importCatalogue(directory: string, sourceVersion: string): CompactFile[] {
  const root = path.join(directory, 'measures');
  if (!existsSync(root)) {
    throw new CatalogueImportError(root, 'is missing', 'Give the root of a CMS-layout directory.');
  }
  return readdirSync(root)
    .map(Number)
    .filter((year) => Number.isInteger(year) && existsSync(path.join(directory, sourceFiles(year).benchmarks)))
    .sort((a, b) => a - b)
    .map((year) => {
      const origin = { version: sourceVersion, checksum: checksumOf(directory, year) };
      const table = compactTable(readSource(directory, year), origin);
      return { checksum: tableChecksum(table), table };
    });
}

/** One line a row, so that a change of data shows as a readable difference. */
function formatFile(file: CompactFile): string {
  const cells = Object.entries(file.table).map(([name, value]) => {
    if (!Array.isArray(value) || value.length === 0) return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
    return `${JSON.stringify(name)}:[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  });
  return `{"checksum":${JSON.stringify(file.checksum)},\n"table":{${cells.join(',\n')}}}\n`;
}

/** Writes the files of {@link importCatalogue} as `<year>.json` into `target`. */
export function writeCatalogue(files: readonly CompactFile[], target: string): void {
  for (const file of files) writeFileSync(path.join(target, `${file.table.year}.json`), formatFile(file));
}
