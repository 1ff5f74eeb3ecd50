/** What moved between two scores: their trees compared node by node, with movements that add up to the change. */
import type { Category } from '../../policy/year-policy';
import { causesOf, versionChanges } from './compare-causes';
import type { Cause } from './compare-causes';
import { leavesOf } from './compare-leaves';
import type { Leaf } from './compare-leaves';
import type { ScoreNode } from '../score-result';
import { roundHalfUp } from '../rounding';
import { dust, unroundedOf } from '../explain/tree-sums';

export type { Cause } from './compare-causes';

/** One thing that moved points of the final score, or changed without moving any. */
export interface Movement {
  category: Category | 'bonuses' | 'total';
  /** Measure, activity, bonus or limit; `weight` and `denominator` for what moves all of a category. */
  subject: string;
  /** In points of the final score, unrounded; 0 when the change moved nothing. */
  points: number;
  /** What differs, each with its value before and after. */
  causes: readonly Cause[];
  /** Rules before and after; null where the node did not exist. */
  rule: { from: string | null; to: string | null };
  citation: string;
}

/** The comparison of two scores, by what is known of them. The movements' points add up to `change`. */
export interface ScoreComparison {
  from: number;
  to: number;
  change: number;
  /** Whether the score before and the one after rest on nothing unknown; `from` and `to` are then final scores. */
  determined: { from: boolean; to: boolean };
  /** Nothing differs: no movement and no version. */
  same: boolean;
  /** Largest first. */
  movements: readonly Movement[];
  /** Changes that moved no points. */
  unmoved: readonly Movement[];
  /** Differences of option, year, engine, policy and catalogue. */
  versions: readonly Cause[];
  /** Weights of the categories before and after, in points of 100; 0 for one that is not scored. */
  weights: { from: Readonly<Record<Category, number>>; to: Readonly<Record<Category, number>> };
}

const categories: readonly Category[] = ['quality', 'cost', 'ia', 'pi'];

const child = (tree: ScoreNode, name: string): ScoreNode | undefined => tree.parts.find((part) => part.name === name);

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** A category as `weight x sum of leaves / denominator`. */
interface CategoryParts {
  node: ScoreNode | undefined;
  weight: number;
  denominator: number;
  leaves: ReadonlyMap<string, Leaf>;
  numerator: number;
}

function partsOf(tree: ScoreNode, category: Category): CategoryParts {
  const node = child(tree, category);
  const leaves = leavesOf(node?.original);
  const numerator = [...leaves.values()].reduce((sum, { points }) => sum + points, 0);
  return {
    node,
    weight: numberOf(node?.metadata.weight),
    denominator: numberOf(node?.original?.metadata.denominator),
    leaves,
    numerator,
  };
}

/** A category scored in only one of two scores is taken to have had the other's parts, so that its weight moved all. */
function aligned(a: CategoryParts, b: CategoryParts): [CategoryParts, CategoryParts] {
  const without = (from: CategoryParts, like: CategoryParts): CategoryParts =>
    from.denominator > 0
      ? from
      : { ...from, denominator: like.denominator, leaves: like.leaves, numerator: like.numerator };
  return [without(a, b), without(b, a)];
}

function leafMovements(
  category: Movement['category'],
  a: ReadonlyMap<string, Leaf>,
  b: ReadonlyMap<string, Leaf>,
  scale: number,
): Movement[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => {
    const [from, to] = [a.get(key), b.get(key)];
    const node = (to ?? from)?.node;
    return {
      category,
      subject: node?.name ?? key,
      points: ((to?.points ?? 0) - (from?.points ?? 0)) * scale,
      causes: causesOf(from, to),
      rule: { from: from?.node.ruleId ?? null, to: to?.node.ruleId ?? null },
      citation: node?.citation ?? '',
    };
  });
}

function wholeMovement(
  category: Category,
  subject: 'weight' | 'denominator',
  points: number,
  [a, b]: readonly [ScoreNode | undefined, ScoreNode | undefined],
  causes: readonly Cause[],
): Movement {
  const rule = { from: a?.ruleId ?? null, to: b?.ruleId ?? null };
  return { category, subject, points, causes, rule, citation: (b ?? a)?.citation ?? '' };
}

function weightCauses(a: CategoryParts, b: CategoryParts): Cause[] {
  const source = (node: ScoreNode | undefined): string | undefined =>
    node?.figures.find(({ name }) => name === 'weight')?.source;
  const causes: Cause[] = [];
  if (a.weight !== b.weight) {
    causes.push({ name: 'weight', from: a.weight, to: b.weight, source: source(b.node) ?? source(a.node) });
  }
  const [from, to] = [a.node?.metadata.reason ?? null, b.node?.metadata.reason ?? null];
  if (from !== to) causes.push({ name: 'reason of absence', from, to });
  return causes;
}

