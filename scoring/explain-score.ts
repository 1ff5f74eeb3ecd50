import type { Category } from '../policy/year-policy';
import { engineVersion } from './engine-version';
import { explainActivities, explainCost, explainPromotingInteroperability } from './explain-categories';
import { explainQuality } from './explain-quality';
import { absenceWords } from './rules';
import { scoreNode } from './score-node';
import type { CategoryScore, ScoreNode } from './score-result';
import type { ScoredUnit } from './scored-unit';

function originalOf(unit: ScoredUnit, category: Category): ScoreNode {
  const { context } = unit;
  switch (category) {
    case 'quality':
      return explainQuality(context, unit.quality);
    case 'cost':
      return explainCost(context, unit.cost);
    case 'ia':
      return explainActivities(context, unit.ia);
    case 'pi':
      return explainPromotingInteroperability(context, unit.pi);
  }
}

function categoryNode(unit: ScoredUnit, { category, weight, percent, contribution }: CategoryScore): ScoreNode {
  const { policy } = unit.context;
  const reason = unit.absent.get(category);
  if (percent === null || reason !== undefined) {
    const why = reason === undefined ? '' : `: ${absenceWords[reason]}`;
    return scoreNode(policy, category, null, 'category.absent', { detail: `Not scored${why}.`, metadata: { reason } });
  }
  return scoreNode(policy, category, contribution, `category.${category}`, {
    detail: `Scoring based on weight of ${weight}%.`,
    original: originalOf(unit, category),
    figures: [{ name: 'weight', value: weight, source: unit.row?.pointer ?? '/categoryWeights/reweighting' }],
  });
}

function bonusesNode(unit: ScoredUnit): ScoreNode {
  const { policy } = unit.context;
  const complex = scoreNode(policy, 'complexPatient', unit.complexPatient.points, 'bonus.complexPatient', {
    metadata: Object.fromEntries(unit.complexPatient.indicators.map(({ name, points }) => [name, points])),
  });
  const small = scoreNode(policy, 'smallPractice', unit.smallPracticeBonus, 'bonus.smallPractice', {});
  const total = unit.complexPatient.points + unit.smallPracticeBonus;
  return scoreNode(policy, 'bonuses', total, 'final.bonuses', { parts: [complex, small] });
}

function metadataOf(unit: ScoredUnit): Record<string, unknown> {
  const weights = new Map(unit.byCategory.map(({ category, weight }) => [category, weight]));
  return {
    pickedProgramName: unit.context.input.option,
    maxContributionQuality: weights.get('quality'),
    maxContributionCost: weights.get('cost'),
    maxContributionIA: weights.get('ia'),
    maxContributionPI: weights.get('pi'),
    qualityReweighted: unit.absent.has('quality'),
    costReweighted: unit.absent.has('cost'),
    iaReweighted: unit.absent.has('ia'),
    piReweighted: unit.absent.has('pi'),
    smallPractice: unit.context.isSmallPractice,
    unroundedScoreValue: unit.unrounded,
  };
}

/** The whole score as a tree in the shape vendors know. Costs far more than the score itself, so it is built on demand. */
export function explainScore(unit: ScoredUnit): ScoreNode {
  const { policy, notDeterminable } = unit.context;
  const isThreshold = unit.row === undefined || unit.row.weights === null;
  return scoreNode(policy, 'total', Number(unit.finalScore), isThreshold ? 'final.threshold' : 'final.sum', {
    detail: engineVersion,
    parts: [...unit.byCategory.map((score) => categoryNode(unit, score)), bonusesNode(unit)],
    metadata: metadataOf(unit),
    warnings: notDeterminable,
    figures: [
      {
        name: 'performance threshold',
        value: policy.finalScore.performanceThreshold,
        source: '/finalScore/performanceThreshold',
      },
    ],
  });
}
