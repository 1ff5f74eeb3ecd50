import { PHASE_NAMES, type PhaseName } from '../schemas/events/fact-types';

/** Where one TIN stands, for the view. */
export interface TinProgress {
  story: string;
  phase: PhaseName | null;
  score: number | null;
  eligibility: string;
  sets: number;
}

/** Everything the view shows. */
export interface DemoProgress {
  title: string;
  tins: TinProgress[];
  /** The next date of the calendar. */
  next: { what: string; inSeconds: number } | null;
  /** Part of the whole life that is over, 0 to 1. */
  elapsed: number;
  facts: number;
  /** Newest last. */
  events: string[];
  /** Newest last: acts of vendors, parts that ended and came back. */
  news: string[];
}

/** How many TINs stand in each phase, in the order of the year. */
export function phaseCounts(tins: readonly TinProgress[]): [PhaseName, number][] {
  return PHASE_NAMES.map((phase) => [phase, tins.filter((tin) => tin.phase === phase).length]);
}
