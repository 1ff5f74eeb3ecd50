import type { Standing } from '../figures';
import type { Plain } from '../plain';
import type { SectionName } from '../sections';

/** One figure that is not the same in two years. */
export interface PolicyChange {
  /** Where the figure stands in the later year's file; in the earlier one's where it ended. */
  pointer: string;
  section: SectionName;
  /** The pointer in words, without its section. */
  label: string;
  /** `added` and `removed`: the other year does not know the figure or says that it does not apply. */
  kind: 'changed' | 'added' | 'removed';
  old: Plain;
  new: Plain;
  /** Old and new in words; the one value of a figure that was added or removed; lists as what came and went. */
  words: string;
  /** Standing and sources of the later figure, or of the earlier one where it ended. */
  standing: Standing;
  sources: readonly string[];
}

/** What changed from one performance year to another. */
export interface PolicyDiff {
  from: number;
  to: number;
  /** The changes that a reader of scores feels, one sentence each. */
  headlines: readonly string[];
  /** Every change, in the order of the sections. */
  changes: readonly PolicyChange[];
  /** Pointers left out: dates, labels and year numbers that only moved along with the year. */
  movedWithTheYear: readonly string[];
}
