import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { loadPolicy } from '../policy/load';
import type { ErrorDetail } from '../schemas/error-envelope';
import type { NormalisedSubmission } from '../schemas/submission';
import { fitMvps, MvpNotOfferedError, requireMvpOffered } from '../scoring/mvp-fit/mvp-fit';
import type { MeasurementSet, UnitFacts } from '../scoring/score-input';
import { isScoringRefusal } from '../scoring/scoring-errors';
import { validateSubmission } from '../validation/validate-submission';
import { CommandError, EXIT } from './exit-codes';
import { say, tell } from './say';
import { strangeFactWarnings } from './fact-lines';
import { readFactsDocument } from './facts-document';
import { fitDocument, fitsInWords } from './fit-in-words';
import type { FitAnswer } from './fit-in-words';
import { problemInWords } from './problem-in-words';
import { fileFailure, fileName, readSubmissionFile } from './submission-file';
import { unknownFacts } from './unknown-facts';

export interface FitOptions {
  facts?: string;
  /** Whose sets to read, when the body holds those of several programs. */
  program?: string;
  /** Pathways shown in words; JSON holds all. */
  limit: number;
  /** The effect of each fact that was not given. */
  verbose?: boolean;
  json?: boolean;
}

async function documentOf(file: string): Promise<unknown> {
  const reading = await readSubmissionFile(file, process.stdin);
  if ('refusal' in reading) throw fileFailure(file, reading.refusal);
  return reading.document;
}

/** A document that breaks rules: every problem, for people in lines and for machines in details. */
function invalid(sentence: string, document: unknown, details: readonly ErrorDetail[]): CommandError {
  const lines = details.map((each) => `\n${problemInWords('error', each, document)}`);
  return new CommandError(`${sentence}:${lines.join('')}`, EXIT.usage, {
    type: 'ValidationError',
    message: sentence,
    details,
  });
}

async function submissionOf(file: string): Promise<{ submission: NormalisedSubmission; warnings: ErrorDetail[] }> {
  const years = supportedCatalogueYears();
  const document = await documentOf(file);
  const outcome = validateSubmission(document, {
    catalogueFor: (year) => (years.includes(year) ? loadCatalogue(year) : undefined),
    policyFor: loadPolicy,
    supportedYears: years,
    mode: 'production',
  });
  if (outcome.valid) return outcome;
  throw invalid(`${fileName(file)} is invalid, so nothing was scored`, document, outcome.details);
}

async function factsOf(file: string | undefined, catalogue: YearCatalogue): Promise<UnitFacts> {
  if (file === undefined) return { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [] };
  const document = await documentOf(file);
  const reading = readFactsDocument(document);
  const details = 'facts' in reading ? unknownFacts(reading.facts, catalogue) : reading.details;
  if ('facts' in reading && details.length === 0) return reading.facts as UnitFacts;
  throw invalid(`${fileName(file)} holds no facts of a unit`, document, details);
}

/** The program whose sets are read: the one named, traditional MIPS where there is some, or the only one. */
function programOf({ measurementSets }: NormalisedSubmission, wanted: string | undefined): string {
  const programs = [...new Set(measurementSets.map(({ programName }) => programName))];
  const [first] = programs;
  if (first === undefined)
    throw new CommandError('The submission holds no measurement set, so there is nothing to fit.');
  const known = `it has sets of ${programs.join(', ')}`;
  if (wanted !== undefined && !programs.includes(wanted))
    throw new CommandError(`The submission has no set of program ${wanted}; ${known}`);
  if (wanted === undefined && !programs.includes('mips') && programs.length > 1)
    throw new CommandError(`The submission is for several programs; ${known}. Choose one with --program.`);
  return wanted ?? (programs.includes('mips') ? 'mips' : first);
}

function setsOf({ measurementSets }: NormalisedSubmission, program: string): MeasurementSet[] {
  return measurementSets.flatMap((set, index) =>
    set.programName === program
      ? [{ ...set, setRef: `$.measurementSets[${index}]`, submitterRef: 'org_sender' } as MeasurementSet]
      : [],
  );
}

/** `qpp mvp fit`: which pathways a body would fill, and the score under each. */
export async function fitCommand(file: string, options: FitOptions): Promise<void> {
  if (file === '-' && options.facts === '-') throw new CommandError('Standard input (-) can be read once.');
  const { submission, warnings } = await submissionOf(file);
  const { performanceYear, entityType } = submission;
  const [policy, catalogue] = [loadPolicy(performanceYear), loadCatalogue(performanceYear)];
  const facts = await factsOf(options.facts, catalogue);
  try {
    requireMvpOffered(entityType, policy, catalogue);
    const program = programOf(submission, options.program);
    const input = { performanceYear, unitKind: entityType, sets: setsOf(submission, program), facts };
    const strange = strangeFactWarnings({ ...input, option: program }, policy, catalogue);
    const result = fitMvps(input, policy, catalogue);
    answerWith({ policy, catalogue, program, input, result, warnings: [...warnings, ...strange] }, options);
  } catch (error) {
    if (error instanceof MvpNotOfferedError || isScoringRefusal(error)) throw new CommandError(error.message, EXIT.no);
    throw error;
  }
}

function answerWith(answer: FitAnswer, options: FitOptions): void {
  if (options.json === true) return say(JSON.stringify(fitDocument(answer)));
  const { lines, left } = fitsInWords(answer, options);
  lines.forEach(say);
  if (left > 0) tell(`${left} more MVPs take less of it, or nothing (--limit, or --json for all).`);
}
