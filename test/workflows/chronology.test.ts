import fc from '../support/fast-check';
import type { CalendarReading } from '../../calendar/calendar-reading';
import type { Decision } from '../../schemas/messages/year';
import { OneYear, reading, row, second } from './one-year';

const END = 1_000;

/** Calendars of every legal order: releases may be late, adjustments may come before or after the close of review. */
const calendars: fc.Arbitrary<CalendarReading> = fc
  .uniqueArray(fc.integer({ min: 1, max: END - 1 }), { minLength: 7, maxLength: 7 })
  .chain((instants) => fc.tuple(fc.constant(instants), fc.boolean(), fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6])))
  .map(([instants, adjustmentsFirst, places]) => {
    const chosen = places.slice(0, 2).sort((a, b) => a - b);
    const ascending = [...instants].sort((a, b) => a - b);
    const eligibility = chosen.length === 2 ? chosen.map((place) => ascending[place]!) : ascending.slice(0, 2);
    const [opens, closes, scores, ...after] = ascending.filter((instant) => !eligibility.includes(instant));
    const [adjustments, review] = adjustmentsFirst ? after : [...after].reverse();
    return reading({
      preliminaryEligibilityAt: second(eligibility[0]!),
      finalEligibilityAt: second(eligibility[1]!),
      windowOpensAt: second(opens!),
      windowClosesAt: second(closes!),
      scoresReleaseAt: second(scores!),
      adjustmentsReleaseAt: second(adjustments!),
      reviewClosesAt: second(review!),
      paymentEndsAt: second(END),
    });
  });

const times = fc
  .array(fc.integer({ min: 0, max: END - 1 }), { maxLength: 12 })
  .map((each) => each.sort((a, b) => a - b));

/** What each decision is about, with the instant at which it happened; what has no instant of its own is left out. */
function happenings(decisions: Decision[], receivedAt: Map<number, string>): { at: string; what: string }[] {
  return decisions.flatMap((decision) => {
    if (decision.do === 'applyIntake')
      return [{ at: receivedAt.get(decision.number)!, what: `row ${decision.number}` }];
    if (!('at' in decision)) return [];
    return [{ at: decision.at, what: decision.do === 'determineEligibility' ? decision.run : decision.do }];
  });
}

describe('a year, whenever it wakes', () => {
  const live = (calendar: CalendarReading, received: number[], wakes: number[]) => {
    const year = new OneYear();
    const rows = received.map((at, n) => row(n + 1, second(at)));
    year.receive(...rows);
    for (const at of [...wakes, END]) year.wake(calendar, second(at));
    const receivedAt = new Map(rows.map((each) => [each.number, each.receivedAt]));
    return { year, happened: happenings(year.decisions, receivedAt) };
  };

  it('decides everything in the order in which it happened', () => {
    fc.assert(
      fc.property(calendars, times, times, (calendar, received, wakes) => {
        const { happened } = live(calendar, received, wakes);
        const instants = happened.map(({ at }) => at);
        expect(instants).toEqual([...instants].sort());
      }),
      { numRuns: 300 },
    );
  });

  it('lets each date take effect once and applies each row once', () => {
    fc.assert(
      fc.property(calendars, times, times, (calendar, received, wakes) => {
        const { happened, year } = live(calendar, received, wakes);
        const dates = ['preliminary', 'final', 'openWindow', 'closeWindow', 'releaseScores', 'releaseAdjustments'];
        const all = [...dates, 'closeReview', 'closeYear', ...received.map((_, n) => `row ${n + 1}`)];
        expect(happened.map(({ what }) => what).sort()).toEqual(all.sort());
        expect(year.state.counts.submissions).toBe(received.length);
      }),
      { numRuns: 300 },
    );
  });

  it('ends with the same decisions, phases included, as one that never slept', () => {
    const everySecond = Array.from({ length: END }, (_, n) => n);
    const told = ({ year, happened }: ReturnType<typeof live>) => ({
      happened,
      phases: year.decisions.filter((decision) => decision.do === 'enterPhase'),
      closed: year.state.done.closed !== undefined,
    });
    fc.assert(
      fc.property(calendars, times, times, (calendar, received, wakes) => {
        expect(told(live(calendar, received, wakes))).toEqual(told(live(calendar, received, everySecond)));
      }),
      { numRuns: 60 },
    );
  });
});
