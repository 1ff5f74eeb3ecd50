import type { Category, ReportingOption, UnitKind } from '../year-policy';
import type { Plain } from '../plain';
import type { LimitId } from './limits';

/**
 * How well a rule of a year is covered: `exact` rests on figures seen in a source, `recalled` on at least one from memory
 * or computed; `not determinable` lacks a figure or a day that is not known, and its result says so; `refused` is declined by name;
 * `–` does not exist in the year.
 */
export type CoverageStatus = 'exact' | 'recalled' | 'not determinable' | 'refused' | '–';

/** A figure that must say yes: not null, false, 0, 'none' or an empty list; or must be the value beside it. */
export type Condition = string | readonly [pointer: string, value: Plain];

/** One rule of the product, with the figures it rests on. Pointers lead into a year's file. */
export interface CoverageRow {
  rule: string;
  /** Every one must stand in the file of each year in which the rule exists; null means that the year has no such thing. */
  pointers?: readonly string[];
  /** The row of a reweighting table for the categories that are absent, instead of pointers. */
  weights?: { table: string; absent: readonly Category[] };
  /** A cell of the participation matrix, instead of pointers. */
  cell?: { option: ReportingOption; unit: UnitKind };
  /** Where one of these does not hold, the rule does not exist in the year. */
  when?: readonly Condition[];
  /** A figure that, where it stands, says that those of the rule cannot be relied on. */
  unknownWhen?: string;
  /** Rules of the score tree that the row covers, by their ids. */
  rules?: readonly string[];
  limits?: readonly LimitId[];
}

/** Rows that are read together. */
export interface CoverageSection {
  title: string;
  rows: readonly CoverageRow[];
}
