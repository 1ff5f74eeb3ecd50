import { cellsOf } from './csv-line';
import type { RowProblem } from './row-problem';
import type { FactsKind } from './rows';
import { rowSchemas } from './rows';

/** The columns of a file in their order; undefined where a column is not ours and is left out. */
export interface CsvHeader {
  columns: (string | undefined)[];
  /** Columns left out: told once. */
  warnings: RowProblem[];
}

/** Reads the first line of a CSV file. Missing or doubled columns make the whole file unreadable. */
export function readHeader(text: string, kind: FactsKind): CsvHeader | { problems: RowProblem[] } {
  const names = cellsOf(text);
  if (!names)
    return { problems: [{ path: '', code: 'INVALID_CSV', message: 'the quotes of the header do not close' }] };
  const fields = fieldsOf(kind);
  const columns = names.map((name) => (fields.has(name) ? name : undefined));
  const known = columns.filter((name) => name !== undefined);
  const doubled = known.filter((name, index) => known.indexOf(name) !== index);
  const missing = [...fields].filter(([name, required]) => required && !known.includes(name)).map(([name]) => name);
  const problems: RowProblem[] = [
    ...missing.map((path) => ({ path, code: 'MISSING_COLUMN' as const, message: `${kind} files need this column` })),
    ...doubled.map((path) => ({ path, code: 'DUPLICATE_COLUMN' as const, message: 'stands in the header twice' })),
  ];
  if (problems.length > 0) return { problems };
  const unknown = columns.flatMap((name, index) => (name === undefined ? [index + 1] : []));
  const warnings = unknown.map((place) => ({
    path: '[unknown]',
    code: 'UNKNOWN_COLUMN' as const,
    message: `column ${place} is not one of a ${kind} file; it is left out`,
  }));
  return { columns, warnings };
}

/** The fields of a kind and whether a row must have them. */
function fieldsOf(kind: FactsKind): Map<string, boolean> {
  const { shape } = rowSchemas[kind];
  return new Map(Object.entries(shape).map(([name, field]) => [name, !field.safeParse(undefined).success]));
}

/** A record by column names; an empty cell is an absent field. */
export function recordOf(cells: string[], { columns }: CsvHeader): Record<string, string> {
  const filled = columns.flatMap((name, index) => {
    const cell = cells[index];
    return name === undefined || cell === undefined || cell === '' ? [] : [[name, cell] as const];
  });
  return Object.fromEntries(filled);
}
