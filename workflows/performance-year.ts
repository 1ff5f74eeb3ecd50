import {
  ApplicationFailure,
  allHandlersFinished,
  condition,
  defineQuery,
  defineSignal,
  defineUpdate,
  makeContinueAsNewFunc,
  setCurrentDetails,
  setHandler,
} from '@temporalio/workflow';
import * as messages from '../schemas/messages/year';
import { detailsOf, detailsOfEnded } from './details';
import { searchAttributesOf } from './search-attributes';
import { YearRun } from './year-run';
import { stateOf } from './year-state';

const applyIntakeUpdate = defineUpdate<messages.IntakeResult | undefined, [messages.IntakeNotice]>(
  messages.APPLY_INTAKE,
);
const calendarChangedSignal = defineSignal(messages.CALENDAR_CHANGED);
const turnedAwaySignal = defineSignal<[messages.TurnedAway]>(messages.TURNED_AWAY);
const reviewReportedSignal = defineSignal<[messages.ReviewReport]>(messages.REVIEW_REPORTED);
const statusQuery = defineQuery<messages.YearStatus>(messages.YEAR_STATUS);

/**
 * The year of one TIN, virtual group or APM Entity, from preliminary eligibility to the end of its payment year.
 *
 * It lives about three years, one run a phase, and is mostly asleep: its history stays short, and new code meets old
 * history only within a phase. It decides *when*; activities decide *what is true*. Nothing is lost at a turn: rows
 * of the intake wait in the store, and facts that Kafka has not seen are published by the next run.
 */
export async function performanceYear(input: messages.YearInput): Promise<messages.YearResult> {
  const year = new YearRun(stateOf(input));
  listen(year);
  for (;;) {
    await year.settle();
    setCurrentDetails(detailsOf(year.status));
    if (year.state.done.closed) return close(year);
    if (year.isPhaseOver || year.isFull) await turn(year);
    await year.sleep();
  }
}

// Before the first await: a message may be the very reason why this run was started.
function listen(year: YearRun): void {
  setHandler(
    applyIntakeUpdate,
    async (notice) => {
      const result = await year.applyIntake(notice);
      setCurrentDetails(detailsOf(year.status));
      return result;
    },
    {
      validator: (notice) => admit(year, notice),
      description: 'A row of the intake is ready: apply it and all before it',
    },
  );
  setHandler(calendarChangedSignal, () => year.wake(), { description: 'Read the calendar again' });
  setHandler(turnedAwaySignal, ({ count, lastCode }) => {
    year.happened({ type: 'turnedAway', count, lastCode });
    setCurrentDetails(detailsOf(year.status));
  });
  setHandler(reviewReportedSignal, ({ intakeId }) => {
    year.happened({ type: 'reviewReported', intakeId });
    year.wake();
  });
  setHandler(statusQuery, () => year.status, { description: 'State, dates in force, and what the year waits for' });
}

/**
 * A run that is turning takes no more updates: a stream of them would keep it from ever coming to rest. Who is turned
 * away asks again, and meets the next run.
 */
function admit(year: YearRun, notice: messages.IntakeNotice): void {
  if (year.isTurning)
    throw ApplicationFailure.create({ type: messages.TURNING, message: 'The year is going over into its next run' });
  if (typeof notice?.intakeId !== 'string' || !Number.isInteger(notice.number))
    throw new Error('Expected {intakeId, number} of a row in the intake');
}

/** Ends this run and begins the next, on the next phase or, when this one grew long, on the same. */
async function turn(year: YearRun): Promise<void> {
  await year.comeToRest();
  if (year.isPhaseOver) {
    const ended = year.state.phase;
    year.happened({ type: 'turned', calendar: year.calendar!, now: new Date(Date.now()).toISOString() });
    setCurrentDetails(detailsOfEnded(year.status, ended));
  }
  const continueAsNew = makeContinueAsNewFunc<typeof performanceYear>({
    typedSearchAttributes: searchAttributesOf(year.status),
  });
  await continueAsNew(year.state);
}

async function close(year: YearRun): Promise<messages.YearResult> {
  await year.publishEverything();
  await condition(allHandlersFinished);
  return { entityKey: year.state.entityKey, closedAt: year.state.done.closed! };
}
