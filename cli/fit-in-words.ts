/**
 * Which pathways a body would fill, in words and for machines.
 */
import type { ErrorDetail } from '../schemas/error-envelope';
import type { MvpFit, MvpFitInput, MvpFitResult } from '../scoring/mvp-fit/mvp-fit';
import type { UnitScore } from '../scoring/score-result';
import { indented } from './cited-sources';
import { factLines, factsInDocument } from './fact-lines';
import type { OfYear } from './fact-lines';
import type { ScoredInput } from './missing-facts';
import { finalInWords } from './score-in-words';

/** What was asked, and the answer. */
export interface FitAnswer extends OfYear {
  /** The program whose sets were read. */
  program: string;
  input: MvpFitInput;
  result: MvpFitResult;
  warnings: readonly ErrorDetail[];
}

/** The input as one option scores it, so that facts can be judged by scoring again. */
function unitUnder(option: string, { input }: FitAnswer, score: UnitScore, facts = input.facts): ScoredInput {
  const sets = input.sets.map((set) => ({ ...set, programName: option }));
  return { input: { ...input, option, sets, facts }, score };
}

/** The same for a pathway: where the choice at registration is not known, one is supposed, as for its score. */
function unitOf({ mvpId, populationHealth, score }: MvpFit, answer: FitAnswer): ScoredInput {
  const { methods, mvp } = answer.policy.quality;
  const isKnown = populationHealth.measureId !== null && populationHealth.assumption === null;
  const supposed = populationHealth.measureId ?? mvp?.populationHealthMeasureIds[0];
  if (methods.populationHealth !== 'registered' || isKnown || supposed === undefined)
    return unitUnder(mvpId, answer, score);
  const facts = { ...answer.input.facts, registration: { mvpId, populationHealthMeasureId: supposed } };
  return { ...unitUnder(mvpId, answer, score, facts), isRegistrationSupposed: true };
}

const scoreJson = (unit: ScoredInput, answer: FitAnswer): object => {
  const { finalScore, unrounded, byCategory, notDeterminable } = unit.score;
  return { finalScore, unrounded, byCategory, notDeterminable, ...factsInDocument(unit, answer) };
};

/** The machine form, with all pathways. */
export function fitDocument(answer: FitAnswer): object {
  const { fits, traditional, ...rest } = answer.result;
  return {
    ...rest,
    program: answer.program,
    traditional: traditional && scoreJson(unitUnder('mips', answer, traditional), answer),
    mvps: fits.map(({ score, ...fit }, index) => ({
      rank: index + 1,
      ...fit,
      ...scoreJson(unitOf({ score, ...fit }, answer), answer),
    })),
    warnings: answer.warnings,
  };
}

function fitInWords({ mvpId, isFilled, shares, gaps, populationHealth, score }: MvpFit, rank: number): string[] {
  const { quality, activities, pi, cost } = shares;
  const outcome = quality.hasOutcome
    ? 'with an outcome'
    : quality.hasHighPriority
      ? 'with high priority'
      : 'no outcome';
  const categories = score.byCategory.map(({ category, percent, weight }) =>
    percent === null ? `${category} not scored` : `${category} ${percent.toFixed(2)}% of ${weight}`,
  );
  const measures = [...quality.reported, ...quality.computedByCms].join(', ') || 'none';
  return [
    `${String(rank).padStart(2)}. ${mvpId}  ${finalInWords(score).padStart(6)}  ${isFilled ? 'filled' : 'not filled'}`,
    ...[
      categories.join(', '),
      `quality ${quality.filled} of ${quality.required}, ${outcome}: ${measures}`,
      ...(quality.notScored.length > 0 ? [`reported but not scored: ${quality.notScored.join(', ')}`] : []),
      `activities: ${activities.reported.join(', ') || 'none'}; PI ${pi.reported ? 'reported' : 'not reported'}`,
      `cost: ${cost.known.length} of ${cost.offered.length} measures known`,
      ...(populationHealth.assumption === null ? [] : [populationHealth.assumption]),
      ...gaps.map(({ message }) => `missing: ${message}`),
      ...score.notDeterminable,
    ].flatMap((line) => indented('      ', line)),
  ];
}

/** Shares something of its own with the data: a pathway that only takes PI tells nothing. */
const hasSomething = ({ shares }: MvpFit): boolean =>
  shares.quality.filled > 0 || shares.activities.reported.length > 0;

/** Lines that every list has, in the order of the first. */
const inAll = ([first = [], ...others]: readonly string[][]): string[] =>
  first.filter((line) => others.every((list) => list.includes(line)));

/** The answer in lines, at most `limit` pathways. What is to be said of the facts of all scores shown is said once. */
export function fitsInWords(
  answer: FitAnswer,
  { limit, verbose = false }: { limit: number; verbose?: boolean },
): { lines: string[]; left: number } {
  const { fits, traditional, performanceYear, unitKind } = answer.result;
  const shown = fits.filter(hasSomething).slice(0, limit);
  const ofFacts = (unit: ScoredInput): string[] => factLines(unit, answer, verbose);
  const ofShown = shown.map((fit) => ofFacts(unitOf(fit, answer)));
  const ofTraditional = traditional === null ? [] : [ofFacts(unitUnder('mips', answer, traditional))];
  const ofAll = inAll([...ofTraditional, ...ofShown]);
  const own = (lines: readonly string[] = []): string[] =>
    lines.filter((line) => !ofAll.includes(line)).flatMap((line) => indented('      ', line));
  const filled = fits.filter(({ isFilled }) => isFilled).length;
  const lines = [
    `${unitKind} in ${performanceYear}: fills ${filled} of ${fits.length} MVPs`,
    ...ofAll.flatMap((line) => indented('    ', line)),
    ...(traditional === null ? [] : [`    traditional MIPS  ${finalInWords(traditional)}`, ...own(ofTraditional[0])]),
    ...shown.flatMap((fit, index) => [...fitInWords(fit, index + 1), ...own(ofShown[index])]),
    ...answer.warnings.flatMap(({ path, code, message }) => indented('', `warning  ${path}  ${code}  ${message}`)),
  ];
  return { lines, left: fits.length - shown.length };
}
