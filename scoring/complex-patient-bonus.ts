import type { ComplexPatientBonusPolicy } from '../policy/scoring-policy';
import type { RiskIndicator } from './score-input';
import type { ScoringContext } from './scoring-context';

/** The bonus and what each indicator gave. */
export interface ComplexPatientBonus {
  /** After the cap. */
  points: number;
  /** The most it can be with figures that are not known: the same as `points` where all are. */
  most: number;
  indicators: readonly { name: RiskIndicator['name']; points: number }[];
}

/** What an indicator earns before the cap; the two differ where a figure that decides on it is not known. */
interface Earning {
  least: number;
  most: number;
}

const none: ComplexPatientBonus = { points: 0, most: 0, indicators: [] };

/** Distance from the mean in standard deviations; undefined when the figures for it are missing. */
function zScore(indicator: RiskIndicator): number | undefined {
  if (indicator.z !== undefined) return indicator.z;
  const { value, mean, standardDeviation } = indicator;
  if (value === undefined || mean === undefined || standardDeviation === undefined) return undefined;
  return standardDeviation > 0 ? (value - mean) / standardDeviation : undefined;
}

function isAtOrAboveMedian({ atOrAboveMedian, value, median }: RiskIndicator): boolean | undefined {
  if (atOrAboveMedian !== undefined) return atOrAboveMedian;
  return value === undefined || median === undefined ? undefined : value >= median;
}

function byZScore(policy: ComplexPatientBonusPolicy, indicator: RiskIndicator): Earning {
  const counts = isAtOrAboveMedian(indicator);
  const z = zScore(indicator);
  if (counts === false) return { least: 0, most: 0 };
  if (z === undefined) return { least: 0, most: policy.cap };
  const most = Math.max(0, policy.intercept + policy.slope * z);
  return { least: counts === true ? most : 0, most };
}

function byHccPlusDual(policy: ComplexPatientBonusPolicy, { name, value }: RiskIndicator): Earning {
  if (value === undefined) return { least: 0, most: policy.cap };
  const factor = name === 'dualProportion' ? policy.dualFactor : 1;
  const points = policy.coefficient * factor * value;
  return { least: points, most: points };
}

/** What one indicator earns under the year's method. */
export function indicatorEarning(policy: ComplexPatientBonusPolicy, indicator: RiskIndicator): Earning {
  return policy.method === 'zScores' ? byZScore(policy, indicator) : byHccPlusDual(policy, indicator);
}

/**
 * Points of the final score for medically and socially complex patients. Needs data in at least one category.
 * Source: 42 CFR 414.1380(c)(3).
 */
export function complexPatientBonus(context: ScoringContext, hasAnyData: boolean): ComplexPatientBonus {
  const policy = context.policy.finalScore.complexPatientBonus;
  const given = context.input.facts.complexPatient ?? [];
  if (policy === null || given.length === 0 || !hasAnyData) return none;
  const earnings = given.map((indicator) => ({ name: indicator.name, ...indicatorEarning(policy, indicator) }));
  earnings.forEach(({ name, least, most }, index) => {
    if (least === most) return;
    const { value, z } = given[index] as RiskIndicator;
    const hasFigure = value !== undefined || (z !== undefined && policy.method === 'zScores');
    const what = hasFigure ? 'the national mean, deviation or median' : 'its value';
    context.notDeterminable.push(`not determinable: complex patient bonus for ${name}, ${what} is not known`);
  });
  const capped = (bound: keyof Earning): number =>
    Math.min(
      policy.cap,
      earnings.reduce((sum, earning) => sum + earning[bound], 0),
    );
  const indicators = earnings.map(({ name, least }) => ({ name, points: least }));
  return { points: capped('least'), most: capped('most'), indicators };
}
