import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { YearPolicy } from '../../policy/year-policy';
import type { CategoryScore, ScoreNode, UnitScore } from '../score-result';
import type { UnitScoreInput } from '../score-input';
import { scoreUnit } from '../score-unit';
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

/** Quality measures that are required and were not sent. */
export interface MissingMeasures extends OfCategory {
  category: 'quality';
  required: number;
  missing: number;
  /** Most points of the final score for each of them. */
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
  /** Points of the final score between the category as it is and full marks. */
  room: number;
}

/** A category that carries weight and is not full. */
function weighed(score: UnitScore, wanted: CategoryScore['category']): Weighed | undefined {
  const category = score.byCategory.find((each) => each.category === wanted);
  const original = originalOf(score.tree, wanted);
  if (category === undefined || original === undefined || category.percent === null) return undefined;
  const room = Math.min(category.weight - category.contribution, 100 - score.unrounded);
  return room <= dust ? undefined : { category, original, room };
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

function missingMeasures(input: UnitScoreInput, policy: YearPolicy, score: UnitScore): MissingMeasures[] {
  const found = weighed(score, 'quality');
  const requirement = found?.original.parts.find(({ name }) => name === 'required')?.metadata;
  const [missing, required] = [Number(requirement?.missing ?? 0), Number(requirement?.required ?? 0)];
  if (found === undefined || requirement === undefined || missing === 0) return [];
  const denominator = Number(found.original.metadata.denominator);
  const each = (10 / denominator) * found.category.weight;
  const isLeft = ({ value, metadata }: ScoreNode): boolean =>
    value !== null && metadata.processingStatus === 'NOT_PICKED';
  const isOutcomeSlot =
    requirement.needsOutcome === true &&
    requirement.outcomeMeasureId === null &&
    scoredMeasures(found.original).some(isLeft);
  const ofSet = missingOfSet(input, policy);
  return [
    {
      category: 'quality',
      required,
      missing,
      isOutcomeSlot,
      eachUpTo: Math.min(each, found.room),
      upTo: Math.min(missing * each, found.room),
      measureIds: ofSet.length === missing ? ofSet : [],
    },
  ];
}

function missingActivities(score: UnitScore): MissingActivities[] {
  const found = weighed(score, 'ia');
  if (found === undefined || found.original.parts.some(({ name }) => name === 'assigned')) return [];
  const { points, possible } = found.category;
  return [{ category: 'ia', points, possible, upTo: found.room }];
}

function missingInteroperability(
  input: UnitScoreInput,
  policy: YearPolicy,
  catalogue: YearCatalogue,
  score: UnitScore,
): MissingInteroperability[] {
  const found = weighed(score, 'pi');
  if (found === undefined || found.original.ruleId !== 'pi.zero') return [];
  const { setRef } = found.original.metadata;
  const sets = [...input.sets, ...(input.affiliatedGroupPiSets ?? [])];
  const set = sets.find((each) => each.setRef === setRef);
  const hasData = sets.some(
    ({ category, programName, measurements }) =>
      (category === 'pi' || category === 'aci') && programName === input.option && measurements.length > 0,
  );
  const needs = set === undefined && hasData ? [] : piNeeds(input, policy, catalogue, set);
  return [
    { category: 'pi', hasData: hasData || set !== undefined, detail: found.original.detail, needs, upTo: found.room },
  ];
}

/**
 * What a unit did not send at all, the biggest first: measures that are required, activities short of full credit, and
 * Promoting Interoperability that earns nothing. `upTo` follows from the weights of the score as it stands: what full marks
 * of the missing data would add, improvement left out. A category without weight has none.
 *
 * Pure. `oneMorePoint` says what the data that were sent could win.
 * @throws what `scoreUnit` throws for the input.
 */
export function biggestLevers(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): Lever[] {
  const score = scoreUnit(input, policy, catalogue);
  const levers: Lever[] = [
    ...missingMeasures(input, policy, score),
    ...missingInteroperability(input, policy, catalogue, score),
    ...missingActivities(score),
  ];
  return levers.sort((a, b) => b.upTo - a.upTo);
}
