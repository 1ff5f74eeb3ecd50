import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ParentClosePolicy, allHandlersFinished, condition, log, startChild, workflowInfo } from '@temporalio/workflow';
import type { CalendarReading } from '../calendar/calendar-reading';
import { reviewWorkflowId } from '../schemas/ids';
import type { CarriedYear, Desk, IntakeNotice, IntakeResult, YearStatus } from '../schemas/messages/year';
import { REVIEW_WORKFLOW } from '../schemas/messages/year';
import { readDesk, recordDecision } from './calls';
import { OneAtATime } from './one-at-a-time';
import { PHASE_RULES } from './phases';
import { Publisher } from './publisher';
import { type YearEffect, type YearEvent, clockDecisions, needsFreshDesk, next, nextDecision } from './year-state';

/** A run takes this many updates at most; the server refuses the 2,000th for good. */
const MOST_UPDATES = 1_500;

/**
 * One run of a year: holds the state, settles what is due, sleeps until the next date.
 *
 * Everything that changes the state goes through {@link settle}, one at a time. The calendar is read at every wake: a
 * timer that fires on a date which has moved out finds nothing due, and the run sleeps on.
 */
export class YearRun {
  state: CarriedYear;
  calendar: CalendarReading | null = null;
  readonly #queue = new OneAtATime();
  readonly #publisher: Publisher;
  #wakeOffsetMs = 0;
  #lookAgain = false;
  #armedFor: string | undefined;
  #updates = 0;
  #turning = false;
  readonly #answers = new Map<number, IntakeResult>();

  constructor(state: CarriedYear) {
    this.state = state;
    this.#publisher = new Publisher(state.entityKey, () => this.happened({ type: 'published' }));
    if (state.unpublished) this.#publisher.nudge();
  }

  /** Takes note of something that needs no recording, and performs what follows. */
  happened(event: YearEvent): YearEffect[] {
    const step = next(this.state, event);
    this.state = step.state;
    return step.effects;
  }

  /** Wakes the run from its sleep to look at calendar and desk. */
  wake(): void {
    this.#lookAgain = true;
  }

  /** Settles, then tells what became of one row; rows before it are applied first, whoever sent them. */
  async applyIntake(notice: IntakeNotice): Promise<IntakeResult | undefined> {
    this.#updates += 1;
    await this.settle();
    // A timer that is re-armed costs an action, so the sleeper is only woken when it has something to do.
    if (this.isPhaseOver || this.isFull || this.#nextWakeAt() !== this.#armedFor) this.wake();
    return this.#answers.get(notice.number);
  }

  /** Applies everything that has come in or come due, in the order in which it happened. */
  settle(): Promise<void> {
    return this.#queue.run(async () => {
      for (;;) {
        const { entityKey, appliedThrough, reported } = this.state;
        const lookedAt = now();
        const desk = await readDesk({
          entityKey,
          appliedThrough,
          reported,
          knownCalendar: this.calendar?.version ?? null,
        });
        this.calendar = desk.calendar ?? this.calendar;
        this.#wakeOffsetMs = desk.wakeOffsetMs;
        if (!(await this.#work(desk, lookedAt))) return;
      }
    });
  }

  /** Whether this run's phase is over by what has been settled. */
  get isPhaseOver(): boolean {
    if (!this.calendar || !this.state.entered) return false;
    return PHASE_RULES[this.state.phase].isOver(this.state, this.calendar, now());
  }

  /** Whether this run has grown long enough to go on in a fresh one. */
  get isFull(): boolean {
    return this.#updates >= MOST_UPDATES || workflowInfo().continueAsNewSuggested;
  }

  get status(): YearStatus {
    const waitsFor = this.calendar
      ? PHASE_RULES[this.state.phase].waitsFor(this.state, this.calendar)
      : { what: 'its first look at the calendar', until: null };
    return { state: this.state, calendar: this.calendar, waitsFor };
  }

  /** Sleeps until the next date that concerns this year, or until somebody wakes it. */
  async sleep(): Promise<void> {
    const wakeAt = (this.#armedFor = this.#nextWakeAt());
    const { what } = this.status.waitsFor;
    if (wakeAt === undefined) await condition(() => this.#lookAgain);
    else {
      const wait = Math.max(1, Date.parse(wakeAt) + this.#wakeOffsetMs - Date.now());
      await condition(() => this.#lookAgain, wait, { summary: `Waits for ${what} (${wakeAt})`.slice(0, 200) });
    }
    this.#lookAgain = false;
  }

  /** Whether this run is about to give way to the next. */
  get isTurning(): boolean {
    return this.#turning;
  }

  /**
   * Before a turn: no handler is running, nothing is being sent. What is being sent may take its time while Kafka is
   * away, so updates are taken until it has come to its end; those that run then may send once more.
   */
  async comeToRest(): Promise<void> {
    await this.#publisher.stop();
    this.#turning = true;
    // Without this, a row that is being applied would lose its answer.
    await condition(allHandlersFinished);
    await this.#publisher.stop();
  }

  /** Before the end of life: every fact has reached Kafka. */
  async publishEverything(): Promise<void> {
    await condition(() => this.#publisher.isIdle && !this.state.unpublished);
  }

  /** Works through one look at the desk. True when the desk must be read again. */
  async #work(desk: Desk, lookedAt: string): Promise<boolean> {
    for (;;) {
      const decision = nextDecision(this.state, this.calendar!, desk.rows[0], now());
      if (!decision) return desk.more;
      if (needsFreshDesk(decision, lookedAt)) return true;
      const result = await recordDecision(this.state.entityKey, decision, now());
      if (decision.do === 'applyIntake' && result.intake) this.#answers.set(decision.number, result.intake);
      await this.#perform(this.happened({ type: 'recorded', decision, result, now: now() }));
      if (decision.do === 'applyIntake') {
        desk = { ...desk, rows: desk.rows.slice(1) };
        if (desk.rows.length === 0 && desk.more) return true;
      }
    }
  }

  async #perform(effects: YearEffect[]): Promise<void> {
    for (const effect of effects) {
      if (effect.do === 'publish') this.#publisher.nudge();
      else await this.#openReview(effect);
    }
  }

  /** A case outlives the run that opened it, so it is abandoned to itself; its id makes it one, whoever asks twice. */
  async #openReview({ reviewRef, unitRef, grounds }: Extract<YearEffect, { do: 'openReview' }>): Promise<void> {
    try {
      await startChild(REVIEW_WORKFLOW, {
        workflowId: reviewWorkflowId(reviewRef),
        args: [{ reviewRef, entityKey: this.state.entityKey, unitRef, grounds }],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        staticSummary: `Targeted review of ${unitRef.split(':', 1)[0]}: ${grounds.join(', ')}`.slice(0, 200),
      });
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      log.info('The case has its workflow already', { reviewRef });
    }
  }

  #nextWakeAt(): string | undefined {
    if (!this.calendar) return undefined;
    return clockDecisions(this.state, this.calendar)
      .map(({ at }) => at)
      .sort()[0];
  }
}

/** The workflow's own clock as an ISO instant. */
const now = (): string => new Date(Date.now()).toISOString();
