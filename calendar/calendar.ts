/**
 * The dates of one performance year as instants: what a year, the season and the door live by.
 *
 * A calendar is plain data. Workflows never hold one: they ask an activity, which reads it late
 * (see {@link readCalendar} in calendar-reading.ts), so that a moved date reaches sleeping years.
 */

/** How a date acts: it lets people in, shuts them out, is an act of CMS, or bounds a period. */
export type MilestoneKind = 'open' | 'deadline' | 'release' | 'boundary';

/** Every date the policy files name, 2017 to 2026. A year has those that apply to it. */
export const milestoneIds = [
  'virtualGroupElectionOpen',
  'virtualGroupElectionClose',
  'initialEligibilityRelease',
  'performancePeriodStart',
  'exceptionApplicationsOpen',
  'cahpsRegistrationOpen',
  'cahpsRegistrationClose',
  'webInterfaceRegistrationOpen',
  'webInterfaceRegistrationClose',
  'mvpSubgroupRegistrationOpen',
  'mvpSubgroupRegistrationClose',
  'snapshot1Release',
  'snapshot2Release',
  'snapshot3Release',
  'snapshot4Release',
  'lastStartPromotingInteroperability',
  'lastStart90DayActivities',
  'eucApplicationClose',
  'piHardshipApplicationClose',
  'exceptionReopening1Close',
  'exceptionReopening2Close',
  'exceptionReopening3Close',
  'finalEligibilityRelease',
  'performancePeriodEnd',
  'submissionOpen',
  'webInterfaceOpen',
  'claimsMeasureProcessingCutoff',
  'webInterfaceClose',
  'submissionCloseOriginal',
  'submissionClose',
  'finalScorePreview',
  'finalScoreRelease',
  'targetedReviewOpen',
  'paymentAdjustmentRelease',
  'targetedReviewCloseOriginal',
  'targetedReviewClose',
  'paymentYearStart',
  'paymentYearEnd',
] as const;

/** Name of one date, as in the policy files. */
export type MilestoneId = (typeof milestoneIds)[number];

/** One date of the year as a UTC instant. */
export interface Milestone {
  id: MilestoneId;
  kind: MilestoneKind;
  /** ISO instant in UTC; null while nobody knows it. */
  at: string | null;
  /** The expected bracket of an undated milestone, ISO instants in UTC. */
  earliestAt?: string;
  latestAt?: string;
  /** The year's date was unknown (or CMS's alone to set) and this one was invented for a demonstration. */
  synthetic: boolean;
  /** How an invented date was found: the middle of its bracket, or that pushed back into the order of the year. */
  resolution?: 'earliest' | 'midpoint' | 'clamped' | 'sameAsRelease';
  /** Whether the clock alone moves the year here. False for a release on the official calendar: its date only reminds. */
  advances: boolean;
}

/** Where the dates come from: CMS's own, moved by whole days, squeezed into minutes, or made up for a story. */
export type CalendarKind = 'official' | 'shifted' | 'compressed' | 'story';

/** All dates of one performance year. JSON throughout, so it can be stored and compared. */
export interface Calendar {
  /** Unique name of this calendar, e.g. `official-2024` or `demo-2024-150s`. */
  name: string;
  kind: CalendarKind;
  performanceYear: number;
  milestones: Partial<Record<MilestoneId, Milestone>>;
  /** Compressed calendars only: milliseconds of this calendar for one millisecond of the real year, overall. */
  rate?: number;
}

/**
 * The milestones that carry a year from one phase to the next, in the order they must have.
 * `mvpSubgroup…` exists from performance year 2023 only; absent ones are skipped.
 */
export const mainMilestones = [
  'initialEligibilityRelease',
  'mvpSubgroupRegistrationOpen',
  'mvpSubgroupRegistrationClose',
  'finalEligibilityRelease',
  'submissionOpen',
  'submissionClose',
  'finalScoreRelease',
  'paymentAdjustmentRelease',
  'targetedReviewClose',
  'paymentYearStart',
  'paymentYearEnd',
] as const satisfies readonly MilestoneId[];

/** The instant of a milestone, or null when the year lacks it or does not date it. */
export function instantOf(calendar: Calendar, id: MilestoneId): string | null {
  return calendar.milestones[id]?.at ?? null;
}

/** The milestones of a calendar in the order of time; undated ones last, ties in the order of {@link milestoneIds}. */
export function milestonesInOrder(calendar: Calendar): Milestone[] {
  const time = (milestone: Milestone) => (milestone.at === null ? Infinity : Date.parse(milestone.at));
  return milestoneIds
    .map((id) => calendar.milestones[id])
    .filter((milestone) => milestone !== undefined)
    .sort((left, right) => (time(left) === time(right) ? 0 : time(left) - time(right)));
}

/** A calendar with each milestone replaced by what `change` makes of it. */
export function mapMilestones(calendar: Calendar, change: (milestone: Milestone) => Milestone): Calendar['milestones'] {
  const changed = Object.values(calendar.milestones).map((milestone) => [milestone.id, change(milestone)] as const);
  return Object.fromEntries(changed);
}
