import type { Category, Weights } from './year-policy';

/** The weights to use when exactly the `absent` categories are not scored. */
export interface ReweightingRow {
  absent: readonly Category[];
  /** Null: fewer than two categories are left, so the final score is the threshold. */
  weights: Weights | null;
  /** Where the row stands in the year's file; pass it to `cite`. */
  pointer: string;
}

/** Named starting points: which weights hold before anything is reweighted. */
export type WeightScheme = 'mips' | 'app1' | 'appPlus';

/** Category weights and the whole reweighting table. Look rows up with {@link WeightsPolicy.row}. */
export interface WeightsPolicy {
  /** Weights before any reweighting, for individuals, groups and virtual groups. */
  standard: Weights;
  /** Set when CMS took a category out for everyone (cost in 2020 and 2021). */
  absentForEveryone: readonly Category[];
  /** Categories an APM Entity is never scored on outside the APP. */
  absentForApmEntity: readonly Category[];
  /**
   * The row for a set of absent categories; undefined when fewer than two categories are left.
   * `small` picks the small-practice table where the year has one.
   */
  row(scheme: WeightScheme, absent: ReadonlySet<Category>, small: boolean): ReweightingRow | undefined;
  rows: Readonly<Record<'standard' | 'small' | 'app', readonly ReweightingRow[]>>;
}
