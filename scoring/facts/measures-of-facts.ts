import type { SubmissionMethod, YearCatalogue } from '../../catalogue/year-catalogue';

/** Lists of facts that name measures which CMS computes. */
export type MeasureFacts = 'cost' | 'administrativeClaims' | 'cahps';

/** What a list's measures are called. */
export const measuresOfFacts: Readonly<Record<MeasureFacts, string>> = {
  cost: 'cost measure',
  administrativeClaims: 'claims measure',
  cahps: 'survey measure',
};

function isCollectedBy(catalogue: YearCatalogue, measureId: string, method: SubmissionMethod): boolean {
  return catalogue.qualityMeasure(measureId)?.submissionMethods.includes(method) === true;
}

/**
 * Whether CMS computes a measure of the year for a list of facts. A survey measure need not have a benchmark: results come
 * with all of them, and scoring leaves out those that cannot be compared.
 */
export function isMeasureOfFacts(catalogue: YearCatalogue, list: MeasureFacts, measureId: string): boolean {
  switch (list) {
    case 'cost':
      return catalogue.measure(measureId)?.category === 'cost';
    case 'administrativeClaims':
      return isCollectedBy(catalogue, measureId, 'administrativeClaims');
    case 'cahps':
      return isCollectedBy(catalogue, measureId, 'certifiedSurveyVendor');
  }
}

/** Ids of the year that may stand in a list of facts, in order. */
export function measureIdsOfFacts(catalogue: YearCatalogue, list: MeasureFacts): string[] {
  return catalogue
    .measureIds()
    .filter((measureId) => isMeasureOfFacts(catalogue, list, measureId))
    .sort();
}
