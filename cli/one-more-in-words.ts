import type { NothingToWin, OneMorePoint, Step } from '../scoring/one-more-point/one-more-point';
import { round4, toDecimals } from '../scoring/rounding';
import { categoryNames } from './score-in-words';

const nothing: Readonly<Record<NothingToWin, string>> = {
  topDecile: 'at the top of its benchmark: no more to win',
  capped: 'capped: no more to win',
  noBenchmark: 'no benchmark: the rate does not matter',
  zeroDenominator: 'nobody to measure',
  suppressed: 'suppressed by CMS: the rate does not matter',
  noPatientsLeft: 'no patient is left whose count would win points',
  categoryAbsent: 'carries no weight',
  notCounted: 'does not count here',
  surveyMean: 'a mean of several scores: none of them alone is worth a point',
  full: 'full marks: no more to win',
  categoryZero: 'earns nothing as it stands; mend that first',
};

const patients = (number: number, words: string): string => `${number} ${words} patient${number === 1 ? '' : 's'}`;

/** What to change, in words. */
export function stepInWords(step: Step): string {
  switch (step.kind) {
    case 'patientsMet': {
      const where = step.stratum === null ? '' : ` in stratum ${step.stratum}`;
      const number = Math.abs(step.patients);
      return step.patients > 0
        ? `${patients(number, 'further')} met${where}, same denominator`
        : `${patients(number, 'fewer')} counted${where} (lower is better), same denominator`;
    }
    case 'furtherPatients': {
      const { reported, added, met, stratum } = step;
      const parts = [
        ...(reported === 0 ? [] : [`${patients(reported, 'further')} of those eligible reported`]),
        ...(added === 0 ? [] : [`${patients(added, 'further')} in the denominator`]),
      ];
      return `${parts.join(' and ')}, ${met} of them met${stratum === null ? '' : ` (stratum ${stratum})`}`;
    }
    case 'measureScore':
      return `a score of ${step.score}`;
    case 'cmsFigure':
      return step.category === 'cost' ? `a cost of ${step.figure}` : `a rate of ${step.figure}`;
    case 'piNumerator':
      return `numerator higher by ${step.further}`;
    case 'activity':
      return `one more activity, ${step.measureId} for example`;
  }
}

function change({ step, rateNow, rateAfter }: OneMorePoint): string {
  if (step?.kind === 'cmsFigure' && step.category === 'cost' && rateNow !== null) {
    return ` (${round4(rateNow)} now, ${toDecimals(rateNow - step.figure, 2)} lower)`;
  }
  return rateNow === null || rateAfter === null ? '' : ` (rate ${round4(rateNow)} -> ${round4(rateAfter)})`;
}

function effect({ finalNow, finalAfter }: OneMorePoint): string {
  const gain = finalAfter - finalNow;
  if (Math.abs(gain) < 1e-9) return 'final score unchanged: it does not count, or a limit holds';
  return `final score ${gain > 0 ? '+' : '-'}${toDecimals(Math.abs(gain), 4)} to ${toDecimals(finalAfter, 2)}`;
}

function lineOf(each: OneMorePoint): string {
  const { category, subject, method, pointsNow, pointsAfter, step, outcome, reason, detail } = each;
  const name = subject === category ? categoryNames[category] : `${categoryNames[category]} ${subject}`;
  const by = category === 'quality' && method !== null ? ` (${method})` : '';
  const now = pointsNow === null ? 'not scored' : `${round4(pointsNow)}`;
  if (step === null || pointsAfter === null) {
    return `${name}${by}: ${now}; ${reason === null ? detail : nothing[reason]} - ${detail}`;
  }
  const less = outcome === 'nextGain' ? ', all that is left to win' : '';
  const how = step.kind === 'activity' ? `${detail}, ${step.measureId} for example` : stepInWords(step);
  const of = step.kind === 'activity' ? categoryNames[category] : name;
  return `${of}${by}: ${now} -> ${round4(pointsAfter)}${less} by ${how}${change(each)}; ${effect(each)}`;
}

/** What one more point would have taken, a line each; what wins most for the final score first. */
export function oneMoreInWords(answers: readonly OneMorePoint[]): string[] {
  const gain = ({ finalAfter, finalNow }: OneMorePoint): number => finalAfter - finalNow;
  const possible = answers.filter(({ step }) => step !== null).sort((a, b) => gain(b) - gain(a));
  const impossible = answers.filter(({ step }) => step === null);
  return [...possible, ...impossible].map((each) => `  ${lineOf(each)}`);
}
