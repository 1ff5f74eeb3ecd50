import type { Benchmark } from '../catalogue/year-catalogue';
import { benchmarkPoints } from './benchmark-points';
import { claimsBenchmark } from './claims-benchmark';
import type { DecilePoints } from './decile-points';
import { improvementPoints } from './improvement';
import type { CostFact } from './score-input';
import type { ScoringContext } from './scoring-context';

/** One cost measure. */
export interface CostMeasureScore {
  measureId: string;
  value: number;
  caseCount: number;
  benchmark: Benchmark;
  deciles: DecilePoints;
}

/** The category; `percent` is null when no measure can be scored, and cost is then absent. */
export interface CostScore {
  /** 0..100, improvement included. */
  percent: number | null;
  /** Without improvement; next year's prior percent. */
  achievementPercent: number | null;
  points: number;
  possible: number;
  improvement: number;
  measures: readonly CostMeasureScore[];
}

function isCounted(context: ScoringContext, fact: CostFact): boolean {
  const { cost } = context.policy;
  const minimum = cost.caseMinimums[fact.measureId];
  if (minimum === undefined || fact.caseCount < minimum) return false;
  if (context.option.mvp !== null && !context.option.mvp.costMeasureIds.has(fact.measureId)) return false;
  return context.input.unitKind !== 'individual' || !cost.groupsOnly.includes(fact.measureId);
}

function scoreMeasures(context: ScoringContext): CostMeasureScore[] {
  const scored: CostMeasureScore[] = [];
  for (const fact of context.input.facts.cost) {
    const benchmark = isCounted(context, fact) ? claimsBenchmark(context, 'cost', fact.measureId) : undefined;
    if (benchmark === undefined) continue;
    const { measureId, value, caseCount } = fact;
    scored.push({
      measureId,
      value,
      caseCount,
      benchmark,
      deciles: benchmarkPoints(context.policy, benchmark, 'cost', value).deciles,
    });
  }
  return scored;
}

const pointsPerMeasure = 10;

/**
 * The cost category: the mean of the measures that meet their case minimum and have a benchmark.
 * A subgroup is given its affiliated group's figures. Source: 42 CFR 414.1380(b)(2).
 */
export function scoreCost(context: ScoringContext): CostScore {
  const measures = scoreMeasures(context);
  if (measures.length === 0) {
    return { percent: null, achievementPercent: null, points: 0, possible: 0, improvement: 0, measures };
  }
  const points = measures.reduce((sum, { deciles }) => sum + deciles.points, 0);
  const possible = pointsPerMeasure * measures.length;
  const achievementPercent = (points / possible) * 100;
  const prior = context.input.facts.previousYear?.costPercent;
  const improvement = improvementPoints(context.policy.cost.improvement, achievementPercent, prior);
  return {
    percent: Math.min(100, achievementPercent + improvement),
    achievementPercent,
    points,
    possible,
    improvement,
    measures,
  };
}
