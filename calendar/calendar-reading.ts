import { createHash } from 'node:crypto';
import type { Calendar, CalendarKind, MilestoneId } from './calendar';
import { instantOf } from './calendar';
import { addDays, easternClock, instantOfRule } from './eastern';

/** A release that has been stored: by CMS's file, an operator, or the season of a calendar that advances by date. */
export interface ReleaseRecord {
  id: string;
  kind: 'eligibility-preliminary' | 'eligibility-final' | 'scores' | 'adjustments';
  /** UTC instant at which it was released. */
  releasedAt: string;
}

/** A date moved by decree: an extension, a reopening, a hold (`at: null` = held until released or moved again). */
export interface DeadlineOverride {
  milestone: MilestoneId;
  at: string | null;
  reason: string;
}

/**
 * The instants a year lives by, in force at the moment of reading. Flat and small: it crosses into workflows.
 * Null = not known yet, or waits for an act of CMS (or does not exist in the year, as registration before 2023).
 */
export interface CalendarReading {
  /** Digest of the instants: equal when nothing moved, whatever the reason of the reading. */
  version: string;
  preliminaryEligibilityAt: string | null;
  finalEligibilityAt: string | null;
  registrationOpensAt: string | null;
  registrationClosesAt: string | null;
  windowOpensAt: string | null;
  windowClosesAt: string | null;
  scoresReleaseAt: string | null;
  adjustmentsReleaseAt: string | null;
  reviewOpensAt: string | null;
  reviewClosesAt: string | null;
  paymentStartsAt: string | null;
  paymentEndsAt: string | null;
}

/** Instants of a reading, without its version. */
export type ReadingInstants = Omit<CalendarReading, 'version'>;

/** Which recorded act brings each release. */
const releaseKinds = {
  initialEligibilityRelease: 'eligibility-preliminary',
  finalEligibilityRelease: 'eligibility-final',
  finalScoreRelease: 'scores',
  paymentAdjustmentRelease: 'adjustments',
} as const satisfies Partial<Record<MilestoneId, ReleaseRecord['kind']>>;

/**
 * Reads a calendar with what has happened since: recorded releases and moved dates.
 *
 * A recorded release sets its instant (the first of its kind: a reissue moves no clock). An override replaces a date;
 * for one milestone the last of the list holds. Same arguments, same reading.
 */
export function readCalendar(
  calendar: Calendar,
  released: readonly ReleaseRecord[] = [],
  overrides: readonly DeadlineOverride[] = [],
): CalendarReading {
  const moved = new Map(overrides.map((override) => [override.milestone, override.at]));
  const dated = (id: MilestoneId) => (moved.has(id) ? (moved.get(id) ?? null) : instantOf(calendar, id));
  const opening = (id: MilestoneId) => dated(id) ?? (moved.has(id) ? null : earliestOf(calendar, id));
  const release = (id: keyof typeof releaseKinds) => {
    const recorded = firstRelease(released, releaseKinds[id]);
    if (recorded !== null) return recorded;
    return moved.has(id) || calendar.milestones[id]?.advances ? dated(id) : null;
  };
  const scoresReleaseAt = release('finalScoreRelease');
  const adjustmentsReleaseAt = release('paymentAdjustmentRelease');
  const instants: ReadingInstants = {
    preliminaryEligibilityAt: release('initialEligibilityRelease'),
    finalEligibilityAt: release('finalEligibilityRelease'),
    registrationOpensAt: opening('mvpSubgroupRegistrationOpen'),
    registrationClosesAt: dated('mvpSubgroupRegistrationClose'),
    windowOpensAt: opening('submissionOpen'),
    windowClosesAt: dated('submissionClose'),
    scoresReleaseAt,
    adjustmentsReleaseAt,
    reviewOpensAt: moved.has('targetedReviewOpen') ? dated('targetedReviewOpen') : scoresReleaseAt,
    reviewClosesAt: moved.has('targetedReviewClose') ? dated('targetedReviewClose') : reviewClose(calendar, released),
    paymentStartsAt: dated('paymentYearStart'),
    paymentEndsAt: dated('paymentYearEnd'),
  };
  return { version: digestOf(instants), ...instants };
}

const earliestOf = (calendar: Calendar, id: MilestoneId) => calendar.milestones[id]?.earliestAt ?? null;

function firstRelease(released: readonly ReleaseRecord[], kind: ReleaseRecord['kind']): string | null {
  const times = released.filter((record) => record.kind === kind).map((record) => Date.parse(record.releasedAt));
  return times.length === 0 ? null : new Date(Math.min(...times)).toISOString();
}

/** The rule of a year's review close: so many days after the act that starts the count. */
interface ReviewCloseRule {
  after: ReleaseRecord['kind'];
  days: number;
}

/**
 * Through 2023 the window ran 60 days from the release of scores; from 2024 it ends 30 days after the adjustments.
 * Source: 42 CFR § 414.1385(a)(2); the closing words of each year's review policy. Kept as dated values, newest last.
 */
const reviewCloseRules: readonly { fromYear: number; rule: ReviewCloseRule }[] = [
  { fromYear: 2017, rule: { after: 'scores', days: 60 } },
  { fromYear: 2024, rule: { after: 'adjustments', days: 30 } },
];

/** Calendars whose days are real days: only there does a count of days mean anything. */
const countsDays: Record<CalendarKind, boolean> = { official: true, shifted: true, story: false, compressed: false };

/**
 * The close of targeted review. A published date stands, but never cuts the days that the rule grants from the act
 * itself: where CMS releases late, the close moves with it.
 */
function reviewClose(calendar: Calendar, released: readonly ReleaseRecord[]): string | null {
  const published = instantOf(calendar, 'targetedReviewClose');
  if (!countsDays[calendar.kind]) return published;
  const rule = reviewCloseRules.findLast(({ fromYear }) => fromYear <= calendar.performanceYear)?.rule;
  const act = rule ? firstRelease(released, rule.after) : null;
  if (!rule || act === null) return published;
  const granted = closeAfterDays(act, rule.days, 'targetedReviewClose');
  return published !== null && Date.parse(published) >= Date.parse(granted) ? published : granted;
}

/** 20:00 in New York so many calendar days after an instant. */
function closeAfterDays(at: string, days: number, id: string): string {
  return instantOfRule({ id, kind: 'deadline', on: addDays(easternClock(at).on, days), time: null });
}

/** Least time to answer a request on a compressed calendar: people must still be able to act. */
const leastAnswerMs = 10_000;

/**
 * When documents that were asked for are due: the year's number of days later, at 20:00 in New York.
 * On a compressed calendar the days shrink with the year, to no less than ten seconds.
 * Null when nobody knows the number (performance year 2023): the case then waits without a clock.
 */
export function documentsDueAt(
  requestedAt: string,
  policy: { documentResponseDays: number | null },
  calendar?: Pick<Calendar, 'kind' | 'rate'>,
): string | null {
  const days = policy.documentResponseDays;
  if (days === null) return null;
  if (calendar?.kind !== 'compressed') return closeAfterDays(requestedAt, days, 'documentsDue');
  const wait = Math.max(leastAnswerMs, Math.round(days * 86_400_000 * (calendar.rate ?? 0)));
  return new Date(Date.parse(requestedAt) + wait).toISOString();
}

function digestOf(instants: ReadingInstants): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(instants).sort()))
    .digest('hex')
    .slice(0, 16);
}
