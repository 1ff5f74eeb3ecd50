import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { Category, ReweightingRow, YearPolicy } from '../policy/year-policy';
import { absentCategories } from './absent-categories';
import { complexPatientBonus } from './complex-patient-bonus';
import { scoreCost } from './cost-category';
import type { CostScore } from './cost-category';
import { engineVersion } from './engine-version';
import { explainScore } from './explain-score';
import { scoreImprovementActivities } from './ia-category';
import type { IaScore } from './ia-category';
import { optionStrategy } from './option-strategy';
import { scorePromotingInteroperability } from './pi-category';
import type { PiScore } from './pi-category';
import { scoreQuality } from './quality-category';
import type { QualityScore } from './quality-category';
import { toDecimals } from './rounding';
import type { MeasurementSet, UnitScoreInput } from './score-input';
import type { CategoryScore, ScoreNode, UnitScore } from './score-result';
import type { ScoredUnit } from './scored-unit';
import type { ScoringContext } from './scoring-context';
import { UnsupportedStrategyError, YearMismatchError } from './scoring-errors';

interface CategorySets {
  quality: readonly MeasurementSet[];
  ia: readonly MeasurementSet[];
  pi: readonly MeasurementSet[];
}

/** Refuses years whose figures this engine would have to ignore; nothing is scored by another year's rule. */
function refuseUnbuilt(policy: YearPolicy): void {
  const { methods, bonuses } = policy.quality;
  const refuse = (strategy: string): never => {
    throw new UnsupportedStrategyError(policy.performanceYear, strategy);
  };
  if (methods.collectionTypes !== 'perMeasure') refuse(`quality collection types ${methods.collectionTypes}`);
  if (bonuses.highPriority !== null) refuse('quality high priority bonus');
  if (bonuses.endToEndElectronic !== null) refuse('quality end-to-end bonus');
}

function createContext(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): ScoringContext {
  const { performanceYear } = input;
  if (policy.performanceYear !== performanceYear || catalogue.performanceYear !== performanceYear) {
    throw new YearMismatchError(performanceYear, policy.performanceYear, catalogue.performanceYear);
  }
  refuseUnbuilt(policy);
  return {
    input,
    policy,
    catalogue,
    option: optionStrategy(input, policy, catalogue),
    isSmallPractice: input.facts.specialStatuses.smallPractice === true,
    notDeterminable: [],
  };
}

/** The option's sets by category. Sets without a measurement say nothing and cancel nothing. */
function setsByCategory({ input }: ScoringContext): CategorySets {
  const own = input.sets.filter((set) => set.programName === input.option && set.measurements.length > 0);
  const pi = own.filter(({ category }) => category === 'pi' || category === 'aci');
  const fromGroup = input.unitKind === 'subgroup' && pi.length === 0 ? (input.affiliatedGroupPiSets ?? []) : [];
  return {
    quality: own.filter(({ category }) => category === 'quality'),
    ia: own.filter(({ category }) => category === 'ia'),
    pi: [...pi, ...fromGroup.filter(({ measurements }) => measurements.length > 0)],
  };
}

interface CategoryScores {
  quality: QualityScore;
  cost: CostScore;
  ia: IaScore;
  pi: PiScore;
}

/** Points and possible points of a category in its own scale. */
function scaleOf(scores: CategoryScores, category: Category, piCap: number): { points: number; possible: number } {
  switch (category) {
    case 'quality':
      return { points: scores.quality.numerator, possible: scores.quality.denominator };
    case 'cost':
      return { points: scores.cost.points, possible: scores.cost.possible };
    case 'ia':
      return { points: scores.ia.points, possible: scores.ia.possible };
    case 'pi':
      return { points: scores.pi.percent, possible: piCap };
  }
}

const categories: readonly Category[] = ['quality', 'cost', 'ia', 'pi'];

/** Weights come from the row alone: never renormalised, and the unrounded percent is what is weighted. */
function weighted(
  context: ScoringContext,
  scores: CategoryScores,
  absent: ReadonlyMap<Category, unknown>,
  row: ReweightingRow | undefined,
): CategoryScore[] {
  return categories.map((category) => {
    const percent = absent.has(category) ? null : scores[category].percent;
    const weight = percent === null ? 0 : (row?.weights?.[category] ?? 0);
    const scale = scaleOf(scores, category, context.policy.pi.cap);
    return { category, weight, percent, ...scale, contribution: ((percent ?? 0) * weight) / 100 };
  });
}

