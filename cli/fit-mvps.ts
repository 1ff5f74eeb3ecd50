import type { NormalisedSubmission } from '../schemas/submission';
import { fitMvps, MvpNotOfferedError, requireMvpOffered } from '../scoring/mvp-fit/mvp-fit';
import { isScoringRefusal } from '../scoring/scoring-errors';
import { CommandError, EXIT } from './exit-codes';
import { strangeFactWarnings } from './fact-lines';
import { fitDocument, fitsInWords } from './fit-in-words';
import type { FitAnswer } from './fit-in-words';
import { say, tell } from './say';
import { readScoreFiles, refusalInAnswer } from './score-files';
import type { ReadFiles } from './score-files';
import { inputsOf } from './scored-submission';
import { wrongOption } from './usage-fault';
import type { SenderOptions } from './validate-files';

export interface FitOptions extends SenderOptions {
  facts?: string;
  /** A subgroup's affiliated group, whose Promoting Interoperability data count where the subgroup sent none. */
  group?: string;
  /** Whose sets to read, when the body holds those of several programs. */
  program?: string;
  /** Pathways shown in words; JSON holds all. */
  limit: number;
  /** The effect of each fact that was not given. */
  verbose?: boolean;
  json?: boolean;
}

/** The program whose sets are read: the one named, traditional MIPS where there is some, or the only one. */
function programOf({ measurementSets }: NormalisedSubmission, wanted: string | undefined): string {
  const programs = [...new Set(measurementSets.map(({ programName }) => programName))];
  const [first] = programs;
  if (first === undefined)
    throw new CommandError('The submission holds no measurement set, so there is nothing to fit.');
  const known = `it has sets of ${programs.join(', ')}`;
  if (wanted !== undefined && !programs.includes(wanted))
    throw wrongOption('program', `The submission has no set of program ${wanted}; ${known}`);
  if (wanted === undefined && !programs.includes('mips') && programs.length > 1)
    throw wrongOption('program', `The submission is for several programs; ${known}. Choose one with --program.`);
  return wanted ?? (programs.includes('mips') ? 'mips' : first);
}

/** `qpp mvp fit`: which pathways a body would fill, and the score under each. */
export async function fitCommand(submission: string, options: FitOptions): Promise<void> {
  const { facts, group, ...sender } = options;
  const read = await readScoreFiles({ submission, facts, group, sender });
  if ('error' in read) return refusalInAnswer(read, options.json === true);
  try {
    answerWith(fitAnswer(read, options.program), options);
  } catch (error) {
    if (error instanceof MvpNotOfferedError) throw notOffered(error, read.catalogue.mvps().length > 0);
    if (isScoringRefusal(error)) throw new CommandError(error.message, EXIT.no);
    throw error;
  }
}

/** Pathways are refused to a kind of unit, or in a year that has none. */
function notOffered({ message }: MvpNotOfferedError, hasPathways: boolean): CommandError {
  const path = hasPathways ? '$.entityType' : '$.performanceYear';
  return new CommandError(message, EXIT.no, { details: [{ path, code: 'MVP_NOT_OFFERED', message }] });
}

function fitAnswer({ submission, group, facts, policy, catalogue, warnings }: ReadFiles, wanted?: string): FitAnswer {
  requireMvpOffered(submission.entityType, policy, catalogue);
  const program = programOf(submission, wanted);
  const [input] = inputsOf(submission, facts, group).filter(({ option }) => option === program);
  if (input === undefined) throw new Error(`no sets of program ${program}`);
  const result = fitMvps(input, policy, catalogue);
  const strange = strangeFactWarnings(input, policy, catalogue);
  return { policy, catalogue, program, input, result, warnings: [...warnings, ...strange] };
}

function answerWith(answer: FitAnswer, options: FitOptions): void {
  if (options.json === true) return say(JSON.stringify(fitDocument(answer)));
  const { lines, left } = fitsInWords(answer, options);
  lines.forEach(say);
  if (left > 0) tell(`${left} more MVPs take less of it, or nothing (--limit, or --json for all).`);
}
