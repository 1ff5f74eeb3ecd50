/**
 * The files of a question about a score: read, validated, and what is wrong with one of them answered as by `qpp validate`.
 */
import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { loadPolicy } from '../policy/load';
import type { YearPolicy } from '../policy/year-policy';
import { validationError } from '../schemas/error-envelope';
import type { ErrorBody, ErrorDetail } from '../schemas/error-envelope';
import type { NormalisedSubmission } from '../schemas/submission';
import type { UnitFactsDocument } from '../schemas/unit-facts';
import type { MeasurementSet } from '../scoring/score-input';
import { validateSubmission } from '../validation/validate-submission';
import { CommandError, EXIT } from './exit-codes';
import { readFactsDocument } from './facts-document';
import { factsProblems } from './facts-problems';
import { say } from './say';
import { fileName, readSubmissionFile } from './submission-file';
import { judgeFile, kindOf, verdictInWords } from './validate-files';
import type { SenderOptions } from './validate-files';

/** The files of one question. `-` is standard input, for one of them. */
export interface ScoreFiles {
  submission: string;
  facts?: string;
  /** A subgroup's affiliated group, whose Promoting Interoperability data count where the subgroup sent none. */
  group?: string;
  /** Who sends, as `qpp validate` takes it. */
  sender?: SenderOptions;
}

/** What the files hold, and the tables of their year. */
export interface ReadFiles {
  submission: NormalisedSubmission;
  group: NormalisedSubmission | undefined;
  facts: UnitFactsDocument;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  warnings: ErrorDetail[];
}

/** A file that is wrong, with every problem. */
export interface FileRefusal {
  file: string;
  error: ErrorBody;
  /** What was read, where it is JSON. */
  document?: unknown;
}

interface Accepted {
  submission: NormalisedSubmission;
  warnings: ErrorDetail[];
}

async function readBody(file: string, sender: SenderOptions): Promise<Accepted | FileRefusal> {
  const reading = await readSubmissionFile(file, process.stdin);
  if ('refusal' in reading) return { file, error: reading.refusal };
  const outcome = validateSubmission(reading.document, {
    catalogueFor: loadCatalogue,
    policyFor: loadPolicy,
    supportedYears: supportedCatalogueYears(),
    mode: sender.preview === true ? 'preview' : 'production',
    submitterOrganizationId: sender.submitter,
    target: kindOf(reading.document),
  });
  if (outcome.valid) return { submission: outcome.submission, warnings: outcome.warnings };
  const verdict = judgeFile(reading, sender);
  const error = 'error' in verdict ? verdict : validationError(outcome.details).body;
  return { file, error, document: reading.document };
}

async function readFacts(
  file: string | undefined,
  policy: YearPolicy,
  catalogue: YearCatalogue,
): Promise<{ facts: UnitFactsDocument } | FileRefusal> {
  if (file === undefined) {
    const none = readFactsDocument({});
    if ('facts' in none) return none;
    throw new Error('facts: an empty document is not accepted');
  }
  const reading = await readSubmissionFile(file, process.stdin);
  if ('refusal' in reading) return { file, error: reading.refusal };
  const read = readFactsDocument(reading.document);
  const details: ErrorDetail[] = 'facts' in read ? factsProblems(read.facts, policy, catalogue) : read.details;
  if (!('facts' in read) || details.length > 0)
    return { file, error: validationError(details, [], 'invalid facts').body };
  return read;
}

/**
 * A subgroup's group, where one is named.
 * @throws CommandError when the two do not belong together
 */
async function readGroup(
  { group: file, sender = {} }: ScoreFiles,
  { entityType, performanceYear }: NormalisedSubmission,
): Promise<Accepted | FileRefusal | undefined> {
  if (file === undefined) return undefined;
  if (entityType !== 'subgroup')
    throw new CommandError(`--group is for a subgroup; this submission is of entity type ${entityType}.`);
  const group = await readBody(file, sender);
  if ('error' in group) return group;
  const { entityType: kind, performanceYear: year } = group.submission;
  if (kind !== 'group') throw new CommandError(`--group ${file}: of entity type ${kind}; a group's is needed.`);
  if (year !== performanceYear)
    throw new CommandError(`--group ${file}: of performance year ${year}; the subgroup's is of ${performanceYear}.`);
  return group;
}

/** Reads and validates; a file that is wrong is answered, not thrown. */
export async function readScoreFiles(files: ScoreFiles): Promise<ReadFiles | FileRefusal> {
  const [first, second] = [files.submission, files.facts, files.group].filter((file) => file === '-');
  if (first !== undefined && second !== undefined) throw new CommandError('Standard input (-) can be read once.');
  const body = await readBody(files.submission, files.sender ?? {});
  if ('error' in body) return body;
  const group = await readGroup(files, body.submission);
  if (group !== undefined && 'error' in group) return group;
  const { submission, warnings } = body;
  const policy = loadPolicy(submission.performanceYear);
  const catalogue = loadCatalogue(submission.performanceYear);
  const known = await readFacts(files.facts, policy, catalogue);
  if ('error' in known) return known;
  return { submission, group: group?.submission, facts: known.facts, policy, catalogue, warnings };
}

/** Sets as scoring takes them: one submitter, each set named by its place in the body. */
export function setsOf({ measurementSets }: NormalisedSubmission, prefix = ''): MeasurementSet[] {
  return measurementSets.map((set, index) => ({
    ...set,
    setRef: `${prefix}measurementSets[${index}]`,
    submitterRef: 'submitter',
  }));
}

/** The envelope with the file in its message: there may be three. */
function naming(file: string, { error }: ErrorBody): ErrorBody {
  return { error: { ...error, message: `${fileName(file)}: ${error.message}` } };
}

/** Answers with what is wrong with a file, as `qpp validate` does, and leaves exit code 2. */
export function refusalInAnswer({ file, error, document }: FileRefusal, asJson: boolean): void {
  if (asJson) say(JSON.stringify(naming(file, error), null, 2));
  else verdictInWords(file, error, document).forEach(say);
  process.exitCode = EXIT.usage;
}
