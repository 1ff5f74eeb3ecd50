/**
 * The dates of a performance year for people and for programs, with what CMS moved.
 */
import { milestonesInOrder } from '../calendar/calendar';
import type { Calendar, Milestone, MilestoneId } from '../calendar/calendar';
import { formatDeadline } from '../calendar/format-deadline';
import { officialCalendar } from '../calendar/official-calendar';
import type { Citation, PolicyTimer, YearPolicy } from '../policy/year-policy';

/** A deadline CMS moved after it had been set. */
export interface Extension {
  /** The deadline in force. */
  id: MilestoneId;
  /** As first set, and in force: ISO instants in UTC. */
  originalAt: string;
  actualAt: string;
  /** Whole days between the two. */
  days: number;
  reason: string | null;
}

/** One date with its source. */
export interface CalendarDate {
  id: MilestoneId;
  kind: Milestone['kind'];
  /** ISO instant in UTC, or null while nobody knows it. */
  at: string | null;
  /** The same for people, in Eastern time. */
  local: string;
  /** Bracket of an undated one. */
  earliestAt: string | null;
  latestAt: string | null;
  /** The day is about right: `at` is the first it can be. It reminds, and decides nothing. */
  approximate: boolean;
  confidence: Citation['confidence'];
  sources: readonly string[];
}

/** The answer of `qpp calendar`. */
export interface CalendarAccount {
  performanceYear: number;
  paymentYear: number;
  name: string;
  /** In order of time, undated ones last. */
  dates: CalendarDate[];
  extensions: Extension[];
}

/** Deadlines whose first date the policy keeps, with that date's name and the window that holds the reason. */
const movable = [
  { id: 'submissionClose', original: 'submissionCloseOriginal', window: 'submissionWindow' },
  { id: 'targetedReviewClose', original: 'targetedReviewCloseOriginal', window: 'targetedReviewWindow' },
] as const;

const millisecondsPerDay = 86_400_000;

/** Everything a year's policy says about its dates. */
export function calendarAccount(policy: YearPolicy): CalendarAccount {
  const { performanceYear, paymentYear, calendar } = policy;
  const official = officialCalendar(calendar.timers, performanceYear);
  const timers = new Map<string, PolicyTimer>(calendar.timers.map((timer) => [timer.id, timer]));
  return {
    performanceYear,
    paymentYear,
    name: official.name,
    dates: milestonesInOrder(official).map((milestone) => {
      const timer = timers.get(milestone.id);
      return calendarDate(milestone, timer?.approximate === true, policy.cite(timer?.ref ?? '/calendar'));
    }),
    extensions: movable.flatMap((each) => extensionOf(official, calendar.figures, each)),
  };
}

function calendarDate(
  { id, kind, at, earliestAt, latestAt }: Milestone,
  approximate: boolean,
  citation: Citation,
): CalendarDate {
  const bracket = earliestAt === undefined ? 'not dated' : bracketInWords(earliestAt, latestAt);
  return {
    id,
    kind,
    at,
    local: at === null ? bracket : formatDeadline(at),
    earliestAt: earliestAt ?? null,
    latestAt: latestAt ?? null,
    approximate,
    confidence: citation.confidence,
    sources: citation.sources,
  };
}

const bracketInWords = (earliestAt: string, latestAt: string | undefined): string =>
  `expected ${formatDeadline(earliestAt)} to ${formatDeadline(latestAt ?? null)}`;

function extensionOf(
  { milestones }: Calendar,
  figures: Readonly<Record<string, unknown>>,
  { id, original, window }: (typeof movable)[number],
): Extension[] {
  const [originalAt, actualAt] = [milestones[original]?.at, milestones[id]?.at];
  if (!originalAt || !actualAt || originalAt === actualAt) return [];
  const days = Math.round((Date.parse(actualAt) - Date.parse(originalAt)) / millisecondsPerDay);
  const { extensionReason } = (figures[window] ?? {}) as { extensionReason?: unknown };
  return [{ id, originalAt, actualAt, days, reason: typeof extensionReason === 'string' ? extensionReason : null }];
}

/**
 * The same in lines, in order of time, undated ones by the first day they are expected; a deadline that was never moved
 * is told once.
 * @param now ISO instant; the first date after it is marked
 */
export function calendarInWords(account: CalendarAccount, now?: string): string[] {
  const { performanceYear, paymentYear, name, dates, extensions } = account;
  const moved = new Map(extensions.map((extension) => [extension.id, extension]));
  const unmoved = new Set<MilestoneId>(movable.filter(({ id }) => !moved.has(id)).map(({ original }) => original));
  const shown = dates.filter(({ id }) => !unmoved.has(id)).sort((a, b) => startOf(a).localeCompare(startOf(b)));
  const next = now === undefined ? undefined : shown.find(({ at }) => at !== null && at > now);
  return [
    `Performance year ${String(performanceYear)}, payment year ${String(paymentYear)}: ${name}; times of America/New_York`,
    ...shown.map((date) => `  ${dateInWords(date, moved.get(date.id))}${date === next ? '  <- next' : ''}`),
  ];
}

const startOf = ({ at, earliestAt }: CalendarDate): string => at ?? earliestAt ?? '9999';

function dateInWords(date: CalendarDate, extension: Extension | undefined): string {
  const { id, kind, at, local, approximate, confidence } = date;
  const isEnd = kind === 'boundary' && id.endsWith('End') && at !== null;
  const isAbout = approximate && at !== null;
  const when = isEnd ? lastDayBefore(at) : isAbout ? aboutInWords(date) : plainTime(local);
  const doubt = confidence === 'recalled' ? ' (recalled)' : '';
  return `${id.padEnd(34)} ${kind.padEnd(9)} ${when}${doubt}${movedInWords(extension)}`;
}

/** What ends at midnight ends, for people, on the day before. */
function lastDayBefore(at: string): string {
  const dayBefore = new Date(Date.parse(at) - millisecondsPerDay).toISOString();
  return `end of ${dayOf(formatDeadline(dayBefore))}`;
}

/** A day that is about right, and the last it can be. */
function aboutInWords({ local, latestAt }: CalendarDate): string {
  const [day, latest] = [dayOf(local), latestAt === null ? undefined : dayOf(formatDeadline(latestAt))];
  return latest === undefined || latest === day ? `about ${day}` : `about ${day} to ${latest}`;
}

const dayOf = (local: string): string => local.replace(/ \d{2}:\d{2} E[DS]T.*$/, '');

/** The zone stands in the first line; a bracket from midnight to midnight is one of days. */
function plainTime(local: string): string {
  const text = local.replaceAll(' (America/New_York)', '');
  return text.startsWith('expected ') ? text.replace(/ 00:00 E[DS]T/g, '') : text;
}

function movedInWords(extension: Extension | undefined): string {
  if (extension === undefined) return '';
  const { days, originalAt, reason } = extension;
  const because = reason === null ? '' : `: ${reason}`;
  return `, ${days > 0 ? 'extended' : 'moved'} by ${String(days)} days from ${plainTime(formatDeadline(originalAt))}${because}`;
}
