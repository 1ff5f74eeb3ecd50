/** Reads the files of one year from a directory in CMS's layout, each record checked. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { checkSource } from './check-source';
import { CatalogueImportError } from './import-error';
import { doubledKey } from './doubled-key';
import { errorCode, sourceFiles } from './source-files';
import type { SourceFile } from './source-files';
import {
  benchmarkKey,
  numbersOf,
  sourceBenchmark,
  sourceClusterRow,
  sourceExclusionReason,
  sourceMeasure,
  sourceMvp,
} from './source-records';
import type { SourceYear } from './source-records';

/** A year read, with the SHA-256 (hex) over names and contents of its files. */
export interface ReadYear {
  source: SourceYear;
  checksum: string;
}

/** Bounds of a year's benchmarks by key, joined; undefined when they are not known. */
export type KnownBounds = (year: number) => ReadonlyMap<string, string> | undefined;

const fetchAgain = 'Fetch the file again.';

/** Undefined when there is no such file. */
function textOf(directory: string, file: string): string | undefined {
  try {
    return readFileSync(path.join(directory, file), 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new CatalogueImportError(file, '', `cannot be read (${code})`, 'Make it a readable file.');
  }
}

/** JSONPath of an issue, with the record's id in words. */
function placeOf(path: readonly PropertyKey[], records: readonly unknown[]): string {
  const record = records[Number(path[0])] as { measureId?: unknown; mvpId?: unknown } | null | undefined;
  const id = record?.measureId ?? record?.mvpId;
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return `$${place}${typeof id === 'string' ? ` (${id})` : ''}`;
}

function recordsOf<T extends z.ZodType>(file: string, text: string, schema: T): z.output<T>[] {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new CatalogueImportError(file, '', `is not JSON (${(error as Error).message})`, fetchAgain);
  }
  if (!Array.isArray(content)) throw new CatalogueImportError(file, '$', 'is not an array of records', fetchAgain);
  const doubled = doubledKey(text);
  if (doubled !== undefined) throw new CatalogueImportError(file, doubled, 'is a key written twice', fetchAgain);
  const parsed = schema.array().safeParse(content);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const remedy = `${fetchAgain} If CMS has changed its layout, extend catalogue/source-records.ts.`;
  throw new CatalogueImportError(file, placeOf(issue?.path ?? [], content), issue?.message ?? 'is invalid', remedy);
}

/** Reads one file after the other and sums up what was read. */
class YearReader {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly directory: string,
    private readonly year: number,
  ) {}

  records<T extends z.ZodType>(file: SourceFile, schema: T): z.output<T>[] {
    const name = file.path(this.year);
    const text = textOf(this.directory, name);
    if (text !== undefined) {
      this.texts.set(name, text);
      const records = recordsOf(name, text, schema);
      if (records.length > 0 || this.year < file.since) return records;
      throw new CatalogueImportError(name, '$', `holds no ${file.record}`, fetchAgain);
    }
    if (this.year < file.since) return [];
    const what = `is missing, and ${this.year} must have it`;
    throw new CatalogueImportError(name, '', what, 'Give the root of a complete CMS-layout directory.');
  }

  checksum(): string {
    const hash = createHash('sha256');
    for (const [name, text] of [...this.texts].sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`${name}\n`).update(text);
    }
    return hash.digest('hex');
  }
}

function boundsIn(directory: string, year: number): ReadonlyMap<string, string> | undefined {
  const file = sourceFiles.benchmarks.path(year);
  const text = textOf(directory, file);
  if (text === undefined) return undefined;
  const rows = recordsOf(file, text, sourceBenchmark);
  return new Map(rows.map((row) => [benchmarkKey(row.measureId, row.submissionMethod), numbersOf(row).join()]));
}

/**
 * The source of one year.
 * @param knownBounds of the year before, where the directory itself does not hold it.
 * @throws CatalogueImportError naming file, place and remedy.
 */
export function readSource(directory: string, year: number, knownBounds: KnownBounds): ReadYear {
  const reader = new YearReader(directory, year);
  const source: SourceYear = {
    year,
    measures: reader.records(sourceFiles.measures, sourceMeasure),
    benchmarks: reader.records(sourceFiles.benchmarks, sourceBenchmark),
    previousBounds: boundsIn(directory, year - 1) ?? knownBounds(year - 1) ?? new Map(),
    exclusionReasons: reader.records(sourceFiles.reasons, sourceExclusionReason),
    clusters: reader.records(sourceFiles.clusters, sourceClusterRow),
    mvps: reader.records(sourceFiles.mvps, sourceMvp),
  };
  checkSource(source);
  return { source, checksum: reader.checksum() };
}
