import type { CmsEligibility } from '../../eligibility/cms/eligibility-document';
import type { Determination, DeterminationRun } from '../../eligibility/determination';
import { determineUnit } from '../../eligibility/determine-unit';
import { EligibilityFactsError } from '../../eligibility/facts-error';
import type { QpReading } from '../../eligibility/policy-terms';
import type { YearPolicy } from '../../policy/year-policy';
import type { EligibilityDocument } from '../../schemas/eligibility-facts';
import { readEligibilityFile } from '../../schemas/eligibility-facts';
import { hasValidNpiCheckDigit } from '../../validation/npi-check-digit';
import { CommandError, EXIT } from '../exit-codes';
import { type CmsComparison, compareWithCms } from './cms-comparison';
import { type Labels, createLabels } from './labels';
import { electionsOf, unitFactsOf } from './unit-facts';

/** What to determine, and how. */
export interface EligibilityQuestion {
  /** Name of the file, for messages. */
  name: string;
  value: unknown;
  run: DeterminationRun;
  policy: YearPolicy;
  qpReading: QpReading;
  cms?: { name: string; documents: readonly CmsEligibility[] };
}

/** The answer on one document of a file. */
export interface EligibilityAnswer {
  kind: EligibilityDocument['kind'];
  /** Mark of the TIN, virtual group or APM Entity. */
  ref: string;
  determination: Determination;
  comparison?: CmsComparison;
}

/**
 * Determines every document of a facts file.
 * @throws CommandError (exit code 2) with everything that is wrong with the file, by path.
 */
export function determineDocuments(question: EligibilityQuestion): EligibilityAnswer[] {
  const read = readEligibilityFile(question.value);
  if ('problems' in read) throw refused(question.name, read.problems);
  const isList = Array.isArray(question.value);
  const labels = createLabels();
  return read.documents.map((document, index) => {
    const prefix = isList ? `[${index}].` : '';
    const problems = beyondShape(document, question.policy.performanceYear);
    if (problems.length > 0)
      throw refused(
        question.name,
        problems.map((each) => ({ ...each, path: prefix + each.path })),
      );
    return determineDocument(document, prefix, question, labels);
  });
}

function determineDocument(
  document: EligibilityDocument,
  prefix: string,
  { name, run, policy, qpReading, cms }: EligibilityQuestion,
  labels: Labels,
): EligibilityAnswer {
  const ref = refOf(document, labels);
  const facts = unitFactsOf(document, labels);
  try {
    const determination = determineUnit(facts, run, policy, electionsOf(document, labels), { qpReading });
    const comparison = cms && compareWithCms(document, determination, cms, policy, labels);
    return { kind: document.kind, ref, determination, ...(comparison ? { comparison } : {}) };
  } catch (error) {
    if (!(error instanceof EligibilityFactsError)) throw error;
    const problems = error.problems.map(({ path, code, message, remedy }) => ({
      // The file holds these figures in the segment itself.
      path: prefix + path.replace(/\.statusFigures\.(\d)/, '.segments[segment $1]'),
      code,
      message: `${message} (${code}). ${remedy}`,
    }));
    throw refused(name, problems);
  }
}

function refOf(document: EligibilityDocument, labels: Labels): string {
  switch (document.kind) {
    case 'practice':
      return labels.tin(document.tin);
    case 'virtualGroup':
      return labels.entity(document.virtualGroup);
    case 'apm':
      return labels.entity(document.apmEntity);
  }
}

/** One thing wrong with a file; without a code it is the shape of the document that is wrong. */
interface FileProblem {
  path: string;
  message: string;
  code?: string;
}

function refused(name: string, problems: readonly FileProblem[]): CommandError {
  const sentence = `${name}: the facts do not hold`;
  const lines = problems.map(({ path, message }) => `  ${path}: ${message}`);
  const details = problems.map(({ path, code = 'INVALID_FACTS', message }) => ({
    path: jsonPath(path),
    code,
    message: message.replace(` (${code})`, ''),
  }));
  return new CommandError([sentence, ...lines].join('\n'), EXIT.usage, {
    type: 'ValidationError',
    message: sentence,
    details,
  });
}

/** The paths of the engine and of the file's shape begin at the document; a JSONPath begins with `$`. */
const jsonPath = (path: string): string =>
  path === 'the document' ? '$' : /^[[$]/.test(path) ? path.replace(/^\[/, '$[') : `$.${path}`;

/** What no shape can say: the year, check digits, elections of people who are not there. */
function beyondShape(document: EligibilityDocument, year: number): Required<FileProblem>[] {
  const practices = document.kind === 'practice' ? [document] : document.practices;
  const named = practices.flatMap(({ clinicians }, place) =>
    clinicians.map(({ npi }, index) => {
      const at = document.kind === 'practice' ? '' : `practices[${place}].`;
      return { npi, path: `${at}clinicians[${index}].npi` };
    }),
  );
  const roster = new Set(named.map(({ npi }) => npi));
  const { individuals = [], partialQpElected = [] } = document.elections ?? {};
  const electing = [
    ...individuals.map(({ npi }, index) => ({ npi, path: `elections.individuals[${index}].npi` })),
    ...(partialQpElected === 'all' ? [] : partialQpElected).map((npi, index) => ({
      npi,
      path: `elections.partialQpElected[${index}]`,
    })),
  ];
  return [
    ...(document.performanceYear === undefined || document.performanceYear === year
      ? []
      : [{ path: 'performanceYear', code: 'ANOTHER_YEAR', message: `is not ${year}, the year asked for` }]),
    ...named
      .filter(({ npi }) => /^\d+$/.test(npi) && !hasValidNpiCheckDigit(npi))
      .map(({ path }) => ({
        path,
        code: 'NPI_CHECKSUM',
        message: 'fails its check digit (Luhn over 80840 and the ten digits)',
      })),
    ...electing
      .filter(({ npi }) => !roster.has(npi))
      .map(({ path }) => ({ path, code: 'NOT_ON_ROSTER', message: 'names nobody on the roster' })),
  ];
}
