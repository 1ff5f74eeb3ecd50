import type { ComplexPatientBonusPolicy } from '../policy/scoring-policy';
import type { RiskIndicator } from './score-input';
import type { ScoringContext } from './scoring-context';

/** The bonus and what each indicator gave. */
export interface ComplexPatientBonus {
  /** After the cap. */
  points: number;
  indicators: readonly { name: RiskIndicator['name']; points: number }[];
}

const none: ComplexPatientBonus = { points: 0, indicators: [] };

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

function byZScores(
  context: ScoringContext,
  policy: ComplexPatientBonusPolicy,
  given: readonly RiskIndicator[],
): ComplexPatientBonus {
  const indicators = given.map((indicator) => {
    const counts = isAtOrAboveMedian(indicator);
    const z = zScore(indicator);
    if (counts === undefined || (counts && z === undefined)) {
      context.notDeterminable.push(
        `not determinable: complex patient bonus for ${indicator.name}, the national mean, deviation or median is not known`,
      );
      return { name: indicator.name, points: 0 };
    }
    const points = counts && z !== undefined ? Math.max(0, policy.intercept + policy.slope * z) : 0;
    return { name: indicator.name, points };
  });
  return {
    points: Math.min(
      policy.cap,
      indicators.reduce((sum, { points }) => sum + points, 0),
    ),
    indicators,
  };
}

function byHccPlusDual(policy: ComplexPatientBonusPolicy, given: readonly RiskIndicator[]): ComplexPatientBonus {
  const indicators = given.map(({ name, value }) => {
    const factor = name === 'dualProportion' ? policy.dualFactor : 1;
    return { name, points: policy.coefficient * factor * (value ?? 0) };
  });
  return {
    points: Math.min(
      policy.cap,
      indicators.reduce((sum, { points }) => sum + points, 0),
    ),
    indicators,
  };
}

/**
 * Points of the final score for medically and socially complex patients. Needs data in at least one category.
 * Source: 42 CFR 414.1380(c)(3).
 */
export function complexPatientBonus(context: ScoringContext, hasAnyData: boolean): ComplexPatientBonus {
  const policy = context.policy.finalScore.complexPatientBonus;
  const given = context.input.facts.complexPatient ?? [];
  if (policy === null || given.length === 0 || !hasAnyData) return none;
  return policy.method === 'zScores' ? byZScores(context, policy, given) : byHccPlusDual(policy, given);
}
