import { readCompactFile, supportedCatalogueYears } from './load';
import { decodeMethod } from './read-measures';
import { benchmarkKey } from './source-records';

/** Bounds of a shipped year's benchmarks by key, joined; undefined for a year that is not shipped. */
export function boundsOfShipped(year: number): ReadonlyMap<string, string> | undefined {
  if (!supportedCatalogueYears().includes(year)) return undefined;
  const rows = readCompactFile(year).table.benchmarks;
  return new Map(rows.map(([id, code, , , numbers]) => [benchmarkKey(id, decodeMethod(code)), numbers.join()]));
}
