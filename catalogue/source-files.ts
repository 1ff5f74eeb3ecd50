/** Where a directory in CMS's layout keeps what, and which years it has. Reads names only. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CatalogueImportError } from './import-error';

/** One file a year is made of. Paths are relative to the directory and use `/`. */
export interface SourceFile {
  path(year: number): string;
  /** First performance year that has it; from then on it must be there, with a record or more. */
  since: number;
  /** What a record of it is called. */
  record: string;
}

/** What a year is made of. */
export const sourceFiles = {
  measures: { path: (year) => `measures/${year}/measures-data.json`, since: 2017, record: 'measure' },
  benchmarks: { path: (year) => `benchmarks/${year}.json`, since: 2017, record: 'benchmark' },
  reasons: {
    path: (year) => `benchmarks/${year}/benchmark-exclusion-reasons.json`,
    since: 2023,
    record: 'exclusion reason',
  },
  clusters: { path: (year) => `clinical-clusters/${year}/clinical-clusters.json`, since: 2017, record: 'cluster' },
  mvps: { path: (year) => `mvp/${year}/mvp.json`, since: 2023, record: 'pathway' },
} as const satisfies Record<string, SourceFile>;

/** Years a directory names. */
export interface SourceYears {
  /** To be imported, ascending; files of them may still turn out to be missing. */
  complete: readonly number[];
  /** Announced ahead: measures without a word on benchmarks, later than every year that has them. Never imported. */
  provisional: readonly number[];
}

const completeDirectory = 'Give the root of a complete CMS-layout directory (measures/, benchmarks/ and so on).';

/** Code of a file system error, for example `ENOENT`. */
export const errorCode = (error: unknown): string => (error as { code?: string } | null)?.code ?? String(error);

function namesIn(directory: string, folder: string): string[] {
  try {
    return readdirSync(path.join(directory, folder));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' && folder !== '') return [];
    const what = code === 'ENOENT' ? 'is missing' : code === 'ENOTDIR' ? 'is no directory' : `cannot be read (${code})`;
    throw new CatalogueImportError(folder || directory, '', what, completeDirectory);
  }
}

/** Years named by `2024`, `2024.json` and the like. */
function yearsIn(directory: string, folder: string): number[] {
  return namesIn(directory, folder).flatMap((name) => {
    const year = /^(20\d\d)(\.json)?$/.exec(name)?.[1];
    return year === undefined ? [] : [Number(year)];
  });
}

/**
 * The years of a directory.
 * @throws CatalogueImportError when it is no directory, cannot be read or names no year with benchmarks.
 */
export function sourceYears(directory: string): SourceYears {
  namesIn(directory, '');
  const withBenchmarks = yearsIn(directory, 'benchmarks');
  const named = new Set(['measures', 'clinical-clusters', 'mvp'].flatMap((folder) => yearsIn(directory, folder)));
  if (named.size === 0 && withBenchmarks.length === 0) {
    throw new CatalogueImportError(directory, '', 'names no performance year', completeDirectory);
  }
  const last = Math.max(0, ...withBenchmarks);
  if (last === 0) throw new CatalogueImportError('benchmarks', '', 'names no performance year', completeDirectory);
  const ascending = [...new Set([...named, ...withBenchmarks])].sort((a, b) => a - b);
  return {
    complete: ascending.filter((year) => year <= last),
    provisional: ascending.filter((year) => year > last),
  };
}
