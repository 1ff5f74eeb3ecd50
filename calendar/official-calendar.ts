import type { PolicyTimer } from '../policy/year-policy';
import type { Calendar, Milestone, MilestoneId } from './calendar';
import { milestoneIds } from './calendar';
import { instantOfRule } from './eastern';

const known = new Set<string>(milestoneIds);
const isMilestoneId = (id: string): id is MilestoneId => known.has(id);

/**
 * The year's own dates, as CMS published them.
 *
 * Releases are acts of CMS: they never advance by date here, their date only reminds. An undated milestone has
 * `at: null` and its bracket. What is known of later extensions is already in the figures.
 * @throws Error when the policy names a date this program does not know, which would otherwise be missed in silence.
 */
export function officialCalendar(timers: readonly PolicyTimer[], performanceYear: number): Calendar {
  const milestones: Calendar['milestones'] = {};
  for (const timer of timers) {
    if (!isMilestoneId(timer.id)) {
      throw new Error(`Performance year ${performanceYear}: the calendar has no milestone named "${timer.id}"`);
    }
    milestones[timer.id] = milestoneOf(timer, timer.id);
  }
  return { name: `official-${performanceYear}`, kind: 'official', performanceYear, milestones };
}

function milestoneOf(timer: PolicyTimer, id: MilestoneId): Milestone {
  const instant = (on: string) => instantOfRule({ id, kind: timer.kind, on, time: timer.localTime });
  return {
    id,
    kind: timer.kind,
    at: timer.date === null ? null : instant(timer.date),
    ...(timer.earliest === undefined ? {} : { earliestAt: instant(timer.earliest) }),
    ...(timer.latest === undefined ? {} : { latestAt: instant(timer.latest) }),
    synthetic: false,
    advances: timer.kind !== 'release',
  };
}

/** A release that CMS has planned: when it may be expected, for reminders only. */
export interface PlannedRelease {
  id: MilestoneId;
  plannedAt: string | null;
  earliestAt: string | null;
  latestAt: string | null;
}

/** The releases that wait for somebody's act on this calendar, in order of the year. */
export function plannedReleases(calendar: Calendar): PlannedRelease[] {
  return milestoneIds
    .map((id) => calendar.milestones[id])
    .filter((milestone) => milestone !== undefined)
    .filter((milestone) => milestone.kind === 'release' && !milestone.advances)
    .map(({ id, at, earliestAt, latestAt }) => ({
      id,
      plannedAt: at,
      earliestAt: earliestAt ?? at,
      latestAt: latestAt ?? at,
    }));
}
