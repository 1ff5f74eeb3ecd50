import type { z } from 'zod';

/** What is wrong with a row. Stable codes. */
export type RowProblemCode =
  | 'INVALID_JSON'
  | 'INVALID_CSV'
  | 'COLUMN_COUNT'
  | 'DUPLICATE_COLUMN'
  | 'MISSING_COLUMN'
  | 'UNKNOWN_COLUMN'
  | 'MISSING_FIELD'
  | 'UNKNOWN_FIELD'
  | 'INVALID_VALUE'
  | 'INVALID_TIN'
  | 'INVALID_NPI'
  | 'NPI_CHECKSUM'
  | 'UNKNOWN_MEASURE'
  | 'LINE_TOO_LONG';

/** One problem of a row: where, a stable code, a sentence. Never a value of the file. */
export interface RowProblem {
  /** Field names joined by dots, `[n]` for list places; `[unknown]` for a name that is not ours; empty = the row. */
  path: string;
  code: RowProblemCode;
  message: string;
}

/** The path as people write it. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');

const codeOfField: Record<string, RowProblemCode> = { tin: 'INVALID_TIN', TIN: 'INVALID_TIN', npi: 'INVALID_NPI' };

/** Turns what a schema found into problems. `value` looks up whether a field was there at all. */
export function problemsOf(issues: readonly z.core.$ZodIssue[], row: unknown): RowProblem[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      const path = [pathText(issue.path), '[unknown]'].filter((part) => part !== '').join('.');
      return issue.keys.map(() => ({ path, code: 'UNKNOWN_FIELD' as const, message: 'is not a field of this kind' }));
    }
    const path = pathText(issue.path);
    if (issue.path.length > 0 && valueAt(row, issue.path) === undefined && issue.code !== 'custom') {
      return [{ path, code: 'MISSING_FIELD' as const, message: 'is missing' }];
    }
    const code = codeOfField[String(issue.path.at(-1))] ?? 'INVALID_VALUE';
    return [{ path, code, message: ownMessage(issue) }];
  });
}

/** The messages of our own fields say what is wanted; the library's own might quote the value. */
function ownMessage(issue: z.core.$ZodIssue): string {
  return /^(must|give|allowedCharges,)/.test(issue.message) ? issue.message : 'is not a value of this field';
}

function valueAt(row: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }, row);
}
