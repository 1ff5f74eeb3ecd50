import { readBenchmark } from '../benchmark-points';
import type { CostMeasureScore, CostScore } from '../cost-category';
import { limitNode } from './explain-limit';
import { benchmarkFigures } from './explain-measure';
import { round4 } from '../rounding';
import { scoreNode } from './score-node';
import type { CostFact } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoringContext } from '../scoring-context';
import { hospitalIsBetter, optionInWords, placeInWords, pointsInWords, unitWords } from './words';

function costMeasureNode({ policy }: ScoringContext, measure: CostMeasureScore): ScoreNode {
  const { measureId, value, caseCount, benchmark, deciles } = measure;
  return scoreNode(policy, measureId, deciles.points, 'cost.decile', {
    detail: `compared with its benchmark: ${placeInWords(benchmark, deciles)}`,
    metadata: {
      performanceRate: value,
      caseCount,
      submissionMethod: 'administrativeClaims',
      decile: deciles.decile,
      partialDecileScore: deciles.partial,
      decileScore: deciles.points,
      deciles: benchmark.bounds.map((bound) => (Number.isNaN(bound) ? null : bound)),
      isInverse: benchmark.isInverse,
      benchmarkRef: benchmark.ref,
      processingStatus: 'PICKED',
    },
    figures: [
      {
        name: 'case minimum',
        value: policy.cost.caseMinimums[measureId] ?? null,
        source: `/cost/measures/${measureId}`,
      },
      ...benchmarkFigures(benchmark, deciles),
      ...(deciles.decile === -1 ? [{ name: 'floor', value: policy.cost.floor, source: '/methods/cost' }] : []),
    ],
  });
}

/** Which of its conditions a cost measure does not meet. */
function leftOutReason(context: ScoringContext, { measureId, caseCount }: CostFact): string {
  const { policy, catalogue, option, input } = context;
  const minimum = policy.cost.caseMinimums[measureId];
  if (minimum === undefined) return `it is no cost measure of ${policy.performanceYear}`;
  if (caseCount < minimum) return `${caseCount} of the ${minimum} cases needed`;
  if (option.mvp !== null && !option.mvp.costMeasureIds.has(measureId)) {
    return `it is no measure of ${optionInWords(context)}`;
  }
  if (input.unitKind === 'individual' && policy.cost.groupsOnly.includes(measureId)) {
    return `CMS does not compute it for ${unitWords.individual}`;
  }
  const { status } = readBenchmark(policy, catalogue, measureId, 'administrativeClaims');
  if (status === 'placeholder') return "its published benchmark is a placeholder: it repeats another year's figures";
  return status === 'usable' ? 'the category is not scored' : 'CMS has published no benchmark for it';
}

/** Cost measures that were given and are not scored, each with the reason: its own, or what stands for all of them. */
export function unscoredCost(
  context: ScoringContext,
  scored: readonly CostMeasureScore[],
  instead?: string,
): ScoreNode[] {
  const ids = new Set(scored.map(({ measureId }) => measureId));
  const left = context.input.facts.cost.filter(({ measureId }) => !ids.has(measureId));
  return left.map((fact) =>
    scoreNode(context.policy, fact.measureId, null, 'cost.leftOut', {
      metadata: {
        performanceRate: fact.value,
        caseCount: fact.caseCount,
        submissionMethod: 'administrativeClaims',
        processingStatus: 'NOT_PICKED',
        notCountedBecause: instead ?? leftOutReason(context, fact),
      },
    }),
  );
}

/** Why no cost measure could be scored. */
export function noCostInWords(context: ScoringContext): string {
  const { cost } = context.input.facts;
  const { weights, performanceYear } = context.policy;
  if (weights.standard.cost === 0) return `cost carries no weight in ${performanceYear}`;
  if (cost.length === 0) return 'no cost figures were given';
  const reasons = cost.map((fact) => `${fact.measureId}: ${leftOutReason(context, fact)}`).join('; ');
  return `${cost.length === 1 ? 'the cost measure given cannot' : 'none of the cost measures given can'} be scored (${reasons})`;
}

function improvementNodes({ policy, input }: ScoringContext, score: CostScore): ScoreNode[] {
  if (score.improvement === 0) return [];
  const source = '/cost/improvementScoring';
  const node = scoreNode(policy, 'improvement', (score.improvement * score.possible) / 100, 'cost.improvement', {
    detail: `${round4(score.improvement)} percentage points for improvement over ${policy.performanceYear - 1}`,
    metadata: { percentagePoints: score.improvement },
    figures: [
      { name: 'percent of the year before', value: input.facts.previousYear?.costPercent ?? null },
      { name: 'percent of this year', value: score.achievementPercent },
      { name: 'most percentage points', value: policy.cost.improvement.maxPercentagePoints, source },
    ],
  });
  return [node];
}

/** The unweighted cost category: a node a measure, in points of `metadata.denominator`. */
export function explainCost(context: ScoringContext, score: CostScore): ScoreNode {
  const { policy } = context;
  const numerator = ((score.percent ?? 0) * score.possible) / 100;
  const isFacility = score.measures.length === 0 && score.percent !== null;
  const earned = [
    ...(isFacility ? [scoreNode(policy, 'facility', numerator, 'cost.facility', {})] : []),
    ...score.measures.map((measure) => costMeasureNode(context, measure)),
    ...improvementNodes(context, score),
  ];
  const limit = limitNode(policy, earned, numerator, { name: 'limit', ruleId: 'cost.cap' });
  return scoreNode(policy, 'cost', score.percent, 'category.cost', {
    detail: pointsInWords(numerator, score.possible, numerator - score.points),
    parts: [
      ...earned,
      ...limit,
      ...unscoredCost(context, score.measures, isFacility ? hospitalIsBetter(context) : undefined),
    ],
    metadata: {
      numerator,
      denominator: score.possible,
      improvementPercentagePoints: round4(score.improvement),
    },
  });
}
