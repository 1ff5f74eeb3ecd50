import type { Category, Weights } from './year-policy';

/** The weights to use when exactly the `absent` categories are not scored. */
export interface ReweightingRow {
  absent: readonly Category[];
  /** Null: the year has no weights for this set. */
  weights: Weights | null;
  /** Where the row stands in the year's file; pass it to `cite`. */
  pointer: string;
}

/** Named starting points: which weights hold before anything is reweighted. */
export type WeightScheme = 'mips' | 'app1' | 'appPlus' | 'apmScoringStandard';

/** Category weights and the whole reweighting table. Look rows up with {@link WeightsPolicy.row}. */
export interface WeightsPolicy {
  /** Weights before any reweighting, for individuals, groups and virtual groups. */
  standard: Weights;
  /** Set when CMS took a category out for everyone (cost in 2020 and 2021). */
  absentForEveryone: readonly Category[];
  /** Categories an APM Entity is never scored on outside the APP. */
  absentForApmEntity: readonly Category[];
  /**
   * The row for a set of absent categories; undefined, or without weights, when fewer than two are left. Categories that the
   * scheme weighs at 0 anyway do not matter.
   * `small` picks the small-practice table where the year has one.
   */
  row(scheme: WeightScheme, absent: ReadonlySet<Category>, small: boolean): ReweightingRow | undefined;
  /** How many categories that carry weight in the scheme are not absent; below two the final score is the threshold. */
  categoriesLeft(scheme: WeightScheme, absent: ReadonlySet<Category>): number;
  rows: Readonly<Record<'standard' | 'small' | 'app' | 'apmScoringStandard', readonly ReweightingRow[]>>;
}
