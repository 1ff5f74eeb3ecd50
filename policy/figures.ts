import { createCitationReader } from './citations';
import { isScalarList, type Plain } from './plain';
import { sectionOf, type SectionName } from './sections';
import type { YearPolicyFile } from './year-policy-file';

/** How sure a figure is: seen in a source, from memory or computed, or not known to anybody yet. */
export type Standing = 'verified' | 'recalled' | 'unknown';

/** One figure of a year with its citation. A list of single values is one figure. */
export interface PolicyFigure {
  /** JSON pointer into the year's file. */
  pointer: string;
  section: SectionName;
  value: Plain;
  standing: Standing;
  /** Sources in full, as the year's source list has them. */
  sources: readonly string[];
  note?: string;
}

/** Keys of a year's file that hold citations, not figures. */
const citations = new Set(['sources', 'provenance']);

/** Every pointer of the file that holds a single value, a list of such, or an empty list or object. */
export function leavesOf(value: Plain, pointer = ''): { pointer: string; value: Plain }[] {
  if (value === null || typeof value !== 'object' || isScalarList(value) || Object.keys(value).length === 0)
    return [{ pointer, value }];
  return Object.entries(value).flatMap(([key, item]: [string, Plain]) => leavesOf(item, `${pointer}/${key}`));
}

/** A year's file without its citations, as plain data. */
export function plainFigures(file: YearPolicyFile): Plain {
  return Object.fromEntries(Object.entries(file).filter(([key]) => !citations.has(key))) as unknown as Plain;
}

/**
 * Every figure of the year with section, citation and standing, in the order of the file. The flat copy of the dates
 * (`/calendar/timers`) is left out: each of its rows repeats a figure that stands elsewhere.
 * Throws where no citation governs a figure.
 */
export function figuresOf(file: YearPolicyFile): PolicyFigure[] {
  const cite = createCitationReader(file);
  return leavesOf(plainFigures(file))
    .filter(({ pointer }) => !pointer.startsWith('/calendar/timers/'))
    .map(({ pointer, value }) => {
      const { sources, confidence, note, unknown } = cite(pointer);
      const standing: Standing = value === null && unknown === true ? 'unknown' : confidence;
      return {
        pointer,
        section: sectionOf(pointer),
        value,
        standing,
        sources,
        ...(note === undefined ? {} : { note }),
      };
    });
}
