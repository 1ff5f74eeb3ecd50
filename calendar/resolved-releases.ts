import type { Calendar, CalendarKind, Milestone, MilestoneId } from './calendar';
import { mainMilestones } from './calendar';
import { addDays, daysBetween, easternClock, instantOfRule } from './eastern';

/** Milestones that CMS's score release opens: they have no date of their own. */
const followers: Partial<Record<MilestoneId, MilestoneId>> = { targetedReviewOpen: 'finalScoreRelease' };

/**
 * The same year with every date filled and every release advancing by the clock: the ground of demonstrations,
 * stories and shifted years.
 *
 * An undated opening takes the start of its bracket (it admits from there), every other undated milestone the middle
 * day; the main milestones stay in order, an invented date giving way to its neighbours. Each invented date is
 * labelled (`synthetic`, `resolution`). A milestone without date and bracket stays null.
 */
export function resolvedReleases(calendar: Calendar, kind: CalendarKind = 'story', name?: string): Calendar {
  const milestones: Calendar['milestones'] = {};
  for (const milestone of Object.values(calendar.milestones)) {
    milestones[milestone.id] = { ...guessed(milestone), advances: true };
  }
  clampMain(calendar, milestones);
  for (const [id, release] of Object.entries(followers) as [MilestoneId, MilestoneId][]) {
    const follower = milestones[id];
    const followed = milestones[release];
    if (follower && followed && calendar.milestones[id]?.at === null) {
      milestones[id] = { ...follower, at: followed.at, synthetic: true, resolution: 'sameAsRelease' };
    }
  }
  return { ...calendar, name: name ?? `${kind}-${calendar.performanceYear}`, kind, milestones };
}

function guessed(milestone: Milestone): Milestone {
  const { id, kind, earliestAt, latestAt } = milestone;
  if (milestone.at !== null || earliestAt === undefined) return milestone;
  if (kind === 'open' || latestAt === undefined) {
    return { ...milestone, at: earliestAt, synthetic: true, resolution: 'earliest' };
  }
  const first = easternClock(earliestAt).on;
  const middle = addDays(first, Math.floor(daysBetween(first, easternClock(latestAt).on) / 2));
  return {
    ...milestone,
    at: instantOfRule({ id, kind, on: middle, time: null }),
    synthetic: true,
    resolution: 'midpoint',
  };
}

/** Pushes invented main dates back between the main milestones before and after them. Given dates never move. */
function clampMain(official: Calendar, milestones: Calendar['milestones']): void {
  const given = (id: MilestoneId) => official.milestones[id]?.at ?? null;
  let previous: string | null = null;
  for (const [index, id] of mainMilestones.entries()) {
    const milestone = milestones[id];
    if (!milestone?.at) continue;
    if (given(id) === null) {
      const next = mainMilestones
        .slice(index + 1)
        .map(given)
        .find((at) => at !== null);
      const notBefore: string = previous === null ? milestone.at : later(milestone.at, previous);
      const at = next ? earlier(notBefore, next) : notBefore;
      if (at !== milestone.at) milestones[id] = { ...milestone, at, resolution: 'clamped' };
    }
    previous = milestones[id]?.at ?? previous;
  }
}

const later = (left: string, right: string) => (Date.parse(left) >= Date.parse(right) ? left : right);
const earlier = (left: string, right: string) => (Date.parse(left) <= Date.parse(right) ? left : right);

/** Neighbouring main milestones of which the second comes before the first; empty when the year is in order. */
export function mainOrderBreaks(calendar: Calendar): [MilestoneId, MilestoneId][] {
  const dated = mainMilestones
    .map((id) => ({ id, at: calendar.milestones[id]?.at }))
    .filter((milestone) => milestone.at);
  return dated
    .slice(1)
    .map((second, index) => [dated[index]!, second] as const)
    .filter(([first, second]) => Date.parse(first.at!) > Date.parse(second.at!))
    .map(([first, second]) => [first.id, second.id]);
}
