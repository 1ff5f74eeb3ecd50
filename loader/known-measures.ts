import { nearestIds } from '../catalogue/measure-years';
import type { SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';
import type { RowProblem } from './row-problem';
import type { FactsKind, FactsRow } from './rows';

function isCollectedBy(catalogue: YearCatalogue, id: string, method: SubmissionMethod): boolean {
  const measure = catalogue.measure(id);
  return measure?.category === 'quality' && measure.submissionMethods.includes(method);
}

/** Whether a measure of the year is one that CMS computes for a kind of facts. */
const computedBy = {
  cost: (catalogue: YearCatalogue, id: string) => catalogue.measure(id)?.category === 'cost',
  claimsQuality: (catalogue: YearCatalogue, id: string) => isCollectedBy(catalogue, id, 'administrativeClaims'),
  // With or without a benchmark: a file has all summary measures of the survey, and the score leaves out the latter.
  cahps: (catalogue: YearCatalogue, id: string) => isCollectedBy(catalogue, id, 'certifiedSurveyVendor'),
} as const satisfies Partial<Record<FactsKind, unknown>>;

const words = {
  cost: 'cost measure',
  claimsQuality: 'administrative claims measure',
  cahps: 'CAHPS summary measure',
} as const;

/**
 * What is wrong with the measure of a row: a year scores only the measures that it has. The message names ids of the year
 * that are written much like it, and all of them where none is; never what the row has.
 */
export function measureProblem(kind: FactsKind, row: FactsRow, catalogue: YearCatalogue): RowProblem | undefined {
  if (!(kind in computedBy) || !('measureId' in row)) return undefined;
  // A row that takes an earlier one back must be able to name what should never have been there.
  if (row.withdrawn === true) return undefined;
  const isComputed = computedBy[kind as keyof typeof computedBy];
  if (isComputed(catalogue, row.measureId)) return undefined;
  const ids = catalogue.measureIds().filter((id) => isComputed(catalogue, id));
  const nearest = nearestIds(row.measureId, ids);
  const choice = nearest.length > 0 ? `nearest: ${nearest.join(', ')}` : `it has ${ids.join(', ')}`;
  const message = `is no ${words[kind as keyof typeof computedBy]} of performance year ${catalogue.performanceYear}; ${choice}`;
  return { path: 'measureId', code: 'UNKNOWN_MEASURE', message };
}
