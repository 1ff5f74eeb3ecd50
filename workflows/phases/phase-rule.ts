import type { CalendarReading } from '../../calendar/calendar-reading';
import type { Phase } from '../../schemas/ids';
import type { CarriedYear } from '../../schemas/messages/year';

/** What a year waits for, in words for whoever looks at it in the Temporal UI. */
export interface WaitsFor {
  what: string;
  /** UTC instant, or null when only CMS's act or a decision ends the wait. */
  until: string | null;
}

/** One phase of a year: when it is over, what follows, and what it waits for meanwhile. Pure. */
export interface PhaseRule {
  isOver(state: CarriedYear, calendar: CalendarReading, now: string): boolean;
  leave(state: CarriedYear, calendar: CalendarReading, now: string): { next: Phase; skipped: Phase[] };
  waitsFor(state: CarriedYear, calendar: CalendarReading): WaitsFor;
}
