import type { Standing } from '../figures';
import type { SectionName } from '../sections';

/** How sure one line is and where it comes from: numbers of the section's list of sources, from 1. */
export interface Mark {
  /** Pointer of the figure or subtree that the line shows. */
  pointer: string;
  standing: Standing;
  sources: readonly number[];
}

/** One figure with its label. */
export interface FactLine extends Mark {
  label: string;
  text: string;
}

/** One row of a table. */
export interface TableRow extends Mark {
  cells: readonly string[];
}

/** Lines that belong together. */
export type Block =
  | { kind: 'facts'; heading: string | null; lines: readonly FactLine[] }
  | { kind: 'table'; heading: string; columns: readonly string[]; rows: readonly TableRow[] };

/** One section of the readable policy. */
export interface DescribedSection {
  name: SectionName;
  title: string;
  blocks: readonly Block[];
  /** Sources of the section, in the order the marks number them. */
  sources: readonly string[];
}

/** A year's policy as an analyst reads it. */
export interface PolicyDescription {
  performanceYear: number;
  paymentYear: number;
  sections: readonly DescribedSection[];
}
