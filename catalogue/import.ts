/** Turns a directory in CMS's layout into compact tables. */
import type { CompactFile, CompactTable } from './compact-table';
import { benchmarkRows } from './import-benchmarks';
import { CatalogueImportError } from './import-error';
import { activityRow, costRow, encodeMethod, piRow, qualityRow } from './import-measures';
import { setTables } from './import-sets';
import { InternedLists, InternedWords } from './interned-lists';
import { readSource } from './read-source';
import type { KnownBounds } from './read-source';
import { sourceYears } from './source-files';
import type { SourceMeasure, SourceYear } from './source-records';
import { tableChecksum } from './table-checksum';

/** The compact table of one year's source. Pure apart from what `source` already holds. */
export function compactTable(source: SourceYear, origin: { version: string; checksum: string }): CompactTable {
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
      encodeMethod(row.submissionMethod),
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

export interface ImportChoice {
  /** Only these; left out, every year that is not provisional. */
  years?: readonly number[];
  /** Bounds of a year the directory itself does not hold, so that copied rows are recognised all the same. */
  knownBounds?: KnownBounds;
}

function chosenYears(directory: string, years: readonly number[] | undefined): readonly number[] {
  const { complete, provisional } = sourceYears(directory);
  for (const year of years ?? []) {
    if (complete.includes(year)) continue;
    const what = provisional.includes(year)
      ? `is provisional: the directory has measures of ${year}, but no word on benchmarks`
      : 'is not in the directory';
    const remedy = `It has ${complete.join(', ')}.`;
    throw new CatalogueImportError(`measures/${year}`, '', what, remedy);
  }
  return years === undefined ? complete : [...new Set(years)].sort((a, b) => a - b);
}

/** Imports one year. @throws CatalogueImportError naming file, place and remedy. */
export function importYear(
  directory: string,
  year: number,
  sourceVersion: string,
  knownBounds: KnownBounds = () => undefined,
): CompactFile {
  const { source, checksum } = readSource(directory, year, knownBounds);
  const table = compactTable(source, { version: sourceVersion, checksum });
  return { checksum: tableChecksum(table), table };
}

/**
 * Imports the years of a directory in CMS's layout, all or none.
 * @param sourceVersion version of that data, for example `11.1.0`.
 * @throws CatalogueImportError naming file, place and remedy.
 */
export function importCatalogue(directory: string, sourceVersion: string, choice: ImportChoice = {}): CompactFile[] {
  return chosenYears(directory, choice.years).map((year) =>
    importYear(directory, year, sourceVersion, choice.knownBounds),
  );
}
