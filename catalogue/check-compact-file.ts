/** Refusing what is no year's table: callers without types may hand over anything. */
import type { CompactFile, CompactTable } from './compact-table';
import * as reading from './read-catalogue';
import type { YearCatalogue } from './year-catalogue';

/** Content of a catalogue file that is none, or not whole. */
export class CatalogueFileError extends Error {
  readonly code = 'QPP_CATALOGUE_FILE_INVALID';

  constructor(
    /** The place in the file: `file.table.mvps`. */
    readonly path: string,
    readonly what: string,
    /** What the library stumbled over, where that is how it was noticed. */
    options?: { cause: unknown },
  ) {
    super(`${path}: ${what}; give the content of catalogue/years/<year>.json as it stands.`, options);
    this.name = 'CatalogueFileError';
  }
}

/** Members of a table that are lists. */
const lists: Readonly<
  Record<Exclude<keyof CompactTable, 'year' | 'sourceVersion' | 'sourceChecksum' | 'piCategory'>, true>
> = {
  words: true,
  programLists: true,
  vendorLists: true,
  quality: true,
  activities: true,
  pi: true,
  cost: true,
  benchmarks: true,
  exclusionReasons: true,
  sets: true,
  setMembers: true,
  mvps: true,
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function requireFile(file: unknown): void {
  if (!isObject(file)) throw new CatalogueFileError('file', "is not a year's file");
  const { checksum, table } = file;
  if (typeof checksum !== 'string') throw new CatalogueFileError('file.checksum', 'is no text');
  if (!isObject(table)) throw new CatalogueFileError('file.table', 'is no table');
  if (!Number.isInteger(table.year)) throw new CatalogueFileError('file.table.year', 'is no year');
  if (typeof table.sourceVersion !== 'string') throw new CatalogueFileError('file.table.sourceVersion', 'is no text');
  if (table.piCategory !== 'pi' && table.piCategory !== 'aci') {
    throw new CatalogueFileError('file.table.piCategory', 'is neither pi nor aci');
  }
  const missing = Object.keys(lists).find((name) => !Array.isArray(table[name]));
  if (missing !== undefined) throw new CatalogueFileError(`file.table.${missing}`, 'is no list');
}

/**
 * Reads a compact file into lookups. Pure but for freezing the lists of the table that it hands on; costs a millisecond or
 * two, so keep the result. Whatever a lookup answers is frozen and shared. Whether the table is the one that was written
 * its checksum tells, which is not computed here.
 * @throws CatalogueFileError for what is no table of a year, or stumbled over.
 */
export function readCatalogue(file: CompactFile): YearCatalogue {
  requireFile(file);
  try {
    return reading.readCatalogue(file);
  } catch (error) {
    throw new CatalogueFileError('file.table', 'is not whole', { cause: error });
  }
}
