/** The one place that reads compact catalogue files from disk. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { CompactFile } from './compact-table';
import { readCatalogue } from './read-catalogue';
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
    .filter((file) => file.endsWith('.json'))
    .map((file) => Number(file.slice(0, -'.json'.length)))
    .sort((a, b) => a - b);
}

/** The stored file of a year, parsed and unread; for `verify` and tests. */
export function readCompactFile(year: number): CompactFile {
  const file = path.join(directory, `${year}.json`);
  if (!Number.isInteger(year) || !existsSync(file)) {
    throw new UnknownCatalogueYearError(year, supportedCatalogueYears());
  }
  return JSON.parse(readFileSync(file, 'utf8')) as CompactFile;
}

/**
 * The catalogue of a performance year, read once a process.
 * @throws UnknownCatalogueYearError for a year without one.
 */
export function loadCatalogue(year: number): YearCatalogue {
  const earlier = loaded.get(year);
  if (earlier !== undefined) return earlier;
  const catalogue = readCatalogue(readCompactFile(year));
  loaded.set(year, catalogue);
  return catalogue;
}
