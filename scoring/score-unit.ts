import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { Category, YearPolicy } from '../policy/year-policy';
import { checkArguments } from './check-arguments';
import { checkScoreInput } from './check-input';
import { combineCategories } from './combine-categories';
import type { CategoryScores, Combined } from './combine-categories';
import { complexPatientBonus } from './complex-patient-bonus';
import { scoreCost } from './cost-category';
import { decisiveUnknowns, unknownCategories } from './decisive-unknowns';
import type { ScoreParts, UnknownMarks } from './decisive-unknowns';
import { engineVersion } from './engine-version';
import { explainScore } from './explain/explain-score';
import { facilityCategories } from './facility-score';
import { scoreImprovementActivities } from './ia-category';
import { optionStrategy } from './option-strategy';
import { scorePromotingInteroperability } from './pi/pi-category';
import { scoreQuality, sentQuality } from './quality/quality-category';
import type { SentQuality } from './quality/quality-category';
import { toDecimals } from './rounding';
import type { MeasurementSet, UnitScoreInput } from './score-input';
import type { ScoreNode, UnitScore } from './score-result';
import type { ScoredUnit } from './scored-unit';
import type { ScoringContext } from './scoring-context';
import { NotDeterminableError } from './scoring-errors';
import { ownSets } from './submitters';

interface CategorySets {
  quality: readonly MeasurementSet[];
  ia: readonly MeasurementSet[];
  pi: readonly MeasurementSet[];
}

function createContext(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): ScoringContext {
  checkArguments(input, policy, catalogue);
  checkScoreInput(input, catalogue, policy);
  return {
    input,
    policy,
    catalogue,
    option: optionStrategy(input, policy, catalogue),
    isSmallPractice: input.facts.specialStatuses.smallPractice === true,
    notDeterminable: [],
    supposedPoints: undefined,
  };
}

/** The option's sets by category. */
function setsByCategory({ input }: ScoringContext): CategorySets {
  const sets: Record<keyof CategorySets, MeasurementSet[]> = { quality: [], ia: [], pi: [] };
  for (const set of ownSets(input)) sets[set.category === 'aci' ? 'pi' : set.category].push(set);
  return sets;
}

function scoreCategories(
  context: ScoringContext,
  sets: CategorySets,
  sent: readonly SentQuality[],
  marks: UnknownMarks,
): CategoryScores {
  const { notDeterminable } = context;
  const quality = scoreQuality(context, sent);
  marks.quality = notDeterminable.length;
  const cost = scoreCost(context);
  marks.cost = notDeterminable.length;
  const isSilent = sets.quality.length + sets.ia.length + sets.pi.length === 0;
  const ia = scoreImprovementActivities(context, sets.ia, isSilent);
  const pi = scorePromotingInteroperability(context, sets.pi);
  marks.pi = notDeterminable.length;
  return { quality, cost, ia, pi };
}

/** Sets that count as data of the improvement activities category. */
function hasActivities({ policy }: ScoringContext, sets: readonly MeasurementSet[]): boolean {
  if (policy.ia.cancelsReweighting === 'anyActivity') return sets.length > 0;
  return sets.some(({ measurements }) => measurements.some(({ value }) => value === true));
}

/** A submission below the least that the year asks for is no data of the quality category. */
function hasMeasures({ policy }: ScoringContext, sets: CategorySets, { quality }: CategoryScores): boolean {
  if (policy.quality.methods.cancelsReweighting === 'anyMeasure') return sets.quality.length > 0;
  return quality.hasCases;
}

/** Which categories the unit has data for, as far as that cancels a reweighting. Cost is never submitted. */
function presence(
  context: ScoringContext,
  sets: CategorySets,
  scores: CategoryScores,
): Readonly<Record<Category, boolean>> {
  const quality = hasMeasures(context, sets, scores);
  return { quality, cost: false, ia: hasActivities(context, sets.ia), pi: scores.pi.hasData };
}

/** Without weights fewer than two categories are left. */
const hasWeights = ({ row }: Combined): boolean => (row?.weights ?? null) !== null;

/** Fewer than two categories left: the threshold, exactly and without bonus, so that nothing is adjusted. */
function finalOf(context: ScoringContext, combined: Combined, bonus: number): number {
  if (!hasWeights(combined)) return context.policy.finalScore.performanceThreshold;
  return Math.min(100, combined.sum + bonus);
}

const contributionOf = ({ byCategory }: Combined, wanted: readonly Category[]): number =>
  byCategory.reduce((sum, { category, contribution }) => sum + (wanted.includes(category) ? contribution : 0), 0);