function noteWhatIsMissing(context: ScoringContext): void {
  const { facts, unitKind } = context.input;
  if (facts.specialStatuses.facilityBased === true && unitKind !== 'subgroup' && unitKind !== 'apm') {
    context.notDeterminable.push('not determinable: facility-based score, no hospital score is known to this engine');
  }
  const mayHaveComplexOrganization = unitKind === 'apm' || unitKind === 'virtualGroup';
  if (mayHaveComplexOrganization && context.policy.quality.bonuses.complexOrganization !== null) {
    context.notDeterminable.push('not determinable: complex organization adjustment, its rule is not built');
  }
}

function scoreCategories(context: ScoringContext, sets: CategorySets): CategoryScores {
  return {
    quality: scoreQuality(context, sets.quality),
    cost: scoreCost(context),
    ia: scoreImprovementActivities(context, sets.ia),
    pi: scorePromotingInteroperability(context, sets.pi),
  };
}

function presence(sets: CategorySets): Readonly<Record<Category, boolean>> {
  return { quality: sets.quality.length > 0, cost: false, ia: sets.ia.length > 0, pi: sets.pi.length > 0 };
}

/** Fewer than two categories left: the threshold, exactly and without bonus, so that nothing is adjusted. */
function finalOf(context: ScoringContext, row: ReweightingRow | undefined, sum: number, bonus: number): number {
  if (row === undefined || row.weights === null) return context.policy.finalScore.performanceThreshold;
  return Math.min(100, sum + bonus);
}

function compute(context: ScoringContext): ScoredUnit {
  const sets = setsByCategory(context);
  const scores = scoreCategories(context, sets);
  const hasData = presence(sets);
  const hasAnyData = Object.values(hasData).includes(true);
  const absent = absentCategories(context, hasData, scores.cost.percent !== null);
  const { weightScheme } = context.option;
  const row = context.policy.weights.row(weightScheme, new Set(absent.keys()), context.isSmallPractice);
  const byCategory = weighted(context, scores, absent, row);
  const complexPatient = complexPatientBonus(context, hasAnyData);
  const { finalScore } = context.policy;
  const smallPracticeBonus = context.isSmallPractice && hasAnyData ? finalScore.smallPracticeBonus : 0;
  noteWhatIsMissing(context);
  const sum = byCategory.reduce((total, { contribution }) => total + contribution, 0);
  const unrounded = finalOf(context, row, sum, complexPatient.points + smallPracticeBonus);
  return {
    context,
    ...scores,
    absent,
    row,
    byCategory,
    complexPatient,
    smallPracticeBonus,
    unrounded,
    finalScore: toDecimals(unrounded, finalScore.decimals),
  };
}

function result(unit: ScoredUnit): UnitScore {
  const { context, quality, cost, ia, pi, absent } = unit;
  const { input, policy, catalogue } = context;
  const isThreshold = unit.row === undefined || unit.row.weights === null;
  let tree: ScoreNode | undefined;
  return {
    performanceYear: input.performanceYear,
    unitKind: input.unitKind,
    option: input.option,
    finalScore: unit.finalScore,
    unrounded: unit.unrounded,
    byCategory: unit.byCategory,
    bonusPoints: isThreshold ? 0 : unit.complexPatient.points + unit.smallPracticeBonus,
    get tree(): ScoreNode {
      tree ??= explainScore(unit);
      return tree;
    },
    pickedSetRefs: [...quality.setRefs, ...ia.setRefs, ...(pi.setRef === null ? [] : [pi.setRef])],
    qualityAchievementPercent: absent.has('quality') ? null : quality.achievementPercent,
    costPercent: absent.has('cost') ? null : cost.achievementPercent,
    engineVersion,
    policyHash: policy.hash,
    catalogueVersion: catalogue.version,
    notDeterminable: context.notDeterminable,
  };
}

/**
 * The final score of one unit in one reporting option, with its explanation built on demand.
 *
 * Pure: same input, policy and catalogue give the same answer. A missing category that is not reweighted scores 0.
 * @throws YearMismatchError when input, policy and catalogue are not of one year.
 * @throws OptionNotAllowedError when the unit may not report in the option that year.
 * @throws UnsupportedStrategyError for years or options whose strategies are not built.
 */
export function scoreUnit(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): UnitScore {
  return result(compute(createContext(input, policy, catalogue)));
}
