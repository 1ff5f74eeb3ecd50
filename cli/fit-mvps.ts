import { loadCatalogue, supportedCatalogueYears } from '../catalogue/load';
import { loadPolicy } from '../policy/load';
import type { ErrorDetail } from '../schemas/error-envelope';
import type { NormalisedSubmission } from '../schemas/submission';
import { fitMvps, MvpNotOfferedError, requireMvpOffered } from '../scoring/mvp-fit/mvp-fit';
import type { MvpFit, MvpFitResult } from '../scoring/mvp-fit/mvp-fit';
import type { MeasurementSet, UnitFacts } from '../scoring/score-input';
import { isScoringRefusal } from '../scoring/scoring-errors';
import type { UnitScore } from '../scoring/score-result';
import { validateSubmission } from '../validation/validate-submission';
import { CommandError, EXIT } from './exit-codes';
import { say, tell } from './say';
import { readFactsDocument } from './facts-document';
import { problemInWords } from './problem-in-words';
import { finalInWords } from './score-in-words';
import { fileFailure, fileName, readSubmissionFile } from './submission-file';

export interface FitOptions {
  facts?: string;
  /** Whose sets to read, when the body holds those of several programs. */
  program?: string;
  /** Pathways shown in words; JSON holds all. */
  limit: number;
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

async function submissionOf(file: string): Promise<NormalisedSubmission> {
  const years = supportedCatalogueYears();
  const document = await documentOf(file);
  const outcome = validateSubmission(document, {
    catalogueFor: (year) => (years.includes(year) ? loadCatalogue(year) : undefined),
    policyFor: loadPolicy,
    supportedYears: years,
    mode: 'production',
  });
  if (outcome.valid) return outcome.submission;
  throw invalid(`${fileName(file)} is invalid, so nothing was scored`, document, outcome.details);
}

async function factsOf(file: string | undefined): Promise<UnitFacts> {
  if (file === undefined) return { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [] };
  const document = await documentOf(file);
  const reading = readFactsDocument(document);
  if ('facts' in reading) return reading.facts as UnitFacts;
  throw invalid(`${fileName(file)} holds no facts of a unit`, document, reading.details);
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

const scoreJson = ({ finalScore, unrounded, byCategory, notDeterminable }: UnitScore): object => ({
  finalScore,
  unrounded,
  byCategory,
  notDeterminable,
});

function sayJson({ fits, traditional, ...rest }: MvpFitResult, program: string): void {
  const ranked = fits.map(({ score, ...fit }, index) => ({ rank: index + 1, ...fit, ...scoreJson(score) }));
  say(JSON.stringify({ ...rest, program, traditional: traditional && scoreJson(traditional), mvps: ranked }));
}

function sayFit({ mvpId, isFilled, shares, gaps, populationHealth, score }: MvpFit, rank: number): void {
  const { quality, activities, pi, cost } = shares;
  const outcome = quality.hasOutcome
    ? 'with an outcome'
    : quality.hasHighPriority
      ? 'with high priority'
      : 'no outcome';
  say(
    `${String(rank).padStart(2)}. ${mvpId}  ${finalInWords(score).padStart(6)}  ${isFilled ? 'filled' : 'not filled'}`,
  );
  const categories = score.byCategory.map(({ category, percent, weight }) =>
    percent === null ? `${category} not scored` : `${category} ${percent.toFixed(2)}% of ${weight}`,
  );
  say(`      ${categories.join(', ')}`);
  const measures = [...quality.reported, ...quality.computedByCms].join(', ') || 'none';
  say(`      quality ${quality.filled} of ${quality.required}, ${outcome}: ${measures}`);
  if (quality.notScored.length > 0) say(`      reported but not scored: ${quality.notScored.join(', ')}`);
  say(`      activities: ${activities.reported.join(', ') || 'none'}; PI ${pi.reported ? 'reported' : 'not reported'}`);
  say(`      cost: ${cost.known.length} of ${cost.offered.length} measures known`);
  if (populationHealth.assumption !== null) say(`      ${populationHealth.assumption}`);
  for (const { message } of gaps) say(`      missing: ${message}`);
  for (const text of score.notDeterminable) say(`      ${text}`);
}

/** Shares something of its own with the data: a pathway that only takes PI tells nothing. */
const hasSomething = ({ shares }: MvpFit): boolean =>
  shares.quality.filled > 0 || shares.activities.reported.length > 0;

function sayFits({ performanceYear, unitKind, fits, traditional }: MvpFitResult, limit: number): void {
  const filled = fits.filter(({ isFilled }) => isFilled).length;
  say(`${unitKind} in ${performanceYear}: fills ${filled} of ${fits.length} MVPs`);
  if (traditional !== null) say(`    traditional MIPS  ${finalInWords(traditional)}`);
  const shown = fits.filter(hasSomething).slice(0, limit);
  shown.forEach((fit, index) => sayFit(fit, index + 1));
  const left = fits.length - shown.length;
  if (left > 0) tell(`${left} more MVPs take less of it, or nothing (--limit, or --json for all).`);
}

/** `qpp mvp fit`: which pathways a body would fill, and the score under each. */
export async function fitCommand(file: string, options: FitOptions): Promise<void> {
  if (file === '-' && options.facts === '-') throw new CommandError('Standard input (-) can be read once.');
  const submission = await submissionOf(file);
  const facts = await factsOf(options.facts);
  const { performanceYear, entityType } = submission;
  const [policy, catalogue] = [loadPolicy(performanceYear), loadCatalogue(performanceYear)];
  try {
    requireMvpOffered(entityType, policy, catalogue);
    const program = programOf(submission, options.program);
    const input = { performanceYear, unitKind: entityType, sets: setsOf(submission, program), facts };
    const result = fitMvps(input, policy, catalogue);
    if (options.json === true) sayJson(result, program);
    else sayFits(result, options.limit);
  } catch (error) {
    if (error instanceof MvpNotOfferedError || isScoringRefusal(error)) throw new CommandError(error.message, EXIT.no);
    throw error;
  }
}
