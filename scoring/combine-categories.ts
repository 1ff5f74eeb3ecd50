import type { Category, ReweightingRow } from '../policy/year-policy';
import { absentCategories } from './absent-categories';
import type { AbsenceReason } from './absent-categories';
import type { CostScore } from './cost-category';
import type { IaScore } from './ia-category';
import type { PiScore } from './pi/pi-category';
import type { QualityScore } from './quality/quality-category';
import type { CategoryScore } from './score-result';
import type { ScoringContext } from './scoring-context';
import { NotDeterminableError } from './scoring-errors';

/** The four category scores of a unit. */
export interface CategoryScores {
  quality: QualityScore;
  cost: CostScore;
  ia: IaScore;
  pi: PiScore;
}

/** Category scores under their weights. */
export interface Combined {
  scores: CategoryScores;
  absent: ReadonlyMap<Category, AbsenceReason>;
  /** Undefined when fewer than two categories are left. */
  row: ReweightingRow | undefined;
  byCategory: readonly CategoryScore[];
  /** Weighted sum, before bonuses. */
  sum: number;
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
      return { points: scores.pi.percent ?? 0, possible: piCap };
  }
}

/** What was earned in a category that carries no weight is no part of the score. */
const notScored = { points: 0, possible: 0 };

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
    const { points, possible } = percent === null ? notScored : scaleOf(scores, category, context.policy.pi.cap);
    return { category, weight, percent, points, possible, contribution: ((percent ?? 0) * weight) / 100 };
  });
}

/**
 * Finds the absent categories, takes their row of the weights and adds up.
 * @throws NotDeterminableError when two or more categories are left and the year's policy does not know their weights.
 */
export function combineCategories(
  context: ScoringContext,
  scores: CategoryScores,
  hasData: Readonly<Record<Category, boolean>>,
): Combined {
  const absent = absentCategories(context, hasData, scores);
  const { weights, performanceYear } = context.policy;
  const missing = new Set(absent.keys());
  const row = weights.row(context.option.weightScheme, missing, context.isSmallPractice);
  if ((row?.weights ?? null) === null && weights.categoriesLeft(context.option.weightScheme, missing) > 1) {
    const weights = `weights without ${[...missing].join(', ')}`;
    throw new NotDeterminableError(performanceYear, [
      `not determinable: the final score, ${weights} are not known for performance year ${performanceYear}`,
    ]);
  }
  const byCategory = weighted(context, scores, absent, row);
  return {
    scores,
    absent,
    row,
    byCategory,
    sum: byCategory.reduce((total, { contribution }) => total + contribution, 0),
  };
}
