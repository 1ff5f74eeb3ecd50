import type { CostScore } from './cost-category';
import { benchmarkFigures } from './explain-quality';
import type { IaScore } from './ia-category';
import type { PiScore } from './pi-category';
import { round4 } from './rounding';
import { rules } from './rules';
import { scoreNode } from './score-node';
import type { ScoreNode } from './score-result';
import type { ScoringContext } from './scoring-context';

/** The unweighted cost category: a node a measure. */
export function explainCost({ policy }: ScoringContext, score: CostScore): ScoreNode {
  const parts = score.measures.map(({ measureId, value, caseCount, benchmark, deciles }) =>
    scoreNode(policy, measureId, deciles.points, 'cost.decile', {
      metadata: {
        performanceRate: value,
        caseCount,
        decile: deciles.decile,
        partialDecileScore: deciles.partial,
        deciles: benchmark.bounds,
      },
      figures: benchmarkFigures(benchmark, deciles),
    }),
  );
  return scoreNode(policy, 'cost', score.percent, 'category.cost', {
    detail: `${round4(score.points)} of ${score.possible}, and ${round4(score.improvement)} for improvement`,
    parts,
    metadata: { improvementPercentagePoints: round4(score.improvement), unroundedScoreValue: score.percent },
  });
}

/** The unweighted improvement activities category, in its own points: a node an activity. */
export function explainActivities({ policy }: ScoringContext, score: IaScore): ScoreNode {
  const parts = score.activities.map(({ id, weight, points, ruleId }) =>
    scoreNode(policy, id, points, ruleId, { metadata: { weight } }),
  );
  return scoreNode(policy, 'ia', score.points, 'category.ia', {
    detail: `${score.points} of ${score.possible}${score.isApmCredit ? ', least credit of an APM participant' : ''}`,
    parts,
    metadata: { measurementSetPicked: score.setRefs.length > 0, setRefs: score.setRefs },
    figures: [{ name: 'full marks', value: score.possible, source: '/improvementActivities/points/denominator' }],
  });
}

/** The unweighted Promoting Interoperability category: a node a measure. */
export function explainPromotingInteroperability({ policy }: ScoringContext, score: PiScore): ScoreNode {
  const parts = score.items.map((item) =>
    scoreNode(policy, item.id, item.points, item.ruleId, {
      metadata: { numerator: item.numerator, denominator: item.denominator },
      figures: [{ name: 'most points', value: round4(item.max), source: '/promotingInteroperability/objectives' }],
    }),
  );
  const isZero = score.zeroReason !== null;
  return scoreNode(policy, 'pi', score.percent, isZero ? 'pi.zero' : 'category.pi', {
    detail: isZero
      ? `${rules['pi.zero'].says}: ${score.zeroReason}`
      : `${score.points} points, at most ${policy.pi.cap}`,
    parts,
    metadata: { measurementSetPicked: score.setRef !== null, setRef: score.setRef },
    figures: [{ name: 'cap', value: policy.pi.cap, source: '/promotingInteroperability/cap' }],
  });
}
