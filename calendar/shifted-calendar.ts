import type { Calendar, Milestone, MilestoneId } from './calendar';
import { instantOf, mapMilestones } from './calendar';
import { addDays, daysBetween, easternClock, easternInstant } from './eastern';
import { resolvedReleases } from './resolved-releases';

/** How far a year moves: by whole days, or so that one of its milestones falls on a date (YYYY-MM-DD, New York). */
export type Shift = { days: number } | { milestone: MilestoneId; on: string };

/**
 * The year moved by whole days, its releases advancing by date: how a past year runs today under a name of its own.
 *
 * The wall clock of New York is kept, not the distance in hours: a close at 20:00 stays at 20:00 when the move crosses
 * a change to or from daylight saving.
 * @throws RangeError when the year does not date the milestone to move by, or on a compressed calendar.
 */
export function shiftedCalendar(calendar: Calendar, shift: Shift, name?: string): Calendar {
  if (calendar.kind === 'compressed') throw new RangeError('A compressed calendar cannot be shifted: it has no days');
  const resolved = resolvedReleases(calendar, 'shifted');
  const days = daysOf(resolved, shift);
  const moved = (at: string) => {
    const { on, time } = easternClock(at);
    return easternInstant(addDays(on, days), time);
  };
  const milestones = mapMilestones(resolved, (milestone) => movedMilestone(milestone, moved));
  return { ...resolved, name: name ?? `shifted-${calendar.performanceYear}-${days}d`, milestones };
}

function daysOf(calendar: Calendar, shift: Shift): number {
  if ('days' in shift) return shift.days;
  const at = instantOf(calendar, shift.milestone);
  if (at === null) {
    throw new RangeError(`Performance year ${calendar.performanceYear} does not date "${shift.milestone}"`);
  }
  return daysBetween(easternClock(at).on, shift.on);
}

function movedMilestone(milestone: Milestone, moved: (at: string) => string): Milestone {
  const { at, earliestAt, latestAt } = milestone;
  return {
    ...milestone,
    at: at === null ? null : moved(at),
    ...(earliestAt === undefined ? {} : { earliestAt: moved(earliestAt) }),
    ...(latestAt === undefined ? {} : { latestAt: moved(latestAt) }),
  };
}
