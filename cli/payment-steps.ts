/**
 * The steps of a payment adjustment in words, each with the figures of the policy that it rests on.
 */
import type { YearPolicy } from '../policy/year-policy';
import { roundHalfUp } from '../scoring/rounding';
import type { PaymentAdjustment } from '../scoring/score-result';

/** What was asked; all figures are decimal strings. */
export interface PaymentQuestion {
  score: string;
  scaling?: string;
  additionalScaling?: string;
  paidAmount?: string;
}

/** One step. */
export interface PaymentStep {
  text: string;
  /** Pointers into the policy. */
  pointers: readonly string[];
}

/** What was computed. */
interface Computed {
  /** The score as it is used. */
  score: string;
  adjustment: PaymentAdjustment;
  adjustedAmount: string | null;
}

/** From the score to what is paid; steps that do not apply are left out. */
export function paymentSteps(
  policy: YearPolicy,
  { score, adjustment, adjustedAmount }: Computed,
  question: PaymentQuestion,
): PaymentStep[] {
  const { basePercent, additionalBasePercent, finalPercent } = adjustment;
  const resting = (texts: readonly string[], ...pointers: string[]): PaymentStep[] =>
    texts.map((text) => ({ text, pointers: pointers.map((name) => `/finalScore/${name}`) }));
  const earned = additionalBasePercent === null ? [] : ['additionalAdjustment/formula'];
  const scaled = Number(basePercent) > 0 ? ['scalingFactor/maximum'] : [];
  return [
    ...resting(roundingInWords(question.score, score), 'rounding'),
    ...resting([baseInWords(policy, score, basePercent)], 'performanceThreshold', 'slidingScale'),
    ...resting(additionalInWords(policy, score, additionalBasePercent), ...earned),
    ...resting(scalingInWords(adjustment, question), ...scaled, 'rounding'),
    ...resting(amountInWords(question.paidAmount, finalPercent, adjustedAmount)),
  ];
}

function roundingInWords(given: string, used: string): string[] {
  return Number(given) === Number(used) ? [] : [`score: ${given} is used as ${used}, the decimals CMS publishes`];
}

function baseInWords({ finalScore, payment }: YearPolicy, score: string, base: string): string {
  const threshold = finalScore.performanceThreshold;
  const { quarterBound, maxNegativePercent, maxPositivePercent } = payment;
  const value = Number(score);
  if (value <= quarterBound)
    return `base: ${score} is at most a quarter of the threshold ${String(threshold)} (${String(quarterBound)}), the whole ${base}%`;
  if (value < threshold)
    return `base: ${String(maxNegativePercent)} x (${String(threshold)} - ${score}) / ${String(threshold)} = ${base}%`;
  if (value === threshold) return `base: ${score} is the threshold, neutral ${base}%`;
  const room = `(100 - ${String(threshold)})`;
  return `base: ${String(maxPositivePercent)} x (${score} - ${String(threshold)}) / ${room} = ${base}%`;
}

function additionalInWords({ finalScore, payment }: YearPolicy, score: string, additional: string | null): string[] {
  const { additionalThreshold } = finalScore;
  if (payment.additional === null || additionalThreshold === null) return [];
  const threshold = String(additionalThreshold);
  if (additional === null) return [`additional: none, ${score} is below the additional threshold ${threshold}`];
  const { basePercent, slopePercent } = payment.additional;
  return [
    `additional: ${String(basePercent)} + ${String(slopePercent)} x (${score} - ${threshold}) / (100 - ${threshold}) = ${additional}%`,
  ];
}

function scalingInWords(
  { basePercent, additionalBasePercent, finalPercent }: PaymentAdjustment,
  { scaling, additionalScaling }: PaymentQuestion,
): string[] {
  if (finalPercent === null) return [];
  if (Number(basePercent) <= 0 && additionalBasePercent === null)
    return [
      `adjustment: ${finalPercent}% (${Number(basePercent) < 0 ? 'negative' : 'neutral'} adjustments are not scaled)`,
    ];
  const positive = `${basePercent}% x ${String(scaling)}`;
  const extra = additionalBasePercent === null ? '' : ` + ${additionalBasePercent}% x ${String(additionalScaling)}`;
  return [`adjustment: ${positive}${extra} = ${finalPercent}%`];
}

function amountInWords(paid: string | undefined, percent: string | null, adjusted: string | null): string[] {
  if (paid === undefined) return [];
  if (percent === null || adjusted === null)
    return [`payment: ${paid} is not adjusted here, as the percent after scaling is not determinable`];
  const factor = roundHalfUp(1 + Number(percent) / 100, 6);
  return [`payment: ${paid} x ${String(factor)} = ${adjusted}, of the amount Medicare pays`];
}
