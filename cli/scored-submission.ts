/**
 * From a submission file and a facts file to scores: what `qpp score` and `qpp explain` have in common.
 */
import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { loadPolicy } from '../policy/load';
import type { YearPolicy } from '../policy/year-policy';
import { validationError } from '../schemas/error-envelope';
import type { ErrorBody, ErrorDetail } from '../schemas/error-envelope';
import type { NormalisedSubmission } from '../schemas/submission';
import type { UnitFactsDocument } from '../schemas/unit-facts';
import type { MeasurementSet, UnitScoreInput } from '../scoring/score-input';
import type { UnitScore } from '../scoring/score-result';
import { scoreUnit } from '../scoring/score-unit';
import { isScoringRefusal } from '../scoring/scoring-errors';
import { validateSubmission } from '../validation/validate-submission';
import { CommandError, EXIT } from './exit-codes';
import { strangeFactWarnings } from './fact-lines';
import { say } from './say';
import { readFactsDocument } from './facts-document';
import { fileName, readSubmissionFile } from './submission-file';
import { unknownFacts } from './unknown-facts';
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

/** One reporting option found in the body, scored. */
export interface OptionScore {
  option: string;
  input: UnitScoreInput;
  score: UnitScore;
}

/** Everything `score` and `explain` print from. */
export interface ScoredSubmission {
  submission: NormalisedSubmission;
  facts: UnitFactsDocument;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  /** Best first; of equals the first found. Empty when every option was refused. */
  scores: OptionScore[];
  /** Options that the unit may not report in that year, with the reason. */
  refused: { option: string; why: string }[];
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
  const details: ErrorDetail[] = 'facts' in read ? unknownFacts(read.facts, catalogue) : read.details;
  if (!('facts' in read) || details.length > 0)
    return { file, error: validationError(details, [], 'invalid facts').body };
  return read;
}

/** Sets as scoring takes them: one submitter, each set named by its place in the body. */
function setsOf({ measurementSets }: NormalisedSubmission, prefix = ''): MeasurementSet[] {
  return measurementSets.map((set, index) => ({
    ...set,
    setRef: `${prefix}measurementSets[${index}]`,
    submitterRef: 'submitter',
  }));
}

/** The inputs of a body, one for each reporting option found in it; `mips` when it holds no set. */
export function inputsOf(
  submission: NormalisedSubmission,
  facts: UnitFactsDocument,
  group: NormalisedSubmission | undefined,
): UnitScoreInput[] {
  const sets = setsOf(submission);
  const options = sets.length === 0 ? ['mips'] : [...new Set(sets.map(({ programName }) => programName))];
  const groupPi = group === undefined ? [] : setsOf(group, 'group ').filter(({ category }) => category === 'pi');
  return options.map((option) => ({
    performanceYear: submission.performanceYear,
    unitKind: submission.entityType,
    option,
    sets: sets.filter(({ programName }) => programName === option),
    ...(submission.entityType === 'subgroup' ? { affiliatedGroupPiSets: groupPi } : {}),
    facts,
  }));
}

/** Programs of `programName` that report to a model of CMS's Innovation Center, by the model's name. */
const MODEL_PROGRAMS: Readonly<Record<string, string>> = {
  cpcPlus: 'Comprehensive Primary Care Plus',
  pcf: 'Primary Care First',
};

function scoreAll(
  inputs: readonly UnitScoreInput[],
  policy: YearPolicy,
  catalogue: YearCatalogue,
): Pick<ScoredSubmission, 'scores' | 'refused'> {
  const scores: OptionScore[] = [];
  const refused: ScoredSubmission['refused'] = [];
  for (const input of inputs) {
    const { option } = input;
    const ofModel = MODEL_PROGRAMS[option];
    if (ofModel !== undefined) {
      refused.push({ option, why: `${option} is a program of its model, ${ofModel}; it has no MIPS score here.` });
      continue;
    }
    try {
      scores.push({ option, input, score: scoreUnit(input, policy, catalogue) });
    } catch (error) {
      if (!isScoringRefusal(error)) throw error;
      refused.push({ option, why: error.message });
    }
  }
  // A score that is not known is no best one.
  const rank = ({ score }: OptionScore): number => (score.finalScore === null ? -1 : score.unrounded);
  return { scores: scores.sort((a, b) => rank(b) - rank(a)), refused };
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

/** Reads, validates and scores; a file that is wrong is answered, not thrown. */
export async function scoreSubmission(files: ScoreFiles): Promise<ScoredSubmission | FileRefusal> {
  const [first, second] = [files.submission, files.facts, files.group].filter((file) => file === '-');
  if (first !== undefined && second !== undefined) throw new CommandError('Standard input (-) can be read once.');
  const body = await readBody(files.submission, files.sender ?? {});
  if ('error' in body) return body;
  const group = await readGroup(files, body.submission);
  if (group !== undefined && 'error' in group) return group;
  const { submission, warnings } = body;
  const policy = loadPolicy(submission.performanceYear);
  const catalogue = loadCatalogue(submission.performanceYear);
  const known = await readFacts(files.facts, catalogue);
  if ('error' in known) return known;
  const { facts } = known;
  const inputs = inputsOf(submission, facts, group?.submission);
  const strange = inputs.slice(0, 1).flatMap((input) => strangeFactWarnings(input, policy, catalogue));
  const scored = scoreAll(inputs, policy, catalogue);
  return { submission, facts, policy, catalogue, warnings: [...warnings, ...strange], ...scored };
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
