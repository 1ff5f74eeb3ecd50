/**
 * What can be said of a positive payment adjustment while its factors are not known: the bounds of the statute, and
 * what follows from the largest adjustment that was published. Neither is the exact figure, and none stands in its place.
 */
import type { YearPolicy } from '../policy/year-policy';
import { adjustedPayment } from '../scoring/payment-adjustment';
import { toDecimals } from '../scoring/rounding';
import type { PaymentAdjustment } from '../scoring/score-result';

/** The percentages between which an adjustment lies, as decimal strings; both ends included. */
export interface PercentRange {
  lowestPercent: string;
  highestPercent: string;
}

/** An adjustment derived from the published one of a score of 100. Approximate: what was published is rounded. */
export interface DerivedPayment extends PercentRange {
  approximate: true;
  /** The published percent of a score of 100 that this follows from. */
  publishedMaximumPercent: number;
  /** The factor that it stands for, six decimals; null in a year with two factors, which one figure does not tell apart. */
  scalingFactor: string | null;
  /** The paid amount so adjusted; null where none was given. */
  lowestAmount: string | null;
  highestAmount: string | null;
}

/** Factors a caller gave, as numbers; undefined is not known. */
export interface KnownFactors {
  scaling?: number;
  additional?: number;
}

type Percents = Pick<PaymentAdjustment, 'basePercent' | 'additionalBasePercent'>;

const scaled = ({ basePercent, additionalBasePercent }: Percents, factor: number, additional: number): number =>
  Number(basePercent) * factor + Number(additionalBasePercent ?? 0) * additional;

/** The bounds that the statute sets: each factor that is not known is 0 at least and its maximum at most. */
export function statutoryBounds({ payment }: YearPolicy, percents: Percents, known: KnownFactors): PercentRange {
  const { scaling, additional } = known;
  const most = payment.additional?.factorMaximum ?? 0;
  return {
    lowestPercent: toDecimals(scaled(percents, scaling ?? 0, additional ?? 0), payment.decimals),
    highestPercent: toDecimals(
      scaled(percents, scaling ?? payment.scalingFactorMaximum, additional ?? most),
      payment.decimals,
    ),
  };
}

/**
 * What follows from the published maximum; undefined in a year without one. With two factors behind it (to 2022) every
 * split that gives the published figure is possible: the ends are all of it to the one and all of it to the other.
 */
export function derivedPayment(
  { payment }: YearPolicy,
  percents: Percents,
  paidAmount: string | undefined,
): DerivedPayment | undefined {
  const { publishedMaximumPercent: published, maxPositivePercent: most, scalingFactorMaximum, additional } = payment;
  if (published === null) return undefined;
  const mostAdditional = additional === null ? 0 : additional.basePercent + additional.slopePercent;
  const factor = Math.min(published / most, scalingFactorMaximum);
  const rest = mostAdditional === 0 ? 0 : (published - factor * most) / mostAdditional;
  const other = mostAdditional === 0 ? 0 : Math.min(published / mostAdditional, additional?.factorMaximum ?? 0);
  const ends = [
    scaled(percents, factor, rest),
    scaled(percents, mostAdditional === 0 ? factor : (published - other * mostAdditional) / most, other),
  ];
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)].map((end) => toDecimals(end, payment.decimals));
  const amountOf = (percent = ''): string | null =>
    paidAmount === undefined ? null : adjustedPayment(paidAmount, percent);
  return {
    approximate: true,
    publishedMaximumPercent: published,
    lowestPercent: lowest ?? '',
    highestPercent: highest ?? '',
    scalingFactor: mostAdditional === 0 ? toDecimals(factor, 6) : null,
    lowestAmount: amountOf(lowest),
    highestAmount: amountOf(highest),
  };
}

const signed = (percent: string): string => `${Number(percent) > 0 ? '+' : ''}${percent}%`;
const span = (lowest: string, highest: string): string => (lowest === highest ? lowest : `${lowest} to ${highest}`);

/** The same in lines, where the exact percent is not determinable. */
export function derivedInWords(
  { payment }: YearPolicy,
  derived: DerivedPayment | null,
  { lowestPercent, highestPercent }: PercentRange,
): string[] {
  const bounds = `bounds of the statute: ${signed(lowestPercent)} to ${signed(highestPercent)}`;
  const factors = `factor 0 to ${String(payment.scalingFactorMaximum)}`;
  if (derived === null) return [`${bounds} (${factors})`];
  const { publishedMaximumPercent, scalingFactor, lowestAmount, highestAmount } = derived;
  const about = span(signed(derived.lowestPercent), signed(derived.highestPercent));
  const isSplit = scalingFactor === null;
  const how =
    isSplit && derived.lowestPercent === derived.highestPercent
      ? 'whatever the two factors are'
      : isSplit
        ? 'how CMS split it between the two factors is not published'
        : `${publishedMaximumPercent.toFixed(2)} / ${String(payment.maxPositivePercent)} = a factor of about ${scalingFactor}`;
  const amount =
    lowestAmount === null || highestAmount === null ? '' : `; payment about ${span(lowestAmount, highestAmount)}`;
  return [
    `from the published ${publishedMaximumPercent.toFixed(2)}% for a score of 100: about ${about}${amount} (${how})`,
  ];
}
