import type { CalendarReading } from '../../calendar/calendar-reading';
import type { CarriedYear, Decision, DeskRow, Recorded } from '../../schemas/messages/year';
import { PHASE_RULES } from '../../workflows/phases';
import { firstState, next, nextDecision } from '../../workflows/year-state';

export const ENTITY_KEY = 'ent_aaaabbbbccccddddeeeeffff22.2024';

/** The n-th second of a made-up life, as an instant. */
export const second = (n: number): string => new Date(Date.UTC(2025, 0, 1, 0, 0, n)).toISOString();

/** A reading in which only the given dates are known; its version follows from them. */
export function reading(dates: Partial<Omit<CalendarReading, 'version'>>): CalendarReading {
  const unknown = {
    preliminaryEligibilityAt: null,
    finalEligibilityAt: null,
    registrationOpensAt: null,
    registrationClosesAt: null,
    windowOpensAt: null,
    windowClosesAt: null,
    scoresReleaseAt: null,
    adjustmentsReleaseAt: null,
    reviewOpensAt: null,
    reviewClosesAt: null,
    paymentStartsAt: null,
    paymentEndsAt: null,
  };
  return { version: JSON.stringify(dates), ...unknown, ...dates };
}

/** An ordinary life, ten seconds from date to date: eligibility 10 and 20, window 30 to 40, scores 50, to the end at 80. */
export const ordinary = reading({
  preliminaryEligibilityAt: second(10),
  finalEligibilityAt: second(20),
  windowOpensAt: second(30),
  windowClosesAt: second(40),
  scoresReleaseAt: second(50),
  adjustmentsReleaseAt: second(60),
  reviewClosesAt: second(70),
  paymentEndsAt: second(80),
});

/** A row of the intake that came in at an instant. */
export const row = (number: number, receivedAt: string, kind: DeskRow['kind'] = 'submission'): DeskRow => ({
  intakeId: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  number,
  kind,
  receivedAt,
});

const answerTo = (decision: Decision): Recorded =>
  decision.do === 'applyIntake'
    ? { outstanding: false, intake: { number: decision.number, status: 'applied' } }
    : { outstanding: false };

/** A year without Temporal: it wakes when told, sees the rows received by then and does all that is due. */
export class OneYear {
  state: CarriedYear = firstState(ENTITY_KEY);
  readonly decisions: Decision[] = [];
  #rows: DeskRow[] = [];

  /** Rows come in order of their numbers, in whatever order they were received. */
  receive(...rows: DeskRow[]): void {
    this.#rows.push(...rows);
  }

  /** Settles at an instant, phase by phase, as runs that continue as new do. Returns what was decided. */
  wake(calendar: CalendarReading, now: string, answer = answerTo): Decision[] {
    const before = this.decisions.length;
    do this.#settle(calendar, now, answer);
    while (this.#turn(calendar, now));
    return this.decisions.slice(before);
  }

  #settle(calendar: CalendarReading, now: string, answer: (decision: Decision) => Recorded): void {
    for (;;) {
      const arrived = this.#rows.filter(({ receivedAt }) => receivedAt <= now);
      const decision = nextDecision(this.state, calendar, arrived[0], now);
      if (!decision) return;
      if (this.decisions.push(decision) > 1_000) throw new Error('This year never comes to rest');
      if (decision.do === 'applyIntake') this.#rows = this.#rows.filter(({ number }) => number !== decision.number);
      this.state = next(this.state, { type: 'recorded', decision, result: answer(decision), now }).state;
    }
  }

  #turn(calendar: CalendarReading, now: string): boolean {
    if (!this.state.entered || !PHASE_RULES[this.state.phase].isOver(this.state, calendar, now)) return false;
    this.state = next(this.state, { type: 'turned', calendar, now }).state;
    return true;
  }
}

/** Decisions by their names, phases with theirs. */
export const names = (decisions: Decision[]): string[] =>
  decisions.map((decision) => {
    if (decision.do === 'enterPhase') return `enter ${decision.phase}`;
    if (decision.do === 'determineEligibility') return `determine ${decision.run}`;
    if (decision.do === 'applyIntake') return `apply ${decision.number}`;
    return decision.do;
  });
