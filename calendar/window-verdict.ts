import type { CalendarReading } from './calendar-reading';

/** The windows the door judges. */
export type JudgedWindow = 'submission' | 'registration' | 'optIn' | 'review';

/** Why the door stays shut. Stable codes of the error envelope. */
export type WindowRefusal =
  'WINDOW_NOT_OPEN' | 'WINDOW_CLOSED' | 'ELECTION_CLOSED' | 'REVIEW_NOT_OPEN' | 'REVIEW_CLOSED';

/** Whether something received at an instant is in time, and the window it was held against. */
export interface WindowVerdict {
  open: boolean;
  code?: WindowRefusal;
  /** Opt-in only: chosen before the final determination, which may still change what it is worth. Warn. */
  early?: true;
  opensAt: string | null;
  closesAt: string | null;
}

/** Bounds of each window and the words of its refusal; `openFromStart` has no lower bound at the door. */
function boundsOf(reading: CalendarReading, what: JudgedWindow) {
  switch (what) {
    case 'submission':
      return {
        opensAt: reading.windowOpensAt,
        closesAt: reading.windowClosesAt,
        before: 'WINDOW_NOT_OPEN',
        after: 'WINDOW_CLOSED',
        openFromStart: false,
      } as const;
    case 'registration':
      return {
        opensAt: reading.registrationOpensAt,
        closesAt: reading.registrationClosesAt,
        before: 'WINDOW_NOT_OPEN',
        after: 'ELECTION_CLOSED',
        openFromStart: false,
      } as const;
    case 'optIn':
      return {
        opensAt: reading.finalEligibilityAt,
        closesAt: reading.windowClosesAt,
        before: 'WINDOW_NOT_OPEN',
        after: 'ELECTION_CLOSED',
        openFromStart: true,
      } as const;
    case 'review':
      return {
        opensAt: reading.reviewOpensAt,
        closesAt: reading.reviewClosesAt,
        before: 'REVIEW_NOT_OPEN',
        after: 'REVIEW_CLOSED',
        openFromStart: false,
      } as const;
  }
}

/**
 * Judges one receipt. Windows are half-open, `[opensAt, closesAt)`: the closing instant itself is late (decision 0031).
 *
 * A close that nobody knows yet keeps an opened window open; an opening that nobody knows keeps it shut, save for
 * opt-in, which may be chosen from the start of the year and is marked `early` before the final determination.
 * A window that the year does not have (registration before 2023) is `ELECTION_CLOSED`.
 */
export function windowVerdict(reading: CalendarReading, what: JudgedWindow, receivedAt: string): WindowVerdict {
  const { opensAt, closesAt, before, after, openFromStart } = boundsOf(reading, what);
  const bounds = { opensAt, closesAt };
  const at = Date.parse(receivedAt);
  const isEarly = opensAt === null || at < Date.parse(opensAt);
  if (closesAt !== null && at >= Date.parse(closesAt)) return { open: false, code: after, ...bounds };
  if (what === 'registration' && opensAt === null && closesAt === null) return { open: false, code: after, ...bounds };
  if (isEarly && !openFromStart) return { open: false, code: before, ...bounds };
  return isEarly ? { open: true, early: true, ...bounds } : { open: true, ...bounds };
}
