/** What data that were not sent could add beside the ten points of a measure, so that a bound that is told is one. */
import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { QualityPolicy } from '../../policy/quality-policy';
import type { YearPolicy } from '../../policy/year-policy';
import { unroundedOf } from '../explain/tree-sums';
import { recognisedPoints } from '../ia-category';
import type { ScoreNode, UnitScore } from '../score-result';
import type { UnitScoreInput } from '../score-input';
import { scoreUnit } from '../score-unit';
import { isScoringRefusal } from '../scoring-errors';
import { applyStep } from './one-more-point-step';

const earned = ({ parts }: ScoreNode, name: string): number => {
  const node = parts.find((part) => part.name === name);
  return node === undefined ? 0 : unroundedOf(node);
};

/** A bonus that measures earn one by one. */
interface MeasureBonus {
  node: string;
  perMeasure: number;
  capPercent: number;
}

function measureBonuses({ bonuses }: QualityPolicy, { unitKind }: UnitScoreInput): MeasureBonus[] {
  const { highPriority, endToEndElectronic, complexOrganization } = bonuses;
  const found: MeasureBonus[] = [];
  if (highPriority !== null) {
    const perMeasure = Math.max(highPriority.outcomeOrPatientExperience, highPriority.otherHighPriority);
    found.push({ node: 'highPriorityBonus', perMeasure, capPercent: highPriority.capPercentOfDenominator });
  }
  if (endToEndElectronic !== null) {
    const { perMeasure, capPercentOfDenominator } = endToEndElectronic;
    found.push({ node: 'endToEndBonus', perMeasure, capPercent: capPercentOfDenominator });
  }
  if (complexOrganization?.appliesTo.includes(unitKind) === true) {
    const { perEcqm, capPercentOfDenominator } = complexOrganization;
    const node = 'complexOrganizationAdjustment';
    found.push({ node, perMeasure: perEcqm, capPercent: capPercentOfDenominator });
  }
  return found;
}

/** Most bonus points of the denominator that so many more quality measures could bring, under the caps. */
export function bonusPointsOf(
  measures: number,
  input: UnitScoreInput,
  { quality }: YearPolicy,
  original: ScoreNode,
): number {
  const denominator = Number(original.metadata.denominator);
  const isSmall = input.facts.specialStatuses.smallPractice === true && input.unitKind !== 'apm';
  const small = isSmall && earned(original, 'smallPracticeBonus') === 0 ? quality.smallPracticeBonus : 0;
  return measureBonuses(quality, input).reduce((sum, { node, perMeasure, capPercent }) => {
    const left = (denominator * capPercent) / 100 - earned(original, node);
    return sum + Math.max(0, Math.min(measures * perMeasure, left));
  }, small);
}

/** Most percentage points for improvement in quality that are still to be had. */
export function improvementLeft({ facts }: UnitScoreInput, { quality }: YearPolicy, original: ScoreNode): number {
  const { available, maxPercentagePoints } = quality.improvement;
  if (!available || facts.previousYear?.qualityAchievementPercent === undefined) return 0;
  return Math.max(0, maxPercentagePoints - Number(original.metadata.improvementPercentagePoints ?? 0));
}

/** Points of the final score that a unit's recognition brings once it sends anything; nothing where it counts already. */
export function creditOfAnyData(input: UnitScoreInput, policy: YearPolicy, { byCategory }: UnitScore): number {
  const ia = byCategory.find(({ category }) => category === 'ia');
  const percent = (recognisedPoints({ input, policy }) / policy.ia.denominator) * 100;
  return ia === undefined ? 0 : (Math.max(0, percent - (ia.percent ?? 0)) * ia.weight) / 100;
}

/** Bonus points of the final score that a unit misses because it sent nothing at all: any data bring them. */
export function bonusOfAnyData(
  input: UnitScoreInput,
  policy: YearPolicy,
  catalogue: YearCatalogue,
  { bonusPoints }: UnitScore,
): number {
  const { specialStatuses, complexPatient = [] } = input.facts;
  if (bonusPoints > 0 || (specialStatuses.smallPractice !== true && complexPatient.length === 0)) return 0;
  const activity = catalogue.measures().find(({ category }) => category === 'ia');
  if (activity === undefined) return 0;
  try {
    const step = { kind: 'activity', setRef: null, measureId: activity.id } as const;
    return Math.max(0, scoreUnit(applyStep(input, step, catalogue), policy, catalogue).bonusPoints);
  } catch (error) {
    if (isScoringRefusal(error)) return 0;
    throw error;
  }
}
