import type { CalendarReading } from '../calendar/calendar-reading';
import type {
  CarriedYear,
  Decision,
  DeskRow,
  Milestone,
  Recorded,
  Unscored,
  YearInput,
} from '../schemas/messages/year';
import { PHASE_RULES } from './phases';

/** A year that has just been called into being. */
export function firstState(entityKey: string): CarriedYear {
  return {
    version: 1,
    entityKey,
    phase: 'preliminary',
    entered: false,
    previous: null,
    skipped: [],
    done: {},
    window: 'notOpen',
    calendarVersion: null,
    eligibility: null,
    openReviews: 0,
    counts: { submissions: 0, elections: 0, registrations: 0, reviews: 0, refusedLater: 0 },
    turnedAway: null,
    reported: [],
    appliedThrough: 0,
    unpublished: false,
  };
}

/**
 * The state a run begins with, brought to the present version. A run of an older release may hand over an older
 * shape: every version that ever ran in production stays readable here.
 */
export function stateOf(input: YearInput): CarriedYear {
  return 'version' in input ? input : firstState(input.entityKey);
}

/** What happened to a year. */
export type YearEvent =
  | { type: 'recorded'; decision: Decision; result: Recorded; now: string }
  | { type: 'turnedAway'; count: number; lastCode: string }
  | { type: 'reviewReported'; intakeId: string }
  | { type: 'published' }
  | { type: 'turned'; calendar: CalendarReading; now: string };

/** What the workflow must do besides: everything else is in the state. */
export type YearEffect =
  { do: 'publish' } | { do: 'openReview'; reviewRef: string; unitRef: string; grounds: string[] };

export interface Step {
  state: CarriedYear;
  effects: YearEffect[];
}

/** The one place where a year's state changes. Pure: same state and event, same step. */
export function next(state: CarriedYear, event: YearEvent): Step {
  switch (event.type) {
    case 'recorded':
      return afterRecorded(state, event);
    case 'turnedAway':
      return still({ ...state, turnedAway: { count: event.count, lastCode: event.lastCode } });
    case 'reviewReported':
      return still({ ...state, reported: [...state.reported.filter((id) => id !== event.intakeId), event.intakeId] });
    case 'published':
      return still({ ...state, unpublished: false });
    case 'turned':
      return still(turn(state, event.calendar, event.now));
  }
}

const still = (state: CarriedYear): Step => ({ state, effects: [] });

/** Moves to the phase that follows; the run that does this continues as new. */
function turn(state: CarriedYear, calendar: CalendarReading, now: string): CarriedYear {
  const { next: phase, skipped } = PHASE_RULES[state.phase].leave(state, calendar, now);
  return { ...state, phase, skipped, previous: state.phase, entered: false };
}

const MILESTONE_OF: Partial<Record<Decision['do'], Milestone>> = {
  startYear: 'started',
  releaseScores: 'scores',
  releaseAdjustments: 'adjustments',
  closeReview: 'reviewClosed',
  closeWindow: 'windowClosed',
  closeYear: 'closed',
};

function afterRecorded(state: CarriedYear, event: Extract<YearEvent, { type: 'recorded' }>): Step {
  const { decision, result } = event;
  const effects: YearEffect[] = [];
  let after: CarriedYear = { ...state, unpublished: state.unpublished || result.outstanding };
  if (result.outstanding) effects.push({ do: 'publish' });
  if (result.scored !== undefined) after = withUnscored(after, result.unscored);
  if (result.eligibility) after = { ...after, eligibility: result.eligibility };
  const milestone = MILESTONE_OF[decision.do];
  if (milestone) after = { ...after, done: { ...after.done, [milestone]: event.now } };
  after = applyDecision(after, decision, event.now);
  if (decision.do === 'applyIntake') after = countIntake(after, decision, result);
  if (result.openedReview) {
    after = { ...after, openReviews: after.openReviews + 1 };
    effects.push({ do: 'openReview', ...result.openedReview });
  }
  if (result.decidedReview) after = { ...after, openReviews: Math.max(0, after.openReviews - 1) };
  return { state: after, effects };
}

/** What the last scoring left unscored stands until the next one. */
function withUnscored(state: CarriedYear, unscored: Unscored | undefined): CarriedYear {
  if (unscored) return { ...state, unscored };
  const whole = { ...state };
  delete whole.unscored;
  return whole;
}

function applyDecision(state: CarriedYear, decision: Decision, now: string): CarriedYear {
  switch (decision.do) {
    case 'startYear':
      return { ...state, entered: true, calendarVersion: decision.calendarVersion };
    case 'enterPhase':
      return { ...state, entered: true, skipped: [] };
    case 'determineEligibility':
      return { ...state, done: { ...state.done, [decision.run]: now } };
    case 'openWindow':
      return { ...state, window: 'open', done: { ...state.done, windowOpened: state.done.windowOpened ?? now } };
    case 'closeWindow':
      return { ...state, window: 'closed' };
    case 'noticeCalendar':
      return { ...state, calendarVersion: decision.version };
    default:
      return state;
  }
}

