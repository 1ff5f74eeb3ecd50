import type { CalendarReading } from '../../calendar/calendar-reading';
import type { CarriedYear } from '../../schemas/messages/year';
import type { PhaseRule } from './phase-rule';

/**
 * From the start until CMS's first determination is known. The submission window opens by the calendar even when the
 * release is late: then the year goes straight to `submission`, and `performance` is reported as skipped.
 */
export const preliminary: PhaseRule = {
  isOver: (state) => isKnown(state) || state.window !== 'notOpen',
  leave: (state, calendar) =>
    isKnown(state) && !windowCameFirst(state, calendar)
      ? { next: 'performance', skipped: [] }
      : { next: 'submission', skipped: ['performance'] },
  waitsFor: (_state, calendar) => ({
    what: 'preliminary eligibility (first determination of CMS)',
    until: calendar.preliminaryEligibilityAt,
  }),
};

/** By the dates, not by when a run woke: an outage over both must not change which phases a year tells of. */
function windowCameFirst({ done, window }: CarriedYear, calendar: CalendarReading): boolean {
  const knownAt = done.preliminary ? calendar.preliminaryEligibilityAt : calendar.finalEligibilityAt;
  const { windowOpensAt } = calendar;
  return window !== 'notOpen' && knownAt !== null && windowOpensAt !== null && windowOpensAt < knownAt;
}

const isKnown = (state: { done: { preliminary?: string; final?: string } }) =>
  state.done.preliminary !== undefined || state.done.final !== undefined;
