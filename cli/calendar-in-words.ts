/**
 * The dates of a performance year for people and for programs, with what CMS moved.
 */
import { milestonesInOrder } from '../calendar/calendar';
import type { Calendar, Milestone, MilestoneId } from '../calendar/calendar';
import { formatDeadline } from '../calendar/format-deadline';
import { officialCalendar } from '../calendar/official-calendar';
import type { Citation, YearPolicy } from '../policy/year-policy';

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
  const refs = new Map(calendar.timers.map(({ id, ref }) => [id, ref]));
  return {
    performanceYear,
    paymentYear,
    name: official.name,
    dates: milestonesInOrder(official).map((milestone) =>
      calendarDate(milestone, policy.cite(refs.get(milestone.id) ?? '/calendar')),
    ),
    extensions: movable.flatMap((each) => extensionOf(official, calendar.figures, each)),
  };
}

function calendarDate({ id, kind, at, earliestAt, latestAt }: Milestone, citation: Citation): CalendarDate {
  const bracket = earliestAt === undefined ? 'not dated' : bracketInWords(earliestAt, latestAt);
  return {
    id,
    kind,
    at,
    local: at === null ? bracket : formatDeadline(at),
    earliestAt: earliestAt ?? null,
    latestAt: latestAt ?? null,
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

/** The same in lines; a deadline that was never moved is told once. */
export function calendarInWords({ performanceYear, paymentYear, name, dates, extensions }: CalendarAccount): string[] {
  const moved = new Map(extensions.map((extension) => [extension.id, extension]));
  const unmoved = new Set<MilestoneId>(movable.filter(({ id }) => !moved.has(id)).map(({ original }) => original));
  return [
    `Performance year ${String(performanceYear)}, payment year ${String(paymentYear)}: ${name}`,
    ...dates
      .filter(({ id }) => !unmoved.has(id))
      .map(
        ({ id, kind, local, confidence }) =>
          `  ${id.padEnd(34)} ${kind.padEnd(9)} ${local}${confidence === 'recalled' ? ' (recalled)' : ''}${movedInWords(moved.get(id))}`,
      ),
  ];
}

function movedInWords(extension: Extension | undefined): string {
  if (extension === undefined) return '';
  const { days, originalAt, reason } = extension;
  const because = reason === null ? '' : `: ${reason}`;
  return `, ${days > 0 ? 'extended' : 'moved'} by ${String(days)} days from ${formatDeadline(originalAt)}${because}`;
}
