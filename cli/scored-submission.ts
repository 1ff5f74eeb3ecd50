/**
 * From a submission file and a facts file to scores: what `qpp score` and `qpp explain` have in common.
 */
import type { NormalisedSubmission } from '../schemas/submission';
import type { UnitFactsDocument } from '../schemas/unit-facts';
import type { UnitScoreInput } from '../scoring/score-input';
import type { UnitScore } from '../scoring/score-result';
import { scoreUnit } from '../scoring/score-unit';
import { isScoringRefusal } from '../scoring/scoring-errors';
import { strangeFactWarnings } from './fact-lines';
import { readScoreFiles, setsOf } from './score-files';
import type { FileRefusal, ReadFiles, ScoreFiles } from './score-files';

/** One reporting option found in the body, scored. */
export interface OptionScore {
  option: string;
  input: UnitScoreInput;
  score: UnitScore;
}

/** Everything `score` and `explain` print from. */
export interface ScoredSubmission extends Omit<ReadFiles, 'group'> {
  /** Best first; of equals the first found. Empty when every option was refused. */
  scores: OptionScore[];
  /** Options that the unit may not report in that year, with the reason. */
  refused: { option: string; why: string }[];
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
  { policy, catalogue }: ReadFiles,
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

/** Reads, validates and scores; a file that is wrong is answered, not thrown. */
export async function scoreSubmission(files: ScoreFiles): Promise<ScoredSubmission | FileRefusal> {
  const read = await readScoreFiles(files);
  if ('error' in read) return read;
  const { submission, facts, policy, catalogue, group } = read;
  const inputs = inputsOf(submission, facts, group);
  const strange = inputs.slice(0, 1).flatMap((input) => strangeFactWarnings(input, policy, catalogue));
  const warnings = [...read.warnings, ...strange];
  return { submission, facts, policy, catalogue, warnings, ...scoreAll(inputs, read) };
}