const COUNTER_OF = {
  start: null,
  submission: 'submissions',
  optIn: 'elections',
  registration: 'registrations',
  review: 'reviews',
  reviewDecision: null,
  facts: null,
} as const;

function countIntake(
  state: CarriedYear,
  decision: Extract<Decision, { do: 'applyIntake' }>,
  result: Recorded,
): CarriedYear {
  const name = result.intake?.status === 'refused' ? 'refusedLater' : COUNTER_OF[decision.kind];
  const counted = name ? { ...state, counts: { ...state.counts, [name]: state.counts[name] + 1 } } : state;
  if (decision.kind === 'reviewDecision')
    return { ...counted, reported: state.reported.filter((id) => id !== decision.intakeId) };
  return { ...counted, appliedThrough: decision.number };
}

/**
 * Whether a date came due only after the desk was read: while a store or worker was away, say, and the work took long.
 * What was received before that date may have come since, and goes first: so the desk must be read again.
 */
export const needsFreshDesk = (decision: Decision, lookedAt: string): boolean =>
  'at' in decision && decision.at > lookedAt;

interface Due {
  at: string;
  decision: Decision;
}

/**
 * What to decide next, or undefined when nothing is due: everything that has happened, in the order in which it
 * happened. A row that was received before a date is applied before that date takes effect, however late both are
 * handled: so a night's outage changes no result.
 */
export function nextDecision(
  state: CarriedYear,
  calendar: CalendarReading,
  row: DeskRow | undefined,
  now: string,
): Decision | undefined {
  if (!state.done.started) return { do: 'startYear', calendarVersion: calendar.version };
  if (!state.entered && state.previous)
    return { do: 'enterPhase', phase: state.phase, previous: state.previous, skipped: state.skipped };
  if (state.calendarVersion !== calendar.version) return { do: 'noticeCalendar', version: calendar.version };
  const clock = dueByClock(state, calendar, now);
  if (row && (row.kind === 'start' || !clock || row.receivedAt < clock.at))
    return { do: 'applyIntake', intakeId: row.intakeId, number: row.number, kind: row.kind };
  return clock?.decision;
}

/** The earliest date that has passed and has not taken effect yet. */
function dueByClock(state: CarriedYear, calendar: CalendarReading, now: string): Due | undefined {
  const due = clockDecisions(state, calendar).filter((candidate) => candidate.at <= now);
  return due.reduce<Due | undefined>((first, each) => (!first || each.at < first.at ? each : first), undefined);
}

/** Every date still ahead or due, with what it brings. The order breaks ties at one instant. */
export function clockDecisions(state: CarriedYear, calendar: CalendarReading): Due[] {
  const { done, window } = state;
  const dates: [boolean, string | null, (at: string) => Decision][] = [
    [!done.preliminary && !done.final, calendar.preliminaryEligibilityAt, determine('preliminary')],
    [!done.final, calendar.finalEligibilityAt, determine('final')],
    [window === 'notOpen', calendar.windowOpensAt, (at) => ({ do: 'openWindow', at, reopened: false })],
    [window === 'closed' && isReopened(state, calendar), done.windowClosed ?? null, reopen],
    [window === 'open', calendar.windowClosesAt, (at) => ({ do: 'closeWindow', at })],
    [window === 'closed' && !done.scores, calendar.scoresReleaseAt, (at) => ({ do: 'releaseScores', at })],
    [!!done.scores && !done.adjustments, calendar.adjustmentsReleaseAt, (at) => ({ do: 'releaseAdjustments', at })],
    [!!done.scores && !done.reviewClosed, calendar.reviewClosesAt, (at) => ({ do: 'closeReview', at })],
    [state.phase === 'payment' && !done.closed, calendar.paymentEndsAt, (at) => ({ do: 'closeYear', at })],
  ];
  return dates.flatMap(([wanted, at, decide]) => (wanted && at ? [{ at, decision: decide(at) }] : []));
}

const determine =
  (run: 'preliminary' | 'final') =>
  (at: string): Decision => ({ do: 'determineEligibility', run, at });
const reopen = (at: string): Decision => ({ do: 'openWindow', at, reopened: true });

/** CMS may move the close of a window that has closed: it is open again until the new date. */
function isReopened(state: CarriedYear, calendar: CalendarReading): boolean {
  const closedAt = state.done.windowClosed;
  return !!closedAt && !!calendar.windowClosesAt && calendar.windowClosesAt > closedAt && !state.done.scores;
}
