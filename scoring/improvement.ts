/** Figures of improvement scoring, all in percentage points or percent. */
export interface ImprovementRule {
  available: boolean;
  maxPercentagePoints: number;
  /** A prior percent below this counts as this; 0 where the year has no such floor. */
  priorFloorPercent: number;
}

/**
 * Percentage points for a better percent than last year's: the relative gain times the most points, never negative
 * and never more than the most. Bonuses and earlier improvement are left out of both percents.
 * Source: 42 CFR 414.1380(b)(1)(vi) for quality, (b)(2)(iv) for cost.
 */
export function improvementPoints(rule: ImprovementRule, current: number, prior: number | undefined): number {
  if (!rule.available || prior === undefined) return 0;
  const base = Math.max(prior, rule.priorFloorPercent);
  if (base <= 0) return 0;
  return Math.min(rule.maxPercentagePoints, Math.max(0, ((current - base) / base) * rule.maxPercentagePoints));
}
