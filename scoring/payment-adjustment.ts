import type { PaymentPolicy, YearPolicy } from '../policy/year-policy';
import { refusalOfType, requirePolicy } from './check-arguments';
import { roundHalfUp, toDecimals } from './rounding';
import type { PaymentAdjustment } from './score-result';
import { FinalScoreError, PaymentFigureError, worded } from './scoring-errors';

/** The factors CMS sets for budget neutrality. The engine never estimates them. */
export interface ScalingFactors {
  /** Decimal string, 0 to the year's maximum. */
  factor: string;
  /** Factor of the additional adjustment, at most 1; needed only where the score earns one. */
  additionalFactor?: string;
  /** True when the caller invented the factor, as a demonstration does; left out for one that CMS published. */
  synthetic?: boolean;
}

/** A factor outside what the statute allows. */
export class ScalingFactorError extends Error {
  readonly code = 'QPP_SCORING_SCALING_FACTOR_INVALID';

  constructor(factor: unknown, maximum: number, name = 'factor') {
    super(
      `Scaling factor ${worded(factor)} is not a decimal from 0 to ${maximum}; give the factor CMS published as text in ` +
        `\`${name}\`, such as "0.2389".`,
    );
    this.name = 'ScalingFactorError';
  }
}

const unsigned = /^\d{1,15}(\.\d+)?$/;
const published = /^\d{1,15}(\.\d{1,2})?$/;
const signed = /^-?\d{1,15}(\.\d+)?$/;

/** Whether a value is a decimal string from 0 to 100 with at most the two decimals a final score is published with. */
export const isFinalScore = (value: unknown): boolean =>
  typeof value === 'string' && published.test(value) && Number(value) <= 100;

/**
 * A final score as a number.
 * @throws FinalScoreError unless it is a decimal string from 0 to 100 with at most two decimals.
 */
export function finalScoreOf(text: string): number {
  if (!isFinalScore(text)) throw new FinalScoreError(text);
  return Number(text);
}

/** Decimal strings that are no final scores: how they are written, the least they may be, and how a message says so. */
const paymentFigures = {
  'Paid amount': { form: unsigned, least: 0, wanted: 'a decimal from 0' },
  'Adjustment percent': { form: signed, least: -100, wanted: 'a decimal from -100' },
} as const;

function paymentFigure(what: keyof typeof paymentFigures, text: unknown): number {
  const { form, least, wanted } = paymentFigures[what];
  if (typeof text !== 'string' || !form.test(text) || Number(text) < least) {
    throw new PaymentFigureError(what, text, wanted);
  }
  return Number(text);
}

/** Decimals of the percentages before scaling: enough to lose nothing that is published. */
const baseDecimals = 4;

function factorOf(text: unknown, maximum: number, name: keyof ScalingFactors): number {
  const factor = typeof text === 'string' && unsigned.test(text) ? Number(text) : NaN;
  if (!(factor <= maximum)) throw new ScalingFactorError(text, maximum, name);
  return factor;
}

/**
 * Percent before scaling. The negative line points at the whole percent for a score of 0, so it jumps at a quarter
 * of the threshold. Source: Social Security Act 1848(q)(6); 42 CFR 414.1405.
 */
function basePercent(score: number, threshold: number, payment: PaymentPolicy): number {
  if (score <= payment.quarterBound) return payment.maxNegativePercent;
  if (score < threshold) return (payment.maxNegativePercent * (threshold - score)) / threshold;
  return (payment.maxPositivePercent * (score - threshold)) / (100 - threshold);
}

/** Additional percent for exceptional performance before its factor; null where none is earned. */
function additionalPercent(score: number, policy: YearPolicy): number | null {
  const { additionalThreshold } = policy.finalScore;
  const { additional } = policy.payment;
  if (additional === null || additionalThreshold === null || score < additionalThreshold) return null;
  const share = (score - additionalThreshold) / (100 - additionalThreshold);
  return additional.basePercent + additional.slopePercent * share;
}

/** The scaled percent; undefined when a factor that matters is not known. */
function scaled(
  base: number,
  additional: number | null,
  payment: PaymentPolicy,
  scaling: ScalingFactors | null,
): number | undefined {
  if (base <= 0 && additional === null) return base;
  if (scaling === null) return undefined;
  const positive = base * factorOf(scaling.factor, payment.scalingFactorMaximum, 'factor');
  if (additional === null) return positive;
  if (scaling.additionalFactor === undefined) return undefined;
  const most = payment.additional?.factorMaximum ?? 0;
  return positive + additional * factorOf(scaling.additionalFactor, most, 'additionalFactor');
}

/** Factors that were given are looked at even where the score needs none: a wrong one is a mistake in any case. */
function checkScaling({ factor, additionalFactor, synthetic }: ScalingFactors, { payment }: YearPolicy): void {
  factorOf(factor, payment.scalingFactorMaximum, 'factor');
  if (additionalFactor !== undefined) {
    factorOf(additionalFactor, payment.additional?.factorMaximum ?? 1, 'additionalFactor');
  }
  if (synthetic === undefined || typeof synthetic === 'boolean') return;
  throw refusalOfType('scaling.synthetic', synthetic, 'true or false', 'send true for an invented factor');
}

/**
 * The payment adjustment of a final score (two-decimal string). Threshold tests use the score as published.
 * @throws FinalScoreError for a score that is no decimal from 0 to 100 with at most two decimals.
 * @throws ScalingFactorError for a factor outside the statute's range.
 * @throws ScoreInputError for a policy that is none.
 */
export function paymentAdjustment(
  finalScore: string,
  policy: YearPolicy,
  scaling: ScalingFactors | null = null,
): PaymentAdjustment {
  requirePolicy(policy);
  if (scaling !== null) checkScaling(scaling, policy);
  const { payment } = policy;
  const score = roundHalfUp(finalScoreOf(finalScore), policy.finalScore.decimals);
  const base = basePercent(score, policy.finalScore.performanceThreshold, payment);
  const additional = additionalPercent(score, policy);
  const final = scaled(base, additional, payment, scaling);
  return {
    basePercent: toDecimals(base, baseDecimals),
    additionalBasePercent: additional === null ? null : toDecimals(additional, baseDecimals),
    finalPercent: final === undefined ? null : toDecimals(final, payment.decimals),
    synthetic: scaling?.synthetic === true && base > 0,
    ...(final === undefined
      ? {
          notDeterminable: `not determinable: the scaling factor of payment year ${policy.paymentYear} is not known`,
        }
      : {}),
  };
}

/**
 * What Medicare pays after the adjustment, in dollars and cents; both arguments and the result are decimal strings.
 * @throws PaymentFigureError for an argument that is none, an amount below 0 and a percent below -100.
 */
export function adjustedPayment(paidAmount: string, finalPercent: string): string {
  const paid = paymentFigure('Paid amount', paidAmount);
  return toDecimals(paid * (1 + paymentFigure('Adjustment percent', finalPercent) / 100), 2);
}
