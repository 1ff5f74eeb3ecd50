/** Scoring one measure by itself, again and again: every answer of `one-more-point` comes from the engine itself. */
import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { Category, YearPolicy } from '../../policy/year-policy';
import { applyStep } from './one-more-point-step';
import type { Step } from './one-more-point-step';
import type { UnitFacts, UnitScoreInput } from '../score-input';
import type { ScoreNode } from '../score-result';
import { scoreUnit } from '../score-unit';
import { isLeftOut } from '../explain/rules';
import { dust, unroundedOf } from '../explain/tree-sums';

/** A measure's points in some input, and the node that explains them; null when it is not in the tree. */
export interface Trial {
  points: number;
  node: ScoreNode;
}

/** What is scored, and by what. */
export interface TrialYear {
  policy: YearPolicy;
  catalogue: YearCatalogue;
}

/** The original of a category, or undefined when the category is absent. */
export function originalOf(tree: ScoreNode, category: Category): ScoreNode | undefined {
  return tree.parts.find(({ name }) => name === category)?.original;
}

/** The node of a measure, at any depth below; none where the tree only says why it was not counted. */
export function findMeasure(node: ScoreNode | undefined, measureId: string): ScoreNode | undefined {
  if (node === undefined) return undefined;
  for (const part of node.parts) {
    if (isLeftOut(part)) continue;
    const found = part.name === measureId ? part : findMeasure(part, measureId);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Facts that leave a measure to itself: no figures of CMS, no hospital, no earlier year. */
export function bareFacts({ specialStatuses, clinicianCount, reweighted, registration }: UnitFacts): UnitFacts {
  return {
    specialStatuses: { ...specialStatuses, facilityBased: false },
    ...(clinicianCount === undefined ? {} : { clinicianCount }),
    ...(registration === undefined ? {} : { registration }),
    reweighted,
    cost: [],
    administrativeClaims: [],
  };
}

/** Scores an input and looks at one measure. */
export function tryMeasure(
  year: TrialYear,
  input: UnitScoreInput,
  category: Category,
  measureId: string,
): Trial | null {
  const { tree } = scoreUnit(input, year.policy, year.catalogue);
  const node = findMeasure(originalOf(tree, category), measureId);
  return node === undefined ? null : { points: unroundedOf(node), node };
}

/** The same after a step; null also where the step leads out of the tree. */
export function tryStep(
  year: TrialYear,
  input: UnitScoreInput,
  category: Category,
  step: Step & { measureId: string },
): Trial | null {
  return tryMeasure(year, applyStep(input, step, year.catalogue), category, step.measureId);
}

/** Least number from 1 to `most` for which `reaches` holds, when it holds for all above once it does; null if never. */
export function leastThat(most: number, reaches: (amount: number) => boolean): number | null {
  if (most < 1 || !reaches(most)) return null;
  let [below, at] = [0, most];
  while (at - below > 1) {
    const middle = Math.floor((below + at) / 2);
    // Above 2^53 a half is no number between any more.
    if (middle <= below || middle >= at) break;
    if (reaches(middle)) at = middle;
    else below = middle;
  }
  return at;
}

/** Finds the smallest step of a family that wins a whole point, or else the most that can be won. */
export function smallestStep<S extends Step & { measureId: string }>(
  now: Trial,
  most: number,
  stepOf: (amount: number) => S,
  attempt: (step: S) => Trial | null,
): { step: S; trial: Trial } | null {
  const points = (amount: number): number => attempt(stepOf(amount))?.points ?? 0;
  if (most < 1) return null;
  const best = points(most);
  if (best <= now.points + dust) return null;
  const target = Math.min(now.points + 1, best);
  const amount = leastThat(most, (each) => points(each) >= target - dust);
  if (amount === null) return null;
  const step = stepOf(amount);
  const trial = attempt(step);
  return trial === null ? null : { step, trial };
}
