/**
 * Collection types: CMS's submissionMethod words, and what people call them.
 */
import type { SubmissionMethod, YearCatalogue } from '../catalogue/year-catalogue';

/** Collection types in CMS's submissionMethod words, and what people call them. */
export const collectionTypes: Readonly<Record<SubmissionMethod, string>> = {
  electronicHealthRecord: 'eCQM',
  registry: 'MIPS CQM, QCDR measure or Medicare CQM',
  claims: 'Medicare Part B claims measure',
  cmsWebInterface: 'CMS Web Interface measure',
  certifiedSurveyVendor: 'CAHPS survey measure',
  administrativeClaims: 'cost, or quality computed by CMS from claims',
};

/** Other names that a command line may use, without capitals, spaces and hyphens. */
const otherNames: Readonly<Record<string, SubmissionMethod>> = {
  ecqm: 'electronicHealthRecord',
  ehr: 'electronicHealthRecord',
  cqm: 'registry',
  mipscqm: 'registry',
  medicarecqm: 'registry',
  qcdr: 'registry',
  partbclaims: 'claims',
  medicarepartbclaims: 'claims',
  webinterface: 'cmsWebInterface',
  cahps: 'certifiedSurveyVendor',
  cost: 'administrativeClaims',
};

/** Whether a text is a submissionMethod as the wire writes it. */
export const isCollectionType = (text: unknown): text is SubmissionMethod =>
  typeof text === 'string' && Object.hasOwn(collectionTypes, text);

const names = Object.keys(collectionTypes).filter(isCollectionType);

/** The collection type that a person names, whatever the capitals: `registry`, `eCQM`, `MIPS CQM`, `cahps`. */
export function collectionTypeNamed(text: string): SubmissionMethod | undefined {
  const plain = text.toLowerCase().replace(/[\s_-]/g, '');
  const other = Object.hasOwn(otherNames, plain) ? otherNames[plain] : undefined;
  return names.find((name) => name.toLowerCase() === plain) ?? other;
}

/** Collection types by which a measure has a benchmark in the year, whether or not it may be used. */
export function collectionTypesWithBenchmark(catalogue: YearCatalogue, measureId: string): SubmissionMethod[] {
  return names.filter((method) => catalogue.benchmark(measureId, method) !== undefined);
}

/** Collection types by which a measure is collected in the year, or has a benchmark without being collected. */
export function collectionTypesOf(catalogue: YearCatalogue, measureId: string): readonly SubmissionMethod[] {
  const collected = catalogue.qualityMeasure(measureId)?.submissionMethods ?? [];
  return collected.length > 0 ? collected : collectionTypesWithBenchmark(catalogue, measureId);
}
