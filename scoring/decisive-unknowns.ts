import type { Category } from '../policy/year-policy';
import type { CategoryScores } from './combine-categories';
import type { CostScore } from './cost-category';
import type { FacilityCategories } from './facility-score';
import { improvementPoints } from './improvement';
import type { QualityScore } from './quality/quality-category';
import type { UnitFacts } from './score-input';
import type { ScoringContext } from './scoring-context';

/** How many sentences on unknown figures there were after each part of the score, in the order in which they are scored. */
export interface UnknownMarks {
  quality: number;
  cost: number;
  pi: number;
  bonus: number;
}

/** Categories that next year's improvement cannot be measured against, since a figure of theirs is not known. */
export function unknownCategories({ quality, cost }: UnknownMarks): ReadonlySet<Category> {
  const found = new Set<Category>();
  if (quality > 0) found.add('quality');
  if (cost > quality) found.add('cost');
  return found;
}

/** What a final score is combined from. */
export interface ScoreParts {
  scores: CategoryScores;
  /** Bonuses of the final score together. */
  bonus: number;
  /** The hospital's result, where it may stand for quality and cost. */
  facility: FacilityCategories | undefined;
}

/** How parts and final scores come about that are only supposed. */
export interface Supposing {
  /** Quality scored again on other facts or points. */
  quality: (supposed: Pick<ScoringContext, 'input' | 'supposedPoints'>) => QualityScore;
  /** The bonuses with all that is unknown of them at its highest. */
  mostBonus: number;
  /** The final score as published; undefined where it has no known weights. */
  finalOf: (parts: ScoreParts) => string | undefined;
}

type Change = (parts: ScoreParts) => ScoreParts;

/** Something nobody knows: what is said of it, and what it can be, outermost, beside what stands in for it. */
interface Unknown {
  sentences: readonly string[];
  changes: readonly Change[];
}

const asItStands: Change = (parts) => parts;

function withScores(changed: Partial<CategoryScores>): Change {
  return (parts) => ({ ...parts, scores: { ...parts.scores, ...changed } });
}

const mostPoints = 10;

/** Every population health measure that may have been chosen, where the choice is not known. */
function possibleFacts({ input, option, policy }: ScoringContext): UnitFacts[] {
  const { facts } = input;
  const { mvp, methods } = policy.quality;
  const { mvpId, populationHealthMeasureId } = facts.registration ?? {};
  const isKnown = mvpId === input.option && populationHealthMeasureId !== undefined;
  if (option.mvp === null || mvp === null || methods.populationHealth !== 'registered' || isKnown) return [facts];
  return mvp.populationHealthMeasureIds.map((chosen) => ({
    ...facts,
    registration: { mvpId: input.option, populationHealthMeasureId: chosen },
  }));
}

/** Quality with claims measures that cannot be scored yet at their least and their most, under every possible choice. */
function possibleQuality(context: ScoringContext, { quality }: Supposing): Change[] {
  return possibleFacts(context).flatMap((facts) =>
    [undefined, context.policy.quality.benchmarkedFloor, mostPoints].map((points) => {
      const input = { ...context.input, facts };
      return withScores({ quality: quality(points === undefined ? { input } : { input, supposedPoints: points }) });
    }),
  );
}

/** Cost with so many measures more, each of which earns so many points. */
function costWith({ policy, input }: ScoringContext, cost: CostScore, measures: number, points: number): CostScore {
  const possible = cost.possible + mostPoints * measures;
  const achievementPercent = ((cost.points + points * measures) / possible) * 100;
  const prior = input.facts.previousYear?.costPercent;
  const improvement = improvementPoints(policy.cost.improvement, achievementPercent, prior);
  return { ...cost, percent: Math.min(100, achievementPercent + improvement) };
}

const bestHospital: Change = (parts) => {
  const { quality, cost } = parts.scores;
  return { ...parts, facility: { quality: { ...quality, percent: 100 }, cost: { ...cost, percent: 100 } } };
};

function unknownsOf(context: ScoringContext, marks: UnknownMarks, parts: ScoreParts, supposing: Supposing): Unknown[] {
  const { cost, pi } = parts.scores;
  const more = marks.cost - marks.quality;
  const costOf = (points: number): Change => withScores({ cost: costWith(context, cost, more, points) });
  const parted: readonly [from: number, to: number, changes: () => Change[]][] = [
    [0, marks.quality, () => possibleQuality(context, supposing)],
    [marks.quality, marks.cost, () => [costOf(context.policy.cost.floor), costOf(mostPoints)]],
    // 0 stands in for participants that are not known; all of them may be reweighted.
    [marks.cost, marks.pi, () => [100, null].map((percent) => withScores({ pi: { ...pi, percent } }))],
    [marks.pi, marks.bonus, () => [(each) => ({ ...each, bonus: supposing.mostBonus })]],
    [marks.bonus, Infinity, () => [bestHospital]],
  ];
  return parted.flatMap(([from, to, changes]) => {
    const sentences = context.notDeterminable.slice(from, to);
    return sentences.length === 0 ? [] : [{ sentences, changes: [asItStands, ...changes()] }];
  });
}

/** Every combination of what may be supposed. */
function combinations(unknowns: readonly Unknown[], parts: ScoreParts): ScoreParts[] {
  return unknowns.reduce<ScoreParts[]>(
    (all, { changes }) => all.flatMap((each) => changes.map((change) => change(each))),
    [parts],
  );
}

/**
 * The sentences on unknown figures that decide on the final score: those of a part whose outermost values do not all lead to
 * the same one, whatever the other unknown parts are. A final score never falls when a category or a bonus of it rises, so
 * what lies between gives the same too. Nothing decides in a category that is excused, where fewer than two categories are
 * left in any case, where the hospital's result stands anyway, or beyond a cap that is reached.
 */
export function decisiveUnknowns(
  context: ScoringContext,
  marks: UnknownMarks,
  parts: ScoreParts,
  supposing: Supposing,
): readonly string[] {
  if (context.notDeterminable.length === 0) return context.notDeterminable;
  const unknowns = unknownsOf(context, marks, parts, supposing);
  const decides = (unknown: Unknown): boolean => {
    const others = unknowns.filter((each) => each !== unknown);
    return combinations(others, parts).some((rest) => {
      const finals = unknown.changes.map((change) => supposing.finalOf(change(rest)));
      return finals.some((final) => final === undefined || final !== finals[0]);
    });
  };
  return unknowns.filter(decides).flatMap((unknown) => unknown.sentences);
}
