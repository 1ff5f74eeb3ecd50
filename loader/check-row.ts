import type { YearCatalogue } from '../catalogue/year-catalogue';
import { hasValidNpiCheckDigit } from '../validation/npi-check-digit';
import { measureProblem } from './known-measures';
import type { RowProblem } from './row-problem';
import { problemsOf } from './row-problem';
import type { FactsKind, FactsRow } from './rows';
import { rowSchemas } from './rows';

/** How strictly files are read: in preview a wrong NPI check digit is a warning, since CMS's own samples fail it. */
export type ReadingMode = 'production' | 'preview';

/** A row that holds, with its warnings, or everything that is wrong with it. */
export type CheckedRow<K extends FactsKind> = { row: FactsRow<K>; warnings: RowProblem[] } | { problems: RowProblem[] };

const checksum: RowProblem = {
  path: 'npi',
  code: 'NPI_CHECKSUM',
  message: 'fails its check digit (Luhn over 80840 and the ten digits)',
};

/** Holds one record of a file against the schema of its kind and, where it names a measure, against the year's. */
export function checkRow<K extends FactsKind>(
  record: unknown,
  kind: K,
  mode: ReadingMode,
  catalogue?: YearCatalogue,
): CheckedRow<K> {
  const parsed = rowSchemas[kind].safeParse(record);
  if (!parsed.success) return { problems: problemsOf(parsed.error.issues, record) };
  const row = parsed.data as FactsRow<K>;
  const found = checksumProblems(row);
  const unknown = catalogue && measureProblem(kind, row, catalogue);
  if (unknown) return { problems: [...(mode === 'production' ? found : []), unknown] };
  return mode === 'production' && found.length > 0 ? { problems: found } : { row, warnings: found };
}

function checksumProblems(row: FactsRow): RowProblem[] {
  const nested = 'data' in row;
  const npi = nested ? row.data.npi : 'npi' in row ? row.npi : undefined;
  if (npi === undefined || hasValidNpiCheckDigit(npi)) return [];
  return [nested ? { ...checksum, path: 'data.npi' } : checksum];
}