/** The unit's own quality and cost, or its hospital's where the year's rule prefers them. */
function preferred(context: ScoringContext, own: Combined, atFacility: Combined, bonus: number): Combined {
  const isHigher =
    context.policy.facilityBased?.rule === 'combinedContribution' && hasWeights(own)
      ? contributionOf(atFacility, ['quality', 'cost']) > contributionOf(own, ['quality', 'cost'])
      : finalOf(context, atFacility, bonus) > finalOf(context, own, bonus);
  return isHigher ? atFacility : own;
}

/** The parts of a score combined. */
interface Whole {
  best: Combined;
  isFacilityScore: boolean;
  unrounded: number;
}

function combine(
  context: ScoringContext,
  hasData: Readonly<Record<Category, boolean>>,
  { scores, bonus, facility }: ScoreParts,
): Whole {
  const own = combineCategories(context, scores, hasData);
  const best =
    facility === undefined
      ? own
      : preferred(context, own, combineCategories(context, { ...scores, ...facility }, hasData), bonus);
  return { best, isFacilityScore: best !== own, unrounded: finalOf(context, best, bonus) };
}

/** The final score of parts that are supposed; undefined without known weights. */
function supposedFinal(
  context: ScoringContext,
  hasData: Readonly<Record<Category, boolean>>,
  parts: ScoreParts,
): string | undefined {
  try {
    return toDecimals(combine(context, hasData, parts).unrounded, context.policy.finalScore.decimals);
  } catch (error) {
    if (error instanceof NotDeterminableError) return undefined;
    throw error;
  }
}

function compute(context: ScoringContext): ScoredUnit {
  const sets = setsByCategory(context);
  const marks: UnknownMarks = { quality: 0, cost: 0, pi: 0, bonus: 0 };
  const sent = sentQuality(context, sets.quality);
  const scores = scoreCategories(context, sets, sent, marks);
  const hasData = presence(context, sets, scores);
  const hasAnyData = hasData.quality || hasData.ia || hasData.pi;
  const complexPatient = complexPatientBonus(context, hasAnyData);
  marks.bonus = context.notDeterminable.length;
  const { finalScore } = context.policy;
  const smallPracticeBonus = context.isSmallPractice && hasAnyData ? finalScore.smallPracticeBonus : 0;
  const bonus = complexPatient.points + smallPracticeBonus;
  const parts: ScoreParts = { scores, bonus, facility: facilityCategories(context) };
  const { best, isFacilityScore, unrounded } = combine(context, hasData, parts);
  const final = toDecimals(unrounded, finalScore.decimals);
  const notDeterminable = decisiveUnknowns(context, marks, parts, {
    quality: (supposed) => scoreQuality({ ...context, ...supposed, notDeterminable: [] }, sent),
    final,
    mostBonus: complexPatient.most + smallPracticeBonus,
    finalOf: (supposed) => supposedFinal(context, hasData, supposed),
  });
  return {
    context,
    ...best.scores,
    isFacilityScore,
    absent: best.absent,
    row: best.row,
    byCategory: best.byCategory,
    complexPatient,
    smallPracticeBonus,
    unknown: unknownCategories(marks),
    unrounded,
    finalScore: notDeterminable.length > 0 ? null : final,
    notDeterminable,
  };
}

function result(unit: ScoredUnit): UnitScore {
  const { context, quality, cost, ia, pi, absent, unknown } = unit;
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
    qualityAchievementPercent: absent.has('quality') || unknown.has('quality') ? null : quality.achievementPercent,
    costPercent: absent.has('cost') || unknown.has('cost') ? null : cost.achievementPercent,
    engineVersion,
    policyHash: policy.hash,
    catalogueVersion: catalogue.version,
    notDeterminable: unit.notDeterminable,
  };
}

/**
 * The final score of one unit in one reporting option, with its explanation built on demand.
 *
 * Pure: same input, policy and catalogue give the same answer. A missing category that is not reweighted scores 0.
 * @throws YearMismatchError when input, policy and catalogue are not of one year.
 * @throws ScoreInputError when a figure or a measure of the input cannot be taken as it stands, or an argument is none.
 * @throws NotDeterminableError when the year's policy lacks the weights of what is left.
 * @throws OptionNotAllowedError when the unit may not report in the option that year.
 */
export function scoreUnit(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): UnitScore {
  return result(compute(createContext(input, policy, catalogue)));
}
