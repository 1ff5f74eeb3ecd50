/**
 * `qpp validate`: a file's verdict as the envelope that the API would answer with, and in words.
 */
import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import { loadPolicy } from '../policy/load';
import { success, validationError } from '../schemas/error-envelope';
import type { ErrorBody, SuccessBody } from '../schemas/error-envelope';
import type { NormalisedSubmission } from '../schemas/submission';
import type { DerivedValue } from '../schemas/submission-values';
import { counted } from '../scoring/explain/words';
import type { ValidationContext } from '../validation/validation-context';
import { validateSubmission } from '../validation/validate-submission';
import { problemInWords } from './problem-in-words';
import { fileFailure, fileName, isNoFile } from './submission-file';
import type { FileReading } from './submission-file';

/** What a body turned out to be. */
export type BodyKind = 'submission' | 'measurementSet';

/** A valid body. Identifiers are not repeated: the answer may end in a log. */
export interface ValidBody {
  kind: BodyKind;
  performanceYear: number;
  entityType: string;
  catalogueVersion: string;
  measurementSets: { category: string; submissionMethod: string; programName: string; measurements: number }[];
  /** Computed figures by the JSONPath of the value they belong to. */
  derived: Readonly<Record<string, DerivedValue>>;
}

/** The answer about one file. A valid one always lists its warnings, also when there are none. */
export type Verdict = Required<SuccessBody<ValidBody>> | ErrorBody;

/** What the caller says about the sender. */
export interface SenderOptions {
  submitter?: string;
  preview?: boolean;
}

const setFields = ['category', 'submissionMethod', 'measurements', 'submission', 'submissionId'];
const submissionFields = ['measurementSets', 'entityType', 'performanceYear', 'taxpayerIdentificationNumber'];

/** A body is a lone set when it has a property only sets have and none that only submissions have. */
export function kindOf(document: unknown): BodyKind {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return 'submission';
  const has = (names: readonly string[]): boolean => names.some((name) => Object.hasOwn(document, name));
  return has(setFields) && !has(submissionFields) ? 'measurementSet' : 'submission';
}

/** Judges what was read from a file, with every problem at once. */
export function judgeFile(reading: FileReading, { submitter, preview }: SenderOptions): Verdict {
  if ('refusal' in reading) return reading.refusal;
  const kind = kindOf(reading.document);
  const context: ValidationContext = {
    catalogueFor: loadCatalogue,
    policyFor: loadPolicy,
    supportedYears: supportedCatalogueYears(),
    mode: preview === true ? 'preview' : 'production',
    submitterOrganizationId: submitter,
    target: kind,
  };
  const outcome = validateSubmission(reading.document, context);
  if (!outcome.valid) {
    const message = kind === 'submission' ? 'invalid submission object' : 'invalid measurement set object';
    return validationError(outcome.details, outcome.warnings, message).body;
  }
  const { submission, derived, warnings } = outcome;
  return { ...success(bodyOf(kind, submission, derived)), warnings };
}

function bodyOf(kind: BodyKind, submission: NormalisedSubmission, derived: ValidBody['derived']): ValidBody {
  const { performanceYear, entityType, measurementSets } = submission;
  return {
    kind,
    performanceYear,
    entityType,
    catalogueVersion: loadCatalogue(performanceYear).version,
    measurementSets: measurementSets.map(({ category, submissionMethod, programName, measurements }) => ({
      category,
      submissionMethod,
      programName,
      measurements: measurements.length,
    })),
    derived,
  };
}

/**
 * A verdict in lines: what was valid, or each problem with path, code and message.
 * @param document what was judged; with it a measure that the year lacks is named, where CMS published it in another.
 */
export function verdictInWords(file: string, verdict: Verdict, document?: unknown): string[] {
  const name = fileName(file);
  if ('error' in verdict) {
    const { details, warnings = [] } = verdict.error;
    if (isNoFile(verdict)) return [fileFailure(file, verdict).message];
    return [
      `${name}: invalid, ${counted(details.length, 'problem')}`,
      ...details.map((each) => problemInWords('error', each, document)),
      ...warnings.map((each) => problemInWords('warning', each, document)),
    ];
  }
  const { kind, entityType, performanceYear, measurementSets, derived } = verdict.data;
  const what = kind === 'submission' ? 'submission' : 'measurement set';
  return [
    `${name}: valid, ${what} of entity type ${entityType} for ${String(performanceYear)}`,
    ...measurementSets.map(
      (set) =>
        `  set      ${set.category} by ${set.submissionMethod} for ${set.programName}: ${counted(set.measurements, 'measurement')}`,
    ),
    ...verdict.warnings.map((each) => problemInWords('warning', each, document)),
    ...Object.entries(derived).map(([path, value]) => `  derived  ${path}: ${derivedInWords(value)}`),
  ];
}

function derivedInWords({ performanceRate, reportingRate, caseCount }: DerivedValue): string {
  const percent = (value: number | null): string => (value === null ? 'none (0/0)' : `${String(value)}%`);
  const rate = performanceRate === undefined ? '' : `performance rate ${percent(performanceRate)}, `;
  return `${rate}reporting rate ${percent(reportingRate)}, case count ${String(caseCount)}`;
}
