/**
 * The payment adjustment of a final score, with the arithmetic that leads to it.
 */
import type { YearPolicy } from '../policy/year-policy';
import { adjustedPayment, paymentAdjustment } from '../scoring/payment-adjustment';
import { toDecimals } from '../scoring/rounding';
import { citationOf } from '../scoring/explain/rules';
import type { PaymentAdjustment } from '../scoring/score-result';
import { derivedPayment, statutoryBounds } from './derived-payment';
import type { DerivedPayment, PercentRange } from './derived-payment';
import { wrongOption } from './usage-fault';
import { paymentSteps } from './payment-steps';
import type { PaymentQuestion, PaymentStep } from './payment-steps';

/** The answer of `qpp payment`. Percentages are decimal strings, `-1.80` is a reduction; null is not known or not there. */
export interface PaymentAccount {
  performanceYear: number;
  paymentYear: number;
  /** As used: two decimals, as CMS publishes it. */
  finalScore: string;
  performanceThreshold: number;
  additionalThreshold: number | null;
  basePercent: string;
  additionalBasePercent: string | null;
  scalingFactor: string | null;
  additionalScalingFactor: string | null;
  finalPercent: string | null;
  /** What CMS published for a score of 100, scaling included; null when nobody knows it yet. For comparison only. */
  publishedMaximumPercent: number | null;
  paidAmount: string | null;
  adjustedAmount: string | null;
  /** Present when a factor that matters was not given. */
  notDeterminable?: string;
  /** Where the final percent is not determinable: what follows from the published maximum; null where nothing does. */
  derived: DerivedPayment | null;
  /** Where the final percent is not determinable: between which percentages the statute holds it. */
  bounds: PercentRange | null;
  /** Each step in words. */
  arithmetic: string[];
  /** Sources of the figures used. */
  citations: string[];
}

/**
 * Computes the adjustment and tells how: the account, and each of its steps with the figures it rests on.
 * @throws CommandError for a factor outside the statute's range, and for one the year does not know.
 */
export function paymentAccount(
  policy: YearPolicy,
  question: PaymentQuestion,
): { account: PaymentAccount; steps: readonly PaymentStep[] } {
  const { scaling, additionalScaling, paidAmount } = question;
  checkFactors(policy, question);
  const { finalScore, payment } = policy;
  const score = toDecimals(Number(question.score), finalScore.decimals);
  const factors =
    scaling === undefined ? null : { factor: scaling, additionalFactor: additionalScaling, synthetic: false };
  const adjustment = paymentAdjustment(score, policy, factors);
  const { basePercent, additionalBasePercent, finalPercent } = adjustment;
  const adjustedAmount =
    paidAmount === undefined || finalPercent === null ? null : adjustedPayment(paidAmount, finalPercent);
  const missing = whatIsMissing(policy, adjustment, question);
  const unknown =
    missing === undefined ? { derived: null, bounds: null } : approximations(policy, adjustment, question);
  const steps = paymentSteps(policy, { score, adjustment, adjustedAmount }, question);
  const account = {
    performanceYear: policy.performanceYear,
    paymentYear: policy.paymentYear,
    finalScore: score,
    performanceThreshold: finalScore.performanceThreshold,
    additionalThreshold: finalScore.additionalThreshold,
    basePercent,
    additionalBasePercent,
    scalingFactor: scaling ?? null,
    additionalScalingFactor: additionalScaling ?? null,
    finalPercent,
    publishedMaximumPercent: payment.publishedMaximumPercent,
    paidAmount: paidAmount ?? null,
    adjustedAmount,
    ...(missing === undefined ? {} : { notDeterminable: missing }),
    ...unknown,
    arithmetic: steps.map(({ text }) => text),
    citations: citations(policy, adjustment, unknown.derived),
  };
  return { account, steps };
}

function checkFactors({ payment, performanceYear }: YearPolicy, { scaling, additionalScaling }: PaymentQuestion): void {
  const { scalingFactorMaximum, additional } = payment;
  if (scaling !== undefined && Number(scaling) > scalingFactorMaximum)
    throw wrongOption('scaling', `--scaling ${scaling}: the statute allows 0 to ${String(scalingFactorMaximum)}.`);
  if (additionalScaling === undefined) return;
  if (additional === null)
    throw wrongOption(
      'additional-scaling',
      `--additional-scaling: performance year ${String(performanceYear)} has no adjustment for exceptional performance; leave it out.`,
    );
  if (Number(additionalScaling) > additional.factorMaximum)
    throw wrongOption(
      'additional-scaling',
      `--additional-scaling ${additionalScaling}: the statute allows 0 to ${String(additional.factorMaximum)}.`,
    );
}

/** A factor that was given is not replaced by a derived one. */
function approximations(
  policy: YearPolicy,
  adjustment: PaymentAdjustment,
  { scaling, additionalScaling, paidAmount }: PaymentQuestion,
): Pick<PaymentAccount, 'derived'> & { bounds: PercentRange } {
  const isFree = scaling === undefined && additionalScaling === undefined;
  return {
    derived: (isFree ? derivedPayment(policy, adjustment, paidAmount) : undefined) ?? null,
    bounds: statutoryBounds(policy, adjustment, {
      ...(scaling === undefined ? {} : { scaling: Number(scaling) }),
      ...(additionalScaling === undefined ? {} : { additional: Number(additionalScaling) }),
    }),
  };
}

function whatIsMissing(
  { paymentYear }: YearPolicy,
  { finalPercent, additionalBasePercent }: PaymentAdjustment,
  { scaling, additionalScaling }: PaymentQuestion,
): string | undefined {
  if (finalPercent !== null) return undefined;
  const names = [
    ...(scaling === undefined ? ['the scaling factor (--scaling)'] : []),
    ...(additionalBasePercent !== null && additionalScaling === undefined
      ? ['the additional scaling factor (--additional-scaling)']
      : []),
  ];
  return `not determinable: ${names.join(' and ')} of payment year ${String(paymentYear)} ${names.length > 1 ? 'were' : 'was'} not given`;
}

function citations(
  policy: YearPolicy,
  { additionalBasePercent }: PaymentAdjustment,
  derived: DerivedPayment | null,
): string[] {
  const pointers = [
    '/finalScore/performanceThreshold',
    '/finalScore/slidingScale',
    '/finalScore/scalingFactor/maximum',
    ...(additionalBasePercent === null ? [] : ['/finalScore/additionalAdjustment/formula']),
    '/finalScore/rounding',
    ...(derived === null ? [] : ['/finalScore/publishedResults/maxPositiveAdjustmentPercent']),
  ];
  return pointers.map((pointer) => `${pointer}: ${citationOf(policy, pointer)}`);
}
