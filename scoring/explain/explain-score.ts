import type { Category } from '../../policy/year-policy';
import { engineVersion } from '../engine-version';
import { explainActivities } from './explain-activities';
import { explainCost, noCostInWords, unscoredCost } from './explain-cost';
import { finalBonusesNode } from './explain-final-bonuses';
import { limitNode } from './explain-limit';
import { explainPromotingInteroperability } from './explain-pi';
import { explainQuality, unscoredMeasures } from './explain-quality';
import { absenceWords } from './rules';
import { scoreNode } from './score-node';
import type { MeasurementSet } from '../score-input';
import type { CategoryScore, ScoreNode } from '../score-result';
import type { ScoredUnit } from '../scored-unit';

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

/** What was sent or given for a category that is not scored. */
function unscoredParts({ context, quality, cost }: ScoredUnit, category: Category): ScoreNode[] {
  if (category === 'cost') return cost.possible > 0 && cost.measures.length === 0 ? [] : unscoredCost(context, []);
  return category === 'quality' ? unscoredMeasures(context, quality) : [];
}

function absentNode(unit: ScoredUnit, category: Category): ScoreNode {
  const { context, row } = unit;
  const reason = unit.absent.get(category);
  const words =
    reason === 'noCostMeasure' ? noCostInWords(context) : reason === undefined ? null : absenceWords[reason];
  return scoreNode(context.policy, category, null, 'category.absent', {
    detail: `Not scored${words === null ? '' : `: ${words}`}.`,
    parts: unscoredParts(unit, category),
    metadata: { weight: 0, reason },
    ...(row === undefined ? {} : { pointer: row.pointer }),
  });
}

function categoryNode(unit: ScoredUnit, { category, weight, percent, contribution }: CategoryScore): ScoreNode {
  const { policy } = unit.context;
  if (percent === null || unit.absent.has(category)) return absentNode(unit, category);
  const source = unit.row?.pointer ?? '/categoryWeights/reweighting';
  return scoreNode(policy, category, contribution, `category.${category}`, {
    detail: `Scoring based on weight of ${weight}%.`,
    original: originalOf(unit, category),
    metadata: { weight, percent },
    figures: [{ name: 'weight', value: weight, source }],
  });
}

/** Programs that sets of a category were sent for, each once. */
function programsOf(sets: readonly MeasurementSet[], categories: readonly MeasurementSet['category'][]): string[] {
  return [
    ...new Set(sets.filter(({ category }) => categories.includes(category)).map(({ programName }) => programName)),
  ];
}

function versionsOf({ context }: ScoredUnit): Record<string, unknown> {
  const { input, policy, catalogue } = context;
  return {
    performanceYear: input.performanceYear,
    entityType: input.unitKind,
    engineVersion,
    policyHash: policy.hash,
    catalogueVersion: catalogue.version,
  };
}

function metadataOf(unit: ScoredUnit): Record<string, unknown> {
  const { input } = unit.context;
  const weights = new Map(unit.byCategory.map(({ category, weight }) => [category, weight]));
  return {
    ...versionsOf(unit),
    pickedProgramName: input.option,
    reportingOption: unit.context.option.kind,
    submittedQualityProgramNames: programsOf(input.sets, ['quality']),
    submittedIAProgramNames: programsOf(input.sets, ['ia']),
    submittedPIProgramNames: programsOf(input.sets, ['pi', 'aci']),
    maxContributionQuality: weights.get('quality'),
    maxContributionCost: weights.get('cost'),
    maxContributionIA: weights.get('ia'),
    maxContributionPI: weights.get('pi'),
    qualityReweighted: unit.absent.has('quality'),
    costReweighted: unit.absent.has('cost'),
    iaReweighted: unit.absent.has('ia'),
    piReweighted: unit.absent.has('pi'),
    smallPractice: unit.context.isSmallPractice,
    weightsRow: unit.row?.pointer ?? null,
    absentCategories: Object.fromEntries(unit.absent),
    finalScore: unit.finalScore,
  };
}

const thresholdSource = '/finalScore/performanceThreshold';

/** The root, before its two-decimal value is put in. */
function totalNode(unit: ScoredUnit): ScoreNode {
  const { notDeterminable } = unit;
  const { policy } = unit.context;
  const isThreshold = unit.row === undefined || unit.row.weights === null;
  const ruleId = isThreshold ? 'final.threshold' : 'final.sum';
  const parts = [...unit.byCategory.map((score) => categoryNode(unit, score)), finalBonusesNode(unit)];
  const limit = limitNode(policy, parts, unit.unrounded, {
    name: isThreshold ? 'threshold' : 'limit',
    ruleId: isThreshold ? ruleId : 'final.cap',
  });
  return scoreNode(policy, 'total', unit.unrounded, ruleId, {
    detail: engineVersion,
    parts: [...parts, ...limit],
    metadata: metadataOf(unit),
    warnings: notDeterminable,
    figures: [
      { name: 'performance threshold', value: policy.finalScore.performanceThreshold, source: thresholdSource },
      { name: 'weights row', value: unit.row?.pointer ?? null, source: unit.row?.pointer ?? '/categoryWeights' },
    ],
  });
}

/**
 * The whole score as a tree in the shape vendors know: the counted parts of every node add up to it (see `tree-sums`).
 * Costs far more than the score itself, so it is built on demand.
 */
export function explainScore(unit: ScoredUnit): ScoreNode {
  return { ...totalNode(unit), value: unit.finalScore === null ? null : Number(unit.finalScore) };
}
