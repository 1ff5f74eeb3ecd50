import { nearestIds } from '../catalogue/measure-years';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { isMeasureOfFacts, type MeasureFacts } from '../scoring/facts/measures-of-facts';
import type { RowProblem } from './row-problem';
import type { FactsKind, FactsRow } from './rows';

/** Kinds of facts about measures that CMS computes: their list among the facts of a unit, and what the measures are called. */
const kinds: Readonly<Partial<Record<FactsKind, { list: MeasureFacts; words: string }>>> = {
  cost: { list: 'cost', words: 'cost measure' },
  claimsQuality: { list: 'administrativeClaims', words: 'administrative claims measure' },
  cahps: { list: 'cahps', words: 'CAHPS summary measure' },
};

/**
 * What is wrong with the measure of a row: a year scores only the measures that it has. The message names ids of the year
 * that are written much like it, and all of them where none is; never what the row has.
 */
export function measureProblem(kind: FactsKind, row: FactsRow, catalogue: YearCatalogue): RowProblem | undefined {
  const known = kinds[kind];
  if (known === undefined || !('measureId' in row)) return undefined;
  // A row that takes an earlier one back must be able to name what should never have been there.
  if (row.withdrawn === true) return undefined;
  const isComputed = (id: string): boolean => isMeasureOfFacts(catalogue, known.list, id);
  if (isComputed(row.measureId)) return undefined;
  const ids = catalogue.measureIds().filter(isComputed);
  const nearest = nearestIds(row.measureId, ids);
  const choice = nearest.length > 0 ? `nearest: ${nearest.join(', ')}` : `it has ${ids.join(', ')}`;
  const message = `is no ${known.words} of performance year ${catalogue.performanceYear}; ${choice}`;
  return { path: 'measureId', code: 'UNKNOWN_MEASURE', message };
}
