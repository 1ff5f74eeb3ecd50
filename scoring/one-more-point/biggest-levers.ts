import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { YearPolicy } from '../../policy/year-policy';
import type { CategoryScore, ScoreNode, UnitScore } from '../score-result';
import type { UnitScoreInput } from '../score-input';
import { scoreUnit } from '../score-unit';
import { bonusOfAnyData, bonusPointsOf, creditOfAnyData, improvementLeft } from './lever-bounds';
import { originalOf } from './one-more-point-trial';
import { piNeeds } from './pi-needs';
import type { PiNeed } from './pi-needs';
import { dust } from '../explain/tree-sums';
import { slotOf } from '../quality/quality-requirement';

/** Data that a unit did not send, and the most that sending them could add to the final score. */
interface OfCategory {
  /** Most points of the final score for all that is missing; never more than are left to 100. */
  upTo: number;
}

/** A quality measure that was sent, has no points and so fills no place. */
export interface SentUnscored {
  measureId: string;
  /** `nobody`: 0 of 0 patients. */
  why: 'nobody' | 'suppressed' | 'notScored';
}

/**
 * Quality measures that are required and missing. Both bounds hold as long as so many are required: a further measure can
 * make a specialty set whole, and then fewer are.
 */
export interface MissingMeasures extends OfCategory {
  category: 'quality';
  required: number;
  missing: number;
  /** What was sent all the same, and could not be scored. */
  sentUnscored: readonly SentUnscored[];
  /** Most points of the final score for one of them: its ten points, the bonuses it may earn, improvement. */
  eachUpTo: number;
  /** Enough was sent, but no outcome or high priority measure: the slot for one is empty. */
  isOutcomeSlot: boolean;
  /** The measures, where the option has a set of its own; empty where the unit chooses. */
  measureIds: readonly string[];
}

/** Activities short of full credit. */
export interface MissingActivities extends OfCategory {
  category: 'ia';
  points: number;
  possible: number;
}

/** Promoting Interoperability that earns nothing. */
export interface MissingInteroperability extends OfCategory {
  category: 'pi';
  hasData: boolean;
  /** A subgroup that sent none: the data of its group would count as well. */
  orGroupData?: true;
  /** Why it earns nothing, in words. */
  detail: string;
  /** What has to be there before anything counts; empty when all is there and something else stands in the way. */
  needs: readonly PiNeed[];
}

/** What would move the final score most. */
export type Lever = MissingMeasures | MissingActivities | MissingInteroperability;

interface Weighed {
  category: CategoryScore;
  original: ScoreNode;
  /** Points of the final score between the category as it is and full marks, with what any data at all would bring. */
  room: number;
}

/** A score, with what it lacks for want of any data. */
interface Scored {
  score: UnitScore;
  /** Bonus of the final score. */
  bonus: number;
  /** Activity points of a recognition, of the final score. */
  credit: number;
}

/** Points of the final score that data of another category bring beside their own; those of activities have the credit in them. */
const lackingBeside = ({ bonus, credit }: Scored, category: CategoryScore['category']): number =>
  category === 'ia' ? bonus : bonus + credit;

/** A category that carries weight and is not full. */
function weighed(scored: Scored, wanted: CategoryScore['category']): Weighed | undefined {
  const { score } = scored;
  const category = score.byCategory.find((each) => each.category === wanted);
  const original = originalOf(score.tree, wanted);
  if (category === undefined || original === undefined || category.percent === null) return undefined;
  const left = category.weight - category.contribution;
  const room = Math.min(left + lackingBeside(scored, wanted), 100 - score.unrounded);
  return Math.min(left, room) <= dust ? undefined : { category, original, room };
}

/** Measures of the option's own set that nobody sent; the survey is missing where no result of it is known. */
function missingOfSet({ option, unitKind, sets, facts }: UnitScoreInput, { quality }: YearPolicy): string[] {
  const ids = option === 'app1' || option === 'appPlus' ? (quality[option]?.measureIds ?? []) : [];
  const sent = new Set(
    sets
      .filter(({ category, programName }) => category === 'quality' && programName === option)
      .flatMap(({ measurements }) => measurements.map(({ measureId }) => slotOf(measureId))),
  );
  const owesSurvey =
    quality.cahpsUnits.includes(unitKind) && (facts.cahps ?? []).length === 0 && facts.cahpsSampleTooSmall !== true;
  return [...new Set(ids.filter((id) => !quality.administrativeClaims.measureIds.includes(id)).map(slotOf))].filter(
    (id) => (id === quality.cahpsMeasureId ? owesSurvey : !sent.has(id)),
  );
}

const scoredMeasures = (node: ScoreNode): ScoreNode[] =>
  node.parts.flatMap((part) => (part.metadata.processingStatus === undefined ? scoredMeasures(part) : [part]));

