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
  /** The final score of the parts as they stand. */
  final: string;
  /** The bonuses with all that is unknown of them at its highest. */
  mostBonus: number;
  /** The final score as published; undefined where it has no known weights. */
  finalOf: (parts: ScoreParts) => string | undefined;
}

type Change = (parts: ScoreParts) => ScoreParts;

/** Something nobody knows: what is said of it, and how what stands in for it changes into what it can be, outermost. */
interface Unknown {
  sentences: readonly string[];
  changes: readonly Change[];
}

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

/**
 * Quality with claims measures that cannot be scored yet at their least and their most, under every possible choice. Scored
 * when it is asked for, once: the first change mostly shows already that the measures decide.
 */
function possibleQuality(context: ScoringContext, { quality }: Supposing): Change[] {
  const points = [context.policy.quality.benchmarkedFloor, mostPoints];
  return possibleFacts(context).flatMap((facts) => {
    const isKnown = facts === context.input.facts;
    const input = isKnown ? context.input : { ...context.input, facts };
    return (isKnown ? points : [undefined, ...points]).map((supposedPoints): Change => {
      let scored: QualityScore | undefined;
      return (parts) => {
        scored ??= quality({ input, supposedPoints });
        return { ...parts, scores: { ...parts.scores, quality: scored } };
      };
    });
  });
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
  const { notDeterminable, policy } = context;
  const { cost, pi } = parts.scores;
  const unknowns: Unknown[] = [];
  const add = (from: number, to: number, changes: Change[]) =>
    unknowns.push({ sentences: notDeterminable.slice(from, to), changes });
  if (marks.quality > 0) add(0, marks.quality, possibleQuality(context, supposing));
  if (marks.cost > marks.quality) {
    const more = marks.cost - marks.quality;
    const costOf = (points: number): Change => withScores({ cost: costWith(context, cost, more, points) });
    add(marks.quality, marks.cost, [costOf(policy.cost.floor), costOf(mostPoints)]);
  }
  if (marks.pi > marks.cost) {
    // 0 stands in for participants that are not known; all of them may be reweighted.
    const piOf = (percent: number | null): Change => withScores({ pi: { ...pi, percent } });
    add(marks.cost, marks.pi, [piOf(100), piOf(null)]);
  }
  if (marks.bonus > marks.pi) add(marks.pi, marks.bonus, [(each) => ({ ...each, bonus: supposing.mostBonus })]);
  if (notDeterminable.length > marks.bonus) add(marks.bonus, notDeterminable.length, [bestHospital]);
  return unknowns;
}

/** Whether something holds for any combination of what may be supposed; tried until one is found. */
function anyCombination(
  [unknown, ...others]: readonly Unknown[],
  parts: ScoreParts,
  holds: (parts: ScoreParts) => boolean,
): boolean {
  if (unknown === undefined) return holds(parts);
  const holdsWith = (supposed: ScoreParts): boolean => anyCombination(others, supposed, holds);
  return holdsWith(parts) || unknown.changes.some((change) => holdsWith(change(parts)));
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
    return anyCombination(others, parts, (rest) => {
      const final = rest === parts ? supposing.final : supposing.finalOf(rest);
      return final === undefined || unknown.changes.some((change) => supposing.finalOf(change(rest)) !== final);
    });
  };
  return unknowns.filter(decides).flatMap((unknown) => unknown.sentences);
}
