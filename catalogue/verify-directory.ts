/** Compares the tables that are shipped with what a directory in CMS's layout would give. */
import { compareTables } from './compare-tables';
import type { TableDifference } from './compare-tables';
import { importYear } from './import';
import { CatalogueImportError } from './import-error';
import { readCompactFile, supportedCatalogueYears } from './load';
import { boundsOfShipped } from './shipped-bounds';
import { sourceYears } from './source-files';

/**
 * `equal`: they say the same. `differs`: see the differences. `missing`: shipped, but not in the directory.
 * `unshipped`: in the directory, but not shipped. `provisional`: announced without benchmarks, never imported.
 * `unusable`: the directory's files of the year are damaged or half there.
 */
export type YearVerdict = 'equal' | 'differs' | 'missing' | 'unshipped' | 'provisional' | 'unusable';

/** How a year compares. */
export interface YearComparison {
  year: number;
  verdict: YearVerdict;
  /** SHA-256 (hex) of the tables; null where there is none. */
  shippedChecksum: string | null;
  directoryChecksum: string | null;
  differences: readonly TableDifference[];
  /** Why the year is unusable. */
  problem: string | null;
}

function compareYear(directory: string, year: number, isShipped: boolean): YearComparison {
  const shipped = isShipped ? readCompactFile(year) : undefined;
  const base = {
    year,
    shippedChecksum: shipped?.checksum ?? null,
    directoryChecksum: null,
    differences: [],
    problem: null,
  };
  try {
    const found = importYear(directory, year, shipped?.table.sourceVersion ?? 'unknown', boundsOfShipped);
    const differences = shipped === undefined ? [] : compareTables(shipped, found);
    const verdict = shipped === undefined ? 'unshipped' : differences.length > 0 ? 'differs' : 'equal';
    return { ...base, verdict, directoryChecksum: found.checksum, differences };
  } catch (error) {
    if (!(error instanceof CatalogueImportError)) throw error;
    return { ...base, verdict: 'unusable', problem: error.message };
  }
}

/**
 * Year by year, ascending; nothing is written.
 * @throws CatalogueImportError when the directory as a whole cannot be used.
 * @throws CatalogueTableError when a shipped table is damaged.
 */
export function verifyDirectory(directory: string): YearComparison[] {
  const { complete, provisional } = sourceYears(directory);
  const shipped = supportedCatalogueYears();
  const without = (year: number, verdict: YearVerdict): YearComparison => ({
    year,
    verdict,
    shippedChecksum: shipped.includes(year) ? readCompactFile(year).checksum : null,
    directoryChecksum: null,
    differences: [],
    problem: null,
  });
  return [...new Set([...shipped, ...complete, ...provisional])]
    .sort((a, b) => a - b)
    .map((year) => {
      if (complete.includes(year)) return compareYear(directory, year, shipped.includes(year));
      return without(year, shipped.includes(year) ? 'missing' : 'provisional');
    });
}
