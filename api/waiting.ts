import type { CalendarReading } from '../calendar/calendar-reading';
import { formatDeadline } from '../calendar/format-deadline';
import { PHASES, type Phase } from '../schemas/ids';
import type { CarriedYear } from '../schemas/messages/year';
import type { EntityYear } from '../store/entity-years';
import { PHASE_RULES } from '../workflows/phases';
import { firstState } from '../workflows/year-state';

/** Why a year stands where it stands, in the words that operators read in the Temporal UI. */
export interface Waiting {
  what: string;
  until: string | null;
  untilText: string;
}

/** What a year waits for by the read model; null once it is closed. */
export function waitingFor(year: EntityYear, calendar: CalendarReading): Waiting | null {
  if (year.state?.closed) return null;
  const { what, until } = isPhase(year.phase)
    ? PHASE_RULES[year.phase].waitsFor(asCarried(year, year.phase), calendar)
    : { what: 'its first command to be applied', until: null };
  return { what, until, untilText: formatDeadline(until) };
}

const isPhase = (phase: string | null): phase is Phase => PHASES.some((each) => each === phase);

/** The part of a year's state that the phases look at, from the facts instead of from the workflow. */
function asCarried(year: EntityYear, phase: Phase): CarriedYear {
  const { state, scores } = year;
  const at = state?.updatedAt ?? '';
  const isReviewClosed = state?.reviewWindow?.state === 'closed';
  const run = state?.eligibility?.run;
  return {
    ...firstState(year.entityKey),
    phase,
    window: state?.window?.state ?? 'notOpen',
    openReviews: (state?.reviews ?? []).filter(({ state: each }) => each !== 'decided' && each !== 'withdrawn').length,
    counts: { submissions: state?.sets.length ?? 0, elections: 0, registrations: 0, reviews: 0, refusedLater: 0 },
    done: {
      ...(run ? { [run]: at } : {}),
      ...(scores?.adjustmentsReleased ? { adjustments: at } : {}),
      ...(isReviewClosed ? { reviewClosed: at } : {}),
    },
  };
}
