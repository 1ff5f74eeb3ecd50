import { limitNode } from './explain-limit';
import { electronicMeasures, endToEndMeasures, highPriorityPointsOf, unrewarded } from '../quality/quality-bonuses';
import type { QualityScore } from '../quality/quality-category';
import type { ScoredMeasure } from '../quality/scored-measure';
import { rules } from './rules';
import type { RuleId } from './rules';
import { scoreNode } from './score-node';
import type { ScoreNode, UsedFigure } from '../score-result';
import type { ScoringContext } from '../scoring-context';

/** What one measure earned of a bonus, before the cap. */
interface Earned {
  measureId: string;
  points: number;
}

/** A bonus that measures earn one by one, up to a percentage of the denominator. */
interface MeasureBonus {
  name: string;
  ruleId: RuleId;
  /** Policy pointer of the bonus. */
  source: string;
  /** After the cap. */
  total: number;
  capPercent: number;
  earned: readonly Earned[];
}

function measureBonusNode({ policy }: ScoringContext, denominator: number, bonus: MeasureBonus): ScoreNode[] {
  const { name, ruleId, source, total, capPercent, earned } = bonus;
  if (total === 0) return [];
  const cap: UsedFigure = {
    name: 'cap, percent of the denominator',
    value: capPercent,
    source: `${source}/capPercentOfDenominator`,
  };
  const parts = earned.map(({ measureId, points }) =>
    scoreNode(policy, measureId, points, ruleId, {
      figures: [{ name: 'points of the measure', value: points, source }],
    }),
  );
  const detail = `${rules[ruleId].says}: at most ${capPercent} percent of ${denominator} points`;
  const limit = limitNode(policy, parts, total, { name: 'limit', ruleId, detail, figures: [cap] });
  return [scoreNode(policy, name, total, ruleId, { parts: [...parts, ...limit], figures: [cap] })];
}

/** One result a measure: what filled a slot, and what did not. */
function measuresOf({ selection }: QualityScore): ScoredMeasure[] {
  return [...selection.counted, ...selection.notCounted];
}

const each = (measureIds: Iterable<string>, points: number): Earned[] =>
  Array.from(measureIds, (measureId) => ({ measureId, points }));

function highPriorityBonus({ policy }: ScoringContext, score: QualityScore): MeasureBonus[] {
  const rule = policy.quality.bonuses.highPriority;
  const total = score.bonuses.highPriority;
  if (rule === null || total === 0) return [];
  const measures = measuresOf(score);
  const required = unrewarded(rule, policy.quality, measures);
  const earned = measures
    .filter((scored) => scored !== required)
    .map((scored) => ({ measureId: scored.measureId, points: highPriorityPointsOf(rule, scored) }))
    .filter(({ points }) => points > 0);
  const source = '/quality/bonusPoints/highPriority';
  const capPercent = rule.capPercentOfDenominator;
  return [{ name: 'highPriorityBonus', ruleId: 'quality.highPriority', source, total, capPercent, earned }];
}

function endToEndBonus({ policy }: ScoringContext, score: QualityScore): MeasureBonus[] {
  const rule = policy.quality.bonuses.endToEndElectronic;
  const total = score.bonuses.endToEnd;
  if (rule === null || total === 0) return [];
  const earned = each(endToEndMeasures(score.results), rule.perMeasure);
  const source = '/quality/bonusPoints/endToEndElectronic';
  const capPercent = rule.capPercentOfDenominator;
  return [{ name: 'endToEndBonus', ruleId: 'quality.endToEnd', source, total, capPercent, earned }];
}

function complexOrganizationBonus({ policy }: ScoringContext, score: QualityScore): MeasureBonus[] {
  const rule = policy.quality.bonuses.complexOrganization;
  const total = score.bonuses.complexOrganization;
  if (rule === null || total === 0) return [];
  const earned = each(electronicMeasures(score.results), rule.perEcqm);
  const source = '/quality/bonusPoints/complexOrganization';
  const capPercent = rule.capPercentOfDenominator;
  const name = 'complexOrganizationAdjustment';
  return [{ name, ruleId: 'quality.complexOrganization', source, total, capPercent, earned }];
}

function smallPracticeNode({ policy }: ScoringContext, { bonuses }: QualityScore): ScoreNode[] {
  if (bonuses.smallPractice === 0) return [];
  const figure: UsedFigure = {
    name: 'small practice bonus',
    value: policy.quality.smallPracticeBonus,
    source: '/quality/bonusPoints/smallPractice',
  };
  return [
    scoreNode(policy, 'smallPracticeBonus', bonuses.smallPractice, 'quality.smallPractice', { figures: [figure] }),
  ];
}

/**
 * The bonuses of the quality category in points of its denominator: below each a part for every measure that earned of
 * it, and what its cap took.
 */
export function bonusNodes(context: ScoringContext, score: QualityScore): ScoreNode[] {
  const byMeasure = [
    ...highPriorityBonus(context, score),
    ...endToEndBonus(context, score),
    ...complexOrganizationBonus(context, score),
  ];
  return [
    ...smallPracticeNode(context, score),
    ...byMeasure.flatMap((bonus) => measureBonusNode(context, score.denominator, bonus)),
  ];
}
