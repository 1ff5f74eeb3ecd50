import type { NothingToWin, OneMorePoint, Step } from '../scoring/one-more-point/one-more-point';
import type { Lever } from '../scoring/one-more-point/biggest-levers';
import { findMeasure, originalOf } from '../scoring/one-more-point/one-more-point-trial';
import { collectionTypeWords, counted } from '../scoring/explain/words';
import { round4, toDecimals } from '../scoring/rounding';
import type { UnitScore } from '../scoring/score-result';
import { leversInWords } from './levers-in-words';
import { categoryName } from './names-in-words';

/** Why there is nothing to win; with `detail` the score's own words say it better. */
const nothing: Readonly<Record<NothingToWin, string | 'detail'>> = {
  topDecile: 'at the top of its benchmark: no more to win',
  capped: 'at its cap: no more to win',
  noBenchmark: 'no benchmark: the rate does not matter',
  zeroDenominator: 'nobody to measure',
  suppressed: 'detail',
  noPatientsLeft: 'no patient is left whose count would win points',
  minimumEarnsNoMore: 'detail',
  minimumMissed: 'detail',
  categoryAbsent: 'detail',
  notCounted: 'detail',
  surveyMean: 'a mean of several scores: none of them alone is worth a point',
  full: 'full marks: no more to win',
  categoryZero: 'detail',
};

const morePatients = (number: number): string => `${number} more patient${number === 1 ? ' is' : 's are'}`;

function furtherInWords({ reported, added, met, stratum }: Step & { kind: 'furtherPatients' }): string {
  const eligible = `${reported} more eligible patient${reported === 1 ? ' is' : 's are'} reported`;
  const denominator = `${morePatients(added)} in the denominator`;
  const what = added === 0 ? eligible : reported === 0 ? denominator : `${eligible} and ${denominator}`;
  return `if ${what}${stratum === null ? '' : ` (stratum ${stratum})`}, ${met} of them met`;
}

/** What to change, in words that follow the points: `by …` or `if …`. */
export function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'patientsMet': {
      const where = step.stratum === null ? '' : ` in stratum ${step.stratum}`;
      const number = Math.abs(step.patients);
      return step.patients > 0
        ? `by ${counted(number, 'further patient')} met${where}, same denominator`
        : `by ${counted(number, 'fewer patient')} in the numerator${where} (lower is better), same denominator`;
    }
    case 'furtherPatients':
      return furtherInWords(step);
    case 'measureScore':
      return `by a score of ${step.score}`;
    case 'cmsFigure':
      return step.category === 'cost' ? `by a cost of ${step.figure}` : `by a rate of ${step.figure}`;
    case 'piNumerator':
      return `by ${step.further} more in the numerator`;
    case 'activity':
      return `by one more activity, ${step.measureId} for example`;
  }
}

function change({ step, rateNow, rateAfter }: OneMorePoint): string {
  if (step?.kind === 'cmsFigure' && step.category === 'cost' && rateNow !== null) {
    return ` (${round4(rateNow)} now, ${toDecimals(rateNow - step.figure, 2)} lower)`;
  }
  if (rateNow === null || rateAfter === null || round4(rateNow) === round4(rateAfter)) return '';
  return ` (rate ${round4(rateNow)} -> ${round4(rateAfter)})`;
}

/** Why points of a measure do not move the final score. */
function unmoved({ category, subject, method, setRef }: OneMorePoint, { tree, performanceYear }: UnitScore): string {
  if (tree.ruleId === 'final.threshold') return 'fewer than two categories are scored';
  if (tree.value === 100) return 'it is at the most there is';
  const original = originalOf(tree, category);
  if (original === undefined) return `${categoryName(category, performanceYear)} carries no weight`;
  if (original.parts.some(({ name }) => name === 'facility')) return "the hospital's result stands";
  const node = findMeasure(original, subject);
  const isPicked = setRef === null || original.metadata.setRef === undefined || original.metadata.setRef === setRef;
  if (node === undefined || !isPicked) return 'other data of the category score as high or higher';
  const { setRef: counted, submissionMethod } = node.metadata;
  if (category === 'quality' && (counted !== setRef || submissionMethod !== method)) {
    return 'another result of the measure counts';
  }
  if (node.metadata.processingStatus === 'NOT_PICKED') return 'other measures count in its place';
  return 'a limit of the category holds';
}

function effect(each: OneMorePoint, score: UnitScore): string {
  const { finalNow, finalAfter } = each;
  const gain = finalAfter - finalNow;
  if (Math.abs(gain) < 1e-9) return `final score stays ${toDecimals(finalNow, 2)}: ${unmoved(each, score)}`;
  return `final score ${gain > 0 ? '+' : '-'}${toDecimals(Math.abs(gain), 4)} to ${toDecimals(finalAfter, 2)}`;
}

const asClause = (detail: string): string => {
  const text = detail.replace(/\.$/, '');
  return /^[A-Z][a-z]/.test(text) ? `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}` : text;
};

function nothingLine({ pointsNow, reason, detail }: OneMorePoint, name: string): string {
  const words = reason === null || nothing[reason] === 'detail' ? asClause(detail) : nothing[reason];
  return `${name}: ${pointsNow === null ? '' : `${round4(pointsNow)}; `}${words}`;
}

/** Of what a step that wins less than a point is the most. */
function boundOf(step: Step): string {
  if (step.kind === 'furtherPatients' && step.added > 0) return 'less than a point at the case minimum';
  if ('stratum' in step && step.stratum !== null) return 'all that one stratum can win';
  return step.kind === 'furtherPatients' ? 'all that further reports can win' : 'all that is left to win';
}

function lineOf(each: OneMorePoint, score: UnitScore): string {
  const { category, subject, method, pointsNow, pointsAfter, step, outcome, detail, capAfter } = each;
  const by = category === 'quality' && method !== null ? ` (${collectionTypeWords[method]})` : '';
  const of = categoryName(category, score.performanceYear);
  const name = subject === category ? of : `${of} ${subject}${by}`;
  if (step === null || pointsAfter === null) return nothingLine(each, name);
  const now = pointsNow === null ? 'not scored' : `${round4(pointsNow)}`;
  const most = outcome === 'nextGain' ? `, ${boundOf(step)},` : '';
  const limit = capAfter === null ? most : ', its cap as a topped-out measure,';
  const isActivity = step.kind === 'activity';
  const how = isActivity ? `by ${detail}, ${step.measureId} for example` : stepInWords(step);
  return `${isActivity ? of : name}: ${now} -> ${round4(pointsAfter)}${limit} ${how}${change(each)}; ${effect(each, score)}`;
}

/**
 * What one more point would have taken, a line each: what was not sent at all, then the steps that win most for the final
 * score, then what has no more to win.
 */
export function oneMoreInWords(answers: readonly OneMorePoint[], levers: readonly Lever[], score: UnitScore): string[] {
  const gain = ({ finalAfter, finalNow }: OneMorePoint): number => finalAfter - finalNow;
  const possible = answers.filter(({ step }) => step !== null).sort((a, b) => gain(b) - gain(a));
  // What Promoting Interoperability lacks stands among the levers.
  const isToldAbove = ({ reason }: OneMorePoint): boolean =>
    reason === 'categoryZero' && levers.some(({ category }) => category === 'pi');
  const impossible = answers.filter((each) => each.step === null && !isToldAbove(each));
  return [
    ...leversInWords(levers, score.performanceYear),
    ...[...possible, ...impossible].map((each) => `  ${lineOf(each, score)}`),
  ];
}
