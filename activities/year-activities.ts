import { Context } from '@temporalio/activity';
import { readCalendar } from '../calendar/calendar-reading';
import { spreadLimitMs, wakeOffsetMs } from '../calendar/spread';
import type { ReviewDecisionCommand } from '../schemas/commands';
import type { Decision, Desk, Recorded } from '../schemas/messages/year';
import { getCalendar } from '../store/calendars';
import { getEntityYear, yearSource } from '../store/entity-years';
import { findIntake, intakeBody, rowsToApply } from '../store/intake';
import { recordFacts } from '../store/record-facts';
import { isScoringRefusal } from '../scoring/scoring-errors';
import { type DecisionContext, type DecisionOutcome, contextOf } from './decision-context';
import { refuseIntake } from './decisions/apply-intake';
import { causeOf, decide } from './decide';
import type { Deps } from './deps';
import { publishOnce, tryPublish } from './publish';

/** Rows of one look at the desk: more are read after these are applied. */
const PAGE = 50;

export interface DeskInput {
  entityKey: string;
  /** The year has taken note of all rows up to this number. */
  appliedThrough: number;
  /** Cases that have reported their decision: intake ids. */
  reported: string[];
  /** Version of the calendar this run has read already; it is not told again, for histories must stay small. */
  knownCalendar: string | null;
}

/** Every contact of the workflows with the world. All may run more than once for one call. */
export interface YearActivities {
  /** The dates in force now and the unfinished rows. Decisions on cases appear once the case has reported them. */
  readDesk(input: DeskInput): Promise<Desk>;
  /**
   * Records a decision once, by its cause, with all that follows from it, and makes one short attempt to publish.
   * A repetition returns the first answer and changes nothing.
   */
  recordFacts(input: { entityKey: string; decision: Decision; now: string }): Promise<Recorded>;
  /** Returns when every fact of the year is on Kafka. Throws when Kafka is away: the caller's retries are the wait. */
  publishOutstanding(input: { entityKey: string }): Promise<void>;
  /** What CMS decided, as the case shows it. */
  readReviewStep(input: { intakeId: string }): Promise<{ outcome: string }>;
}

export function createYearActivities(deps: Deps): YearActivities {
  return {
    readDesk: (input) => readDesk(deps, input),
    recordFacts: (input) => recordDecision(deps, input),
    publishOutstanding: (input) => publishOutstanding(deps, input),
    readReviewStep: (input) => readReviewStep(deps, input),
  };
}

async function readDesk(deps: Deps, { entityKey, knownCalendar, ...seen }: DeskInput): Promise<Desk> {
  const year = await getEntityYear(deps.database, entityKey);
  const { calendar, releases, overrides } = await getCalendar(deps.database, year.calendarName);
  const rows = await rowsToApply(deps.database, entityKey, seen, PAGE + 1);
  const reading = readCalendar(calendar, releases, overrides);
  return {
    calendar: reading.version === knownCalendar ? null : reading,
    wakeOffsetMs: wakeOffsetMs(entityKey, spreadLimitMs[calendar.kind]),
    rows: rows.slice(0, PAGE).map(({ id, number, kind, receivedAt }) => ({ intakeId: id, number, kind, receivedAt })),
    more: rows.length > PAGE,
  };
}

async function recordDecision(
  deps: Deps,
  { entityKey, decision, now }: { entityKey: string; decision: Decision; now: string },
): Promise<Recorded> {
  const source = yearSource(deps.environment, entityKey);
  const cause = causeOf(decision);
  const record = (outcome: (context: DecisionContext) => Promise<DecisionOutcome>) =>
    recordFacts(deps.database, source, cause, async (tx) => outcome(await contextOf(deps, tx, entityKey, cause, now)), {
      keepsFirstAnswer: decision.do === 'applyIntake',
    });
  const { answer } = await record((context) => decide(context, decision)).catch((error: unknown) => {
    // A row that can never be applied must not hold up all that come after it: everything it did is rolled back.
    if (decision.do !== 'applyIntake' || !isScoringRefusal(error)) throw error;
    return record((context) => refuseIntake(context, decision, error.message));
  });
  return { ...answer, outstanding: await tryPublish(deps, source) };
}

async function publishOutstanding(deps: Deps, { entityKey }: { entityKey: string }): Promise<void> {
  const { cancellationSignal, heartbeat, sleep } = Context.current();
  const source = yearSource(deps.environment, entityKey);
  for (;;) {
    heartbeat();
    const result = await publishOnce(deps, source, undefined, cancellationSignal);
    if (result === 'clean') return;
    // Another process sends for this year just now; it may be all there is to send.
    if (result === 'busy') await sleep(200);
  }
}

async function readReviewStep(deps: Deps, { intakeId }: { intakeId: string }): Promise<{ outcome: string }> {
  const row = await findIntake(deps.database, intakeId);
  if (!row) throw new Error(`No row ${intakeId} in the intake`);
  const { outcome } = (await intakeBody(deps.database, deps.keyring, row)) as ReviewDecisionCommand;
  return { outcome };
}
