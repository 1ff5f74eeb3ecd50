/** What scoring answers: plain data, safe to serialise. */
import type { Category, UnitKind } from '../policy/year-policy';

/** A figure a node was computed from, with where it stands in policy or catalogue. */
export interface UsedFigure {
  name: string;
  value: number | string | boolean | null;
  /** Policy pointer or benchmark reference. */
  source?: string;
}

/**
 * One node of the score tree, in the shape vendors know.
 * `value` is what the node adds to its parent; `original` is the same before weighting.
 */
export interface ScoreNode {
  name: string;
  value: number | null;
  detail: string;
  original?: ScoreNode;
  parts: readonly ScoreNode[];
  metadata: Readonly<Record<string, unknown>>;
  warnings: readonly string[];
  /** Always empty: a score with an error is refused before there is a tree. Vendors' readers expect the list. */
  errors: readonly string[];
  /** Stable id of the rule that made the value, for example `quality.class1.decile`. */
  ruleId: string;
  /** Where the rule comes from. */
  citation: string;
  figures: readonly UsedFigure[];
}

/** One category's part of the final score. Numbers are unrounded; see `round4` and `toDecimals` for output. */
export interface CategoryScore {
  category: Category;
  /** Weight in points of 100 after reweighting; 0 when the category is absent. */
  weight: number;
  /** 0..100, null when the category is not scored. */
  percent: number | null;
  /** Points earned and available, in the category's own scale; those of quality and cost without improvement, which `percent` has. */
  points: number;
  possible: number;
  /** `percent x weight / 100`. */
  contribution: number;
}

/** The score of one unit in one reporting option. */
export interface UnitScore {
  performanceYear: number;
  unitKind: UnitKind;
  option: string;
  /** Two decimals, `'79.50'`; null where it rests on a figure nobody knows, which `notDeterminable` names. */
  finalScore: string | null;
  /** The same before rounding, capped at 100; where it is not determinable, what is known added up. */
  unrounded: number;
  byCategory: readonly CategoryScore[];
  /** Bonus points of the final score (complex patients, small practice 2018). */
  bonusPoints: number;
  /** Built when first read; an own enumerable property, so JSON carries it. */
  readonly tree: ScoreNode;
  /** Sets whose category score was picked. */
  pickedSetRefs: readonly string[];
  /** Achievement percent without bonus and improvement; next year's `previousYear`. Null where a figure of it is not known. */
  qualityAchievementPercent: number | null;
  costPercent: number | null;
  engineVersion: string;
  policyHash: string;
  catalogueVersion: string;
  /** Sentences that begin `not determinable: `; empty when everything was. */
  notDeterminable: readonly string[];
}

/** A score that rests on nothing unknown. */
export type DeterminedScore = UnitScore & { finalScore: string };

/** Whether a score has a number: what may be assigned, released and paid by. */
export const isDetermined = (score: UnitScore): score is DeterminedScore => score.finalScore !== null;

/** Why a clinician got the score, or none. */
export type AssignmentReason =
  | 'highestOfLevel'
  | 'virtualGroupPrevails'
  | 'apmEntityPrevails'
  | 'noSubmissionScoredZero'
  | 'newlyEnrolled'
  | 'qp'
  | 'partialQpNotElected'
  | 'ineligibleType'
  | 'lowVolumeNotReported'
  | 'notAdjustable';

/** What one clinician at one TIN ends up with. */
export interface AssignedScore {
  clinicianRef: string;
  /** Two-decimal string, or null when no adjustment attaches. */
  finalScore: string | null;
  winner: { unitRef: string; option: string } | null;
  reason: AssignmentReason;
}

/** Percentages on Part B payments, as decimal strings. */
export interface PaymentAdjustment {
  /** Before national scaling, four decimals; includes no additional adjustment. */
  basePercent: string;
  /** Additional adjustment for exceptional performance before its factor; null where the year or score has none. */
  additionalBasePercent: string | null;
  /** After scaling, two decimals; null when the factor is not known. Zero and negative adjustments need none. */
  finalPercent: string | null;
  /** True when the caller invented the factor. */
  synthetic: boolean;
  notDeterminable?: string;
}
