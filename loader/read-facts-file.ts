import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { CheckedRow, ReadingMode } from './check-row';
import { checkRow } from './check-row';
import type { CsvHeader } from './csv-header';
import { readHeader, recordOf } from './csv-header';
import { cellsOf } from './csv-line';
import type { Chunk, FileLine } from './lines';
import { linesOf, longestLine } from './lines';
import type { RowProblem } from './row-problem';
import type { FactsKind, FactsRow } from './rows';

/** A line of a facts file: a row that holds, or what is wrong with it. Warnings never keep a row out. */
export type FactsLine<K extends FactsKind = FactsKind> =
  | { line: number; row: FactsRow<K>; warnings?: RowProblem[] }
  | { line: number; problems: RowProblem[] }
  /** Line 1 of a CSV file whose header holds, with columns that are left out. */
  | { line: number; warnings: RowProblem[] };

/** How a file is read. */
export interface ReadingOptions {
  /** Without it the first character decides: `{` begins NDJSON, anything else a CSV header. */
  format?: 'csv' | 'ndjson';
  /** Default `production`. */
  mode?: ReadingMode;
  /** Of the performance year: rows of measures that it does not have are refused. Without it no measure is looked up. */
  catalogue?: YearCatalogue;
}

/**
 * Reads a facts file as a stream, row by row, in constant memory.
 *
 * A bad row is told with its line and never stops the rest. A CSV header that lacks a column ends the file, for no row
 * could hold. The source is read only as fast as rows are taken; leaving the loop early closes it.
 */
export async function* readFactsFile<K extends FactsKind>(
  stream: AsyncIterable<Chunk> | Iterable<Chunk>,
  kind: K,
  { format, mode = 'production', catalogue }: ReadingOptions = {},
): AsyncGenerator<FactsLine<K>> {
  let header: CsvHeader | undefined;
  let chosen = format;
  for await (const line of linesOf(stream)) {
    if ('tooLong' in line) {
      yield { line: line.line, problems: [tooLong] };
      continue;
    }
    chosen ??= kind === 'cmsDetermination' || line.text.trimStart().startsWith('{') ? 'ndjson' : 'csv';
    if (chosen === 'csv' && header === undefined) {
      const read = readHeader(line.text, kind);
      if ('problems' in read) {
        yield { line: line.line, problems: read.problems };
        return;
      }
      header = read;
      if (read.warnings.length > 0) yield { line: line.line, warnings: read.warnings };
      continue;
    }
    const read = recordOfLine(line, header);
    yield 'problem' in read
      ? { line: line.line, problems: [read.problem] }
      : checkedLine(line.line, checkRow(read.record, kind, mode, catalogue));
  }
}

const tooLong: RowProblem = {
  path: '',
  code: 'LINE_TOO_LONG',
  message: `is longer than ${longestLine} characters and was skipped`,
};

type ReadableLine = Extract<FileLine, { text: string }>;

const recordOfLine = ({ text }: ReadableLine, header: CsvHeader | undefined): ReadRecord =>
  header ? csvRecord(text, header) : jsonRecord(text);

function checkedLine<K extends FactsKind>(line: number, checked: CheckedRow<K>): FactsLine<K> {
  if ('problems' in checked) return { line, problems: checked.problems };
  const { row, warnings } = checked;
  return warnings.length > 0 ? { line, row, warnings } : { line, row };
}

type ReadRecord = { record: unknown } | { problem: RowProblem };

function jsonRecord(text: string): ReadRecord {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record === 'object' && record !== null && !Array.isArray(record)) return { record };
  } catch {
    // Told below, without the parser's own words: they quote the line.
  }
  return { problem: { path: '', code: 'INVALID_JSON', message: 'is not one JSON object' } };
}

function csvRecord(text: string, header: CsvHeader): ReadRecord {
  const cells = cellsOf(text);
  if (!cells) return { problem: { path: '', code: 'INVALID_CSV', message: 'has quotes that do not close' } };
  if (cells.length !== header.columns.length) {
    const message = `has ${cells.length} cells where the header has ${header.columns.length}`;
    return { problem: { path: '', code: 'COLUMN_COUNT', message } };
  }
  return { record: recordOf(cells, header) };
}
