import type { CostMeasureScore, CostScore } from '../cost-category';
import { limitNode } from './explain-limit';
import { benchmarkFigures } from './explain-measure';
import { setMetadata } from './explain-quality';
import type { IaScore } from '../ia-category';
import type { PiItemScore, PiScore } from '../pi/pi-category';
import { round4 } from '../rounding';
import { rules } from './rules';
import type { RuleId } from './rules';
import { scoreNode } from './score-node';
import type { MeasurementSet } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoringContext } from '../scoring-context';
import { periodDays } from '../submitters';

function costMeasureNode({ policy }: ScoringContext, measure: CostMeasureScore): ScoreNode {
  const { measureId, value, caseCount, benchmark, deciles } = measure;
  return scoreNode(policy, measureId, deciles.points, 'cost.decile', {
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

function costImprovement({ policy, input }: ScoringContext, score: CostScore): ScoreNode[] {
  if (score.improvement === 0) return [];
  const source = '/cost/improvementScoring';
  const node = scoreNode(policy, 'improvement', (score.improvement * score.possible) / 100, 'cost.improvement', {
    detail: `${round4(score.improvement)} percentage points for improvement`,
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
    ...costImprovement(context, score),
  ];
  const limit = limitNode(policy, earned, numerator, { name: 'limit', ruleId: 'cost.cap' });
  return scoreNode(policy, 'cost', score.percent, 'category.cost', {
    detail: `${round4(numerator)} of ${score.possible} points, improvement included`,
    parts: [...earned, ...limit],
    metadata: {
      numerator,
      denominator: score.possible,
      improvementPercentagePoints: round4(score.improvement),
    },
  });
}

/** Sets of the option that were sent for a category but not counted. */
function otherSets(
  { policy, input }: ScoringContext,
  isOfCategory: (set: MeasurementSet) => boolean,
  pickedRefs: readonly string[],
  ruleId: RuleId,
): ScoreNode[] {
  return input.sets
    .filter((set) => set.programName === input.option && isOfCategory(set) && !pickedRefs.includes(set.setRef))
    .map((set) => scoreNode(policy, set.setRef, null, ruleId, { metadata: setMetadata(set, false) }));
}

/** The unweighted improvement activities category, in its own points: a node an activity. */
export function explainActivities(context: ScoringContext, score: IaScore): ScoreNode {
  const { policy } = context;
  const source = '/improvementActivities/points';
  const assigned = score.isAssigned ? [scoreNode(policy, 'assigned', score.points, 'ia.assigned', {})] : [];
  const performed = score.activities.map(({ id, weight, points, ruleId }) =>
    scoreNode(policy, id, points, ruleId, {
      metadata: { weight, processingStatus: 'PICKED' },
      figures: [{ name: `points of an activity (${weight})`, value: points, source }],
    }),
  );
  const activities = [...assigned, ...performed];
  const limit = limitNode(policy, activities, score.points, {
    name: score.isApmCredit ? 'apmCredit' : 'limit',
    ruleId: score.isApmCredit ? 'ia.apmCredit' : 'ia.cap',
  });
  const others = otherSets(context, ({ category }) => category === 'ia', score.setRefs, 'ia.otherSet');
  return scoreNode(policy, 'ia', score.points, 'category.ia', {
    detail: `${score.points} of ${score.possible}${score.isApmCredit ? ', least credit of an APM participant' : ''}`,
    parts: [...activities, ...limit, ...others],
    metadata: {
      measurementSetPicked: score.setRefs.length > 0,
      setRefs: score.setRefs,
      numerator: score.points,
      denominator: score.possible,
    },
    figures: [{ name: 'full marks', value: score.possible, source: '/improvementActivities/points/denominator' }],
  });
}

function piItemNode({ policy }: ScoringContext, item: PiItemScore): ScoreNode {
  return scoreNode(policy, item.id, item.points, item.ruleId, {
    metadata: { numerator: item.numerator, denominator: item.denominator, maxPoints: item.max },
    figures: [{ name: 'most points', value: round4(item.max), source: item.pointer }],
  });
}

const isPi = ({ category }: MeasurementSet): boolean => category === 'pi' || category === 'aci';

/** The unweighted Promoting Interoperability category: a node a measure. */
export function explainPromotingInteroperability(context: ScoringContext, score: PiScore): ScoreNode {
  const { policy, input } = context;
  const items = score.items.map((item) => piItemNode(context, item));
  const isZero = score.zeroReason !== null;
  const limit = limitNode(policy, items, score.percent ?? 0, {
    name: isZero ? 'nothing' : 'limit',
    ruleId: isZero ? 'pi.zero' : 'pi.cap',
    ...(isZero ? { detail: `${rules['pi.zero'].says}: ${score.zeroReason}` } : {}),
    figures: [{ name: 'cap', value: policy.pi.cap, source: '/promotingInteroperability/cap' }],
  });
  const picked = [...input.sets, ...(input.affiliatedGroupPiSets ?? [])].find(({ setRef }) => setRef === score.setRef);
  const others = otherSets(context, isPi, score.setRef === null ? [] : [score.setRef], 'pi.otherSet');
  return scoreNode(policy, 'pi', score.percent, isZero ? 'pi.zero' : 'category.pi', {
    detail: isZero
      ? `${rules['pi.zero'].says}: ${score.zeroReason}`
      : `${score.points} points, at most ${policy.pi.cap}`,
    parts: [...items, ...limit, ...others],
    metadata: {
      ...setMetadata(picked, picked !== undefined),
      measureSet: score.measureSet,
      hasMinimumPIPerformancePeriod:
        picked === undefined ? null : periodDays(picked) >= policy.pi.minimumContinuousDays,
      numerator: score.percent ?? 0,
      denominator: 100,
    },
    figures: [
      { name: 'cap', value: policy.pi.cap, source: '/promotingInteroperability/cap' },
      {
        name: 'least days of the period',
        value: policy.pi.minimumContinuousDays,
        source: '/promotingInteroperability/minimumContinuousDays',
      },
    ],
  });
}
