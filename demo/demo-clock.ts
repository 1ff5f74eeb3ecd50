import { setTimeout as delay } from 'node:timers/promises';
import { type Calendar, instantOf } from '../calendar/calendar';
import type { MilestoneId } from '../calendar/calendar';
import type { Moment } from './story';

/** The date behind each moment, and how long after it one acts: servers and vendors do not share a clock. */
const DATES: Record<Exclude<Moment, 'start'>, { milestone: MilestoneId; afterMs: number }> = {
  registration: { milestone: 'mvpSubgroupRegistrationOpen', afterMs: 300 },
  registrationClosed: { milestone: 'mvpSubgroupRegistrationClose', afterMs: 300 },
  finalCheck: { milestone: 'finalEligibilityRelease', afterMs: 500 },
  window: { milestone: 'submissionOpen', afterMs: 300 },
  windowClosed: { milestone: 'submissionClose', afterMs: 300 },
  scores: { milestone: 'finalScoreRelease', afterMs: 500 },
  adjustments: { milestone: 'paymentAdjustmentRelease', afterMs: 500 },
};

/** Instant of a moment in epoch milliseconds. @throws Error when the calendar does not date it */
export function instantOfMoment(calendar: Calendar, moment: Exclude<Moment, 'start'>): number {
  const { milestone, afterMs } = DATES[moment];
  const at = instantOf(calendar, milestone);
  if (at === null) throw new Error(`Calendar ${calendar.name} does not date ${milestone}`);
  return Date.parse(at) + afterMs;
}

/** Waits until a moment has come; returns at once when it is past. */
export async function untilMoment(calendar: Calendar, moment: Moment, signal: AbortSignal): Promise<void> {
  if (moment === 'start') return;
  const wait = instantOfMoment(calendar, moment) - Date.now();
  if (wait > 0) await delay(wait, undefined, { signal });
}
