import fc from '../support/fast-check';
import type { MilestoneId } from '../../calendar/calendar';
import { compressedCalendar } from '../../calendar/compressed-calendar';
import { easternClock } from '../../calendar/eastern';
import { mainOrderBreaks } from '../../calendar/resolved-releases';
import { shiftedCalendar } from '../../calendar/shifted-calendar';
import { officialOf, years } from './years';

describe('shiftedCalendar', () => {
  it('keeps the wall clock of New York when the move crosses daylight saving', () => {
    // 31 March 2025 20:00 EDT, 180 days on: 27 September still EDT; 300 days on: 25 January, EST.
    const inWinter = shiftedCalendar(officialOf(2024), { days: 300 }).milestones.submissionClose?.at;
    expect(inWinter).toBe('2026-01-26T01:00:00.000Z');
  });

  it('moves the year so that a milestone falls on a given date', () => {
    const calendar = shiftedCalendar(officialOf(2019), { milestone: 'performancePeriodStart', on: '2026-11-01' });
    expect(easternClock(calendar.milestones.performancePeriodStart?.at ?? '').on).toBe('2026-11-01');
    expect(calendar.kind).toBe('shifted');
  });

  it('keeps the order of the year and lets releases come by date, however far it moves', () => {
    fc.assert(
      fc.property(fc.constantFrom(...years), fc.integer({ min: -4000, max: 4000 }), (year, days) => {
        const calendar = shiftedCalendar(officialOf(year), { days });
        expect(mainOrderBreaks(calendar)).toEqual([]);
        expect(Object.values(calendar.milestones).every(({ at, advances }) => at !== null && advances)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses to move by a milestone that the year lacks', () => {
    const milestone: MilestoneId = 'mvpSubgroupRegistrationOpen';
    expect(() => shiftedCalendar(officialOf(2019), { milestone, on: '2026-01-01' })).toThrow(RangeError);
  });

  it('refuses a compressed calendar, which has no days', () => {
    const compressed = compressedCalendar(officialOf(2024), { startAt: '2026-01-01T00:00:00Z', durationMs: 100_000 });
    expect(() => shiftedCalendar(compressed, { days: 1 })).toThrow('compressed');
  });
});
