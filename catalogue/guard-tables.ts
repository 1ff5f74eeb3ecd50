/** Says what writing an imported table would do to the one that stands in its place. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { CompactFile } from './compact-table';
import { compareTables } from './compare-tables';
import type { TableDifference } from './compare-tables';
import { CatalogueTableError, readTableFile } from './load';

/** What stands in the place of an imported table, and what the new one does to it. */
export interface Replacement {
  /** `damaged`: what stands there is no table of ours, and nothing can be lost. */
  kind: 'new' | 'same' | 'changed' | 'damaged';
  differences: readonly TableDifference[];
  /** Why the new table is worse: data older, or records gone. Empty when it is not. */
  worse: readonly string[];
}

/** Compares versions such as 11.1.0 number by number; other texts never count as older. */
function isOlder(version: string, than: string): boolean {
  const parts = (text: string): number[] => text.split('.').map(Number);
  const [a, b] = [parts(version), parts(than)];
  if ([...a, ...b].some(Number.isNaN)) return false;
  const longest = Math.max(a.length, b.length);
  for (let place = 0; place < longest; place += 1) {
    const difference = (a[place] ?? 0) - (b[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function worseThan(before: CompactFile, after: CompactFile, differences: readonly TableDifference[]): string[] {
  const reasons: string[] = [];
  const [was, is] = [before.table.sourceVersion, after.table.sourceVersion];
  if (isOlder(is, was)) reasons.push(`source version ${is} is older than ${was}`);
  const removed = differences.filter(({ kind }) => kind === 'removed').map(({ record }) => record);
  const [first] = removed;
  if (first !== undefined)
    reasons.push(`${removed.length} of its records would be lost (${removed.slice(0, 3).join(', ')})`);
  return reasons;
}

/** What writing `file` into `target` would replace. Reads, never writes. */
export function replacementOf(file: CompactFile, target: string): Replacement {
  const place = path.join(target, `${file.table.year}.json`);
  if (!existsSync(place)) return { kind: 'new', differences: [], worse: [] };
  let standing: CompactFile;
  try {
    standing = readTableFile(place);
  } catch (error) {
    if (!(error instanceof CatalogueTableError)) throw error;
    return { kind: 'damaged', differences: [], worse: [] };
  }
  if (standing.checksum === file.checksum) return { kind: 'same', differences: [], worse: [] };
  const differences = compareTables(standing, file);
  return { kind: 'changed', differences, worse: worseThan(standing, file, differences) };
}
