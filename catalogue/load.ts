/** The one place that reads compact catalogue files from disk. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CompactFile } from './compact-table';
import { readCatalogue } from './read-catalogue';
import { tableChecksum } from './table-checksum';
import type { YearCatalogue } from './year-catalogue';

const directory = path.join(__dirname, 'years');
const loaded = new Map<number, YearCatalogue>();

/** Asked for a year that has no catalogue. `supportedYears` says which do. */
export class UnknownCatalogueYearError extends Error {
  readonly code = 'QPP_CATALOGUE_YEAR_UNKNOWN';

  constructor(
    readonly year: number,
    readonly supportedYears: readonly number[],
  ) {
    super(`No catalogue for performance year ${year}; supported years are ${supportedYears.join(', ')}.`);
    this.name = 'UnknownCatalogueYearError';
  }
}

/** Years with a catalogue, ascending. */
export function supportedCatalogueYears(): number[] {
  return readdirSync(directory)
    .flatMap((file) => (/^20\d\d\.json$/.test(file) ? [Number(file.slice(0, 4))] : []))
    .sort((a, b) => a - b);
}

/** A catalogue table that is not what the importer wrote. */
export class CatalogueTableError extends Error {
  readonly code = 'QPP_CATALOGUE_TABLE_DAMAGED';

  constructor(
    readonly file: string,
    what: string,
  ) {
    super(`${file}: ${what}. Restore it from version control, or import it again: qpp catalogue import DIR --out DIR.`);
    this.name = 'CatalogueTableError';
  }
}

/**
 * A table file, parsed and found whole.
 * @throws CatalogueTableError when it cannot be read, is no table, or its checksum is not that of its content.
 */
export function readTableFile(file: string): CompactFile {
  let content: Partial<CompactFile> | null;
  try {
    content = JSON.parse(readFileSync(file, 'utf8')) as Partial<CompactFile> | null;
  } catch (error) {
    throw new CatalogueTableError(file, `cannot be read (${(error as Error).message})`);
  }
  const { checksum, table } = content ?? {};
  if (checksum === undefined || table === undefined) throw new CatalogueTableError(file, 'is no catalogue table');
  if (tableChecksum(table) !== checksum) throw new CatalogueTableError(file, 'its checksum is not that of its content');
  return { checksum, table };
}

/** Where the tables stand that this checkout ships. */
export const shippedTables = directory;

/**
 * The shipped table of a year, parsed and unread.
 * @throws UnknownCatalogueYearError for a year without one.
 * @throws CatalogueTableError when it is damaged.
 */
export function readCompactFile(year: number): CompactFile {
  const file = path.join(directory, `${year}.json`);
  if (!Number.isInteger(year) || !existsSync(file)) {
    throw new UnknownCatalogueYearError(year, supportedCatalogueYears());
  }
  return readTableFile(file);
}

/**
 * The catalogue of a performance year, read once a process.
 * @throws UnknownCatalogueYearError for a year without one.
 * @throws CatalogueTableError when its table is damaged.
 */
export function loadCatalogue(year: number): YearCatalogue {
  const earlier = loaded.get(year);
  if (earlier !== undefined) return earlier;
  const catalogue = readCatalogue(readCompactFile(year));
  loaded.set(year, catalogue);
  return catalogue;
}
