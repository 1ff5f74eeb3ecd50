/**
 * Messages between the year of one entity and the world. Zod-free: workflows import this file.
 * Payloads are references and small facts; what was sent stands in the store.
 */
import type { CalendarReading } from '../../calendar/calendar-reading';
import type { EntityKey, Phase, UnitRef } from '../ids';
import type { IntakeKind, IntakeNotice, IntakeResult } from './intake';

/** One row of the intake that the year has not taken note of. */
export interface DeskRow {
  intakeId: string;
  number: number;
  kind: IntakeKind;
  receivedAt: string;
}

/** What lies before the year when it looks up: the dates in force, and what came in and is not finished. */
export interface Desk {
  /** Null when it is the one the run named: nothing has moved. */
  calendar: CalendarReading | null;
  /** Added to wake-ups at dates that many years share; never visible in what is admitted. Milliseconds. */
  wakeOffsetMs: number;
  /** In the order of their numbers; at most a page. */
  rows: DeskRow[];
  /** Whether there are more rows than this page holds. */
  more: boolean;
}

/** Everything a year can decide. The activity that records it finds out what is true and what follows. */
export type Decision =
  | { do: 'startYear'; calendarVersion: string }
  | { do: 'enterPhase'; phase: Phase; previous: Phase; skipped: Phase[] }
  | { do: 'applyIntake'; intakeId: string; number: number; kind: IntakeKind }
  | { do: 'determineEligibility'; run: 'preliminary' | 'final'; at: string }
  | { do: 'openWindow'; at: string; reopened: boolean }
  | { do: 'closeWindow'; at: string }
  | { do: 'releaseScores'; at: string }
  | { do: 'releaseAdjustments'; at: string }
  | { do: 'closeReview'; at: string }
  | { do: 'noticeCalendar'; version: string }
  | { do: 'closeYear'; at: string };

/** What came of a decision: enough for the year to go on, never the whole answer. */
export interface Recorded {
  /** Facts of this year still wait for Kafka. */
  outstanding: boolean;
  intake?: IntakeResult;
  /** A case was opened: it gets a workflow of its own. */
  openedReview?: { reviewRef: string; unitRef: UnitRef; grounds: string[] };
  decidedReview?: string;
  /** What CMS's status tool would say of the practice. */
  eligibility?: string;
  /** Units scored. */
  scored?: number;
  /** Units that could not be scored, when there are any. */
  unscored?: Unscored;
}

/** How many units of a year cannot be scored as things stand, and the first problem's code and place. */
export interface Unscored {
  units: number;
  code: string;
  path: string;
}

/** Names of what a life passes through once. Their instants are the milestones of the live details. */
export type Milestone =
  | 'started'
  | 'preliminary'
  | 'final'
  | 'windowOpened'
  | 'windowClosed'
  | 'scores'
  | 'adjustments'
  | 'reviewClosed'
  | 'closed';

/** What a year carries from run to run: plain, versioned, at most 1 KB. Everything else stands in the store. */
export interface CarriedYear {
  version: 1;
  entityKey: EntityKey;
  phase: Phase;
  /** The phase's fact has been recorded. */
  entered: boolean;
  previous: Phase | null;
  skipped: Phase[];
  /** Instants at which things were done, by the year's own clock. */
  done: Partial<Record<Milestone, string>>;
  window: 'notOpen' | 'open' | 'closed';
  calendarVersion: string | null;
  eligibility: string | null;
  openReviews: number;
  counts: { submissions: number; elections: number; registrations: number; reviews: number; refusedLater: number };
  /** Attempts the door turned away, as it told: count and last code. */
  turnedAway: { count: number; lastCode: string } | null;
  /** Number of the last row of the intake that this year took note of. */
  appliedThrough: number;
  /** Decisions on cases, reported and not yet applied: intake ids. */
  reported: string[];
  /** Something recorded has not reached Kafka. */
  unpublished: boolean;
  /** What the last scoring could not score; absent when it scored everything. */
  unscored?: Unscored;
}

/** Argument of `performanceYear`: an entity's first run knows only its key. */
export type YearInput = { entityKey: EntityKey } | CarriedYear;

/** What the status query answers; operators and checkers ask, vendors read the read model. */
export interface YearStatus {
  state: CarriedYear;
  calendar: CalendarReading | null;
  waitsFor: { what: string; until: string | null };
}

/** Result of the whole life. */
export interface YearResult {
  entityKey: EntityKey;
  closedAt: string;
}

export const YEAR_WORKFLOW = 'performanceYear';
export const REVIEW_WORKFLOW = 'targetedReview';

/** Update: look at the desk for this row and answer when it is finished. Args {@link IntakeNotice}, result {@link IntakeResult}. */
export const APPLY_INTAKE = 'applyIntake';
/** Failure type of an update that met a run which is going over into the next: ask again. */
export const TURNING = 'YearIsTurning';
/** Signal: dates moved in, a window reopened, or CMS released something; read the calendar again. */
export const CALENDAR_CHANGED = 'calendarChanged';
/** Signal: the door turned attempts away. Args {@link TurnedAway}. */
export const TURNED_AWAY = 'turnedAway';
/** Signal: a case reported its decision. Args {@link ReviewReport}. */
export const REVIEW_REPORTED = 'reviewReported';
/** Query: {@link YearStatus}. */
export const YEAR_STATUS = 'status';

export interface TurnedAway {
  count: number;
  lastCode: string;
}

export interface ReviewReport {
  reviewRef: string;
  intakeId: string;
}

export type { IntakeNotice, IntakeResult };