const reasons: Readonly<Record<string, SentUnscored['why']>> = {
  'quality.notScored.zeroDenominator': 'nobody',
  'quality.notScored.suppressed': 'suppressed',
};

/** Those that are not out of the requirement already: a whole set excuses what cannot be scored, another the suppressed. */
function sentUnscored(measures: readonly ScoreNode[], requiredBy: string | undefined): SentUnscored[] {
  if (requiredBy === 'quality.required.measureSet' || requiredBy === 'quality.required.webInterface') return [];
  return measures
    .filter(({ ruleId, metadata }) => ruleId.startsWith('quality.notScored.') && metadata.setRef !== null)
    .map(({ name, ruleId }) => ({ measureId: name, why: reasons[ruleId] ?? ('notScored' as const) }))
    .filter(({ why }) => why !== 'suppressed' || requiredBy !== 'quality.required.suppressed');
}

/** Most points of the final score that so many of the missing measures could add. */
function boundOf(measures: number, found: Weighed, input: UnitScoreInput, policy: YearPolicy, lacking: number): number {
  const { category, original, room } = found;
  const points = 10 * measures + bonusPointsOf(measures, input, policy, original);
  const ofCategory = points / Number(original.metadata.denominator) + improvementLeft(input, policy, original) / 100;
  return Math.min(ofCategory * category.weight + lacking, room);
}

function missingMeasures(input: UnitScoreInput, policy: YearPolicy, scored: Scored): MissingMeasures[] {
  const found = weighed(scored, 'quality');
  const requirementNode = found?.original.parts.find(({ name }) => name === 'required');
  const requirement = requirementNode?.metadata;
  const [missing, required] = [Number(requirement?.missing ?? 0), Number(requirement?.required ?? 0)];
  if (found === undefined || requirement === undefined || missing === 0) return [];
  const measures = scoredMeasures(found.original);
  const lacking = lackingBeside(scored, 'quality');
  const isLeft = ({ value, metadata }: ScoreNode): boolean =>
    value !== null && metadata.processingStatus === 'NOT_PICKED';
  const isOutcomeSlot =
    requirement.needsOutcome === true && requirement.outcomeMeasureId === null && measures.some(isLeft);
  const ofSet = missingOfSet(input, policy);
  return [
    {
      category: 'quality',
      required,
      missing,
      isOutcomeSlot,
      sentUnscored: sentUnscored(measures, requirementNode?.ruleId),
      eachUpTo: boundOf(1, found, input, policy, lacking),
      upTo: boundOf(missing, found, input, policy, lacking),
      measureIds: ofSet.length === missing ? ofSet : [],
    },
  ];
}

function missingActivities(scored: Scored): MissingActivities[] {
  const found = weighed(scored, 'ia');
  if (found === undefined || found.original.parts.some(({ name }) => name === 'assigned')) return [];
  const { points, possible } = found.category;
  return [{ category: 'ia', points, possible, upTo: found.room }];
}

function missingInteroperability(
  input: UnitScoreInput,
  policy: YearPolicy,
  catalogue: YearCatalogue,
  scored: Scored,
): MissingInteroperability[] {
  const found = weighed(scored, 'pi');
  if (found === undefined || found.original.ruleId !== 'pi.zero') return [];
  const { setRef } = found.original.metadata;
  const sets = [...input.sets, ...(input.affiliatedGroupPiSets ?? [])];
  const set = sets.find((each) => each.setRef === setRef);
  const hasData = sets.some(
    ({ category, programName, measurements }) =>
      (category === 'pi' || category === 'aci') && programName === input.option && measurements.length > 0,
  );
  const needs = set === undefined && hasData ? [] : piNeeds(input, policy, catalogue, set);
  const ofGroup = input.unitKind === 'subgroup' && set === undefined && !hasData ? { orGroupData: true as const } : {};
  const detail = found.original.detail;
  return [{ category: 'pi', hasData: hasData || set !== undefined, ...ofGroup, detail, needs, upTo: found.room }];
}

/**
 * What a unit did not send at all, the biggest first: measures that are required, activities short of full credit, and
 * Promoting Interoperability that earns nothing. `upTo` follows from the weights of the score as it stands: what full marks
 * of the missing data would add, with every bonus they can earn. A category without weight has none.
 *
 * Pure. `oneMorePoint` says what the data that were sent could win.
 * @throws what `scoreUnit` throws for the input.
 */
export function biggestLevers(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): Lever[] {
  const score = scoreUnit(input, policy, catalogue);
  const scored: Scored = {
    score,
    bonus: bonusOfAnyData(input, policy, catalogue, score),
    credit: creditOfAnyData(input, policy, score),
  };
  const levers: Lever[] = [
    ...missingMeasures(input, policy, scored),
    ...missingInteroperability(input, policy, catalogue, scored),
    ...missingActivities(scored),
  ];
  return levers.sort((a, b) => b.upTo - a.upTo);
}