/**
 * The change of a product is split evenly: each factor's own change is weighed by the mean of the others, so the
 * pieces add up whatever changed together.
 */
function categoryMovements(category: Category, before: ScoreNode, after: ScoreNode): Movement[] {
  const [a, b] = aligned(partsOf(before, category), partsOf(after, category));
  const share = (part: CategoryParts): number => (part.denominator > 0 ? part.numerator / part.denominator : 0);
  const inverse = (part: CategoryParts): number => (part.denominator > 0 ? 1 / part.denominator : 0);
  const meanWeight = (a.weight + b.weight) / 2;
  const nodes = [a.node, b.node] as const;
  const weight = ((b.weight - a.weight) * (share(a) + share(b))) / 2;
  const denominator = (meanWeight * (inverse(b) - inverse(a)) * (a.numerator + b.numerator)) / 2;
  const denominatorCauses =
    a.denominator === b.denominator ? [] : [{ name: 'denominator', from: a.denominator, to: b.denominator }];
  return [
    wholeMovement(category, 'weight', weight, nodes, weightCauses(a, b)),
    wholeMovement(category, 'denominator', denominator, nodes, denominatorCauses),
    ...leafMovements(category, a.leaves, b.leaves, (meanWeight * (inverse(a) + inverse(b))) / 2),
  ];
}

/** Bonuses, limits and the threshold stand in points of the final score already. */
function rootMovements(before: ScoreNode, after: ScoreNode): Movement[] {
  const extra = (tree: ScoreNode): ReadonlyMap<string, Leaf> =>
    leavesOf({ ...tree, parts: tree.parts.filter(({ name }) => name === 'limit' || name === 'threshold') });
  // A bonus without terms is a leaf itself; it says nothing beside the terms of the other score.
  const bonuses = (tree: ScoreNode): ReadonlyMap<string, Leaf> =>
    new Map([...leavesOf(child(tree, 'bonuses'))].filter(([, { node }]) => node.name !== 'complexPatient'));
  return [
    ...leafMovements('bonuses', bonuses(before), bonuses(after), 1),
    ...leafMovements('total', extra(before), extra(after), 1),
  ];
}

/** The root's value; where the score is not determinable, what is known of it, rounded alike. */
const finalOf = (tree: ScoreNode): number => tree.value ?? roundHalfUp(unroundedOf(tree), 2);

/** The rest of the change: rounding to the published decimals. */
function rounding(before: ScoreNode, after: ScoreNode, moved: number): Movement {
  const [from, to] = [finalOf(before) - unroundedOf(before), finalOf(after) - unroundedOf(after)];
  const points = finalOf(after) - finalOf(before) - moved;
  return {
    category: 'total',
    subject: 'rounding',
    points,
    causes: Math.abs(to - from) < dust ? [] : [{ name: 'rounding', from, to }],
    rule: { from: before.ruleId, to: after.ruleId },
    citation: after.citation,
  };
}

function weightsOf(tree: ScoreNode): Record<Category, number> {
  const of = (category: Category): number => numberOf(child(tree, category)?.metadata.weight);
  return { quality: of('quality'), cost: of('cost'), ia: of('ia'), pi: of('pi') };
}

/** Compares the trees of two scores. The order of `movements` is by size. */
export function compareScores(before: ScoreNode, after: ScoreNode): ScoreComparison {
  const all = [
    ...categories.flatMap((category) => categoryMovements(category, before, after)),
    ...rootMovements(before, after),
  ];
  all.push(
    rounding(
      before,
      after,
      all.reduce((sum, { points }) => sum + points, 0),
    ),
  );
  const moved = all.filter(({ points }) => Math.abs(points) >= dust);
  const unmoved = all.filter(({ points, causes }) => Math.abs(points) < dust && causes.length > 0);
  const versions = versionChanges(before, after);
  return {
    from: finalOf(before),
    to: finalOf(after),
    change: finalOf(after) - finalOf(before),
    determined: { from: before.value !== null, to: after.value !== null },
    same: moved.length === 0 && unmoved.length === 0 && versions.length === 0,
    movements: moved.sort((a, b) => Math.abs(b.points) - Math.abs(a.points)),
    unmoved: unmoved.map((movement) => ({ ...movement, points: 0 })),
    versions,
    weights: { from: weightsOf(before), to: weightsOf(after) },
  };
}
