import fc from '../support/fast-check';
import { addDays, daysBetween, easternClock, easternInstant, instantOfRule } from '../../calendar/eastern';

describe('easternInstant', () => {
  it('counts five hours from UTC in winter and four in summer', () => {
    expect(easternInstant('2024-12-02', '20:00')).toBe('2024-12-03T01:00:00.000Z');
    expect(easternInstant('2025-03-31', '20:00')).toBe('2025-04-01T00:00:00.000Z');
  });

  it('is right on both sides of the change in spring', () => {
    // 9 March 2025: 02:00 EST becomes 03:00 EDT.
    expect(easternInstant('2025-03-09', '00:00')).toBe('2025-03-09T05:00:00.000Z');
    expect(easternInstant('2025-03-09', '01:59')).toBe('2025-03-09T06:59:00.000Z');
    expect(easternInstant('2025-03-09', '03:00')).toBe('2025-03-09T07:00:00.000Z');
    expect(easternInstant('2025-03-09', '20:00')).toBe('2025-03-10T00:00:00.000Z');
  });

  it('moves a time that the clock skips in spring forward by the hour', () => {
    expect(easternClock(easternInstant('2025-03-09', '02:30')).time).toBe('03:30:00.000');
  });

  it('takes the first showing of an hour that autumn shows twice', () => {
    expect(easternInstant('2024-11-03', '01:30')).toBe('2024-11-03T05:30:00.000Z');
    expect(easternInstant('2024-11-03', '20:00')).toBe('2024-11-04T01:00:00.000Z');
    expect(easternInstant('2024-11-03', '24:00')).toBe('2024-11-04T05:00:00.000Z');
  });

  it('takes 24:00 as the start of the next day', () => {
    expect(easternInstant('2024-12-31', '24:00')).toBe(easternInstant('2025-01-01', '00:00'));
  });

  it.each([
    ['2024-02-30', '20:00'],
    ['2024-2-3', '20:00'],
    ['2024-01-01', '25:00'],
    ['2024-01-01', '24:01'],
    ['2024-01-01', '10:60'],
    ['2024-01-01', '8pm'],
  ])('refuses %s %s, which no clock shows', (on, time) => {
    expect(() => easternInstant(on, time)).toThrow(RangeError);
  });

  it('gives back what the wall clock shows, for every day of twenty years', () => {
    const days = fc.integer({ min: 0, max: 20 * 365 }).map((day) => addDays('2016-01-01', day));
    const times = fc.constantFrom('00:00', '04:00', '12:34', '20:00', '23:59');
    fc.assert(
      fc.property(days, times, (on, time) => {
        expect(easternClock(easternInstant(on, time))).toEqual({ on, time: `${time}:00.000` });
      }),
    );
  });
});

describe('instantOfRule', () => {
  const rule = (kind: 'open' | 'deadline' | 'release' | 'boundary', id = 'any') =>
    easternClock(instantOfRule({ id, kind, on: '2024-07-01', time: null }));

  it('opens at 00:00 and closes at 20:00 where no time is given', () => {
    expect(rule('open')).toEqual({ on: '2024-07-01', time: '00:00:00.000' });
    expect(rule('deadline')).toEqual({ on: '2024-07-01', time: '20:00:00.000' });
  });

  it('lets a release come at the start of its day', () => {
    expect(rule('release')).toEqual({ on: '2024-07-01', time: '00:00:00.000' });
  });

  it('runs a period from 00:00 of its first day to 24:00 of its last', () => {
    expect(rule('boundary', 'performancePeriodStart')).toEqual({ on: '2024-07-01', time: '00:00:00.000' });
    expect(rule('boundary', 'performancePeriodEnd')).toEqual({ on: '2024-07-02', time: '00:00:00.000' });
  });

  it('takes the time of day that a source gives', () => {
    const at = instantOfRule({ id: 'any', kind: 'open', on: '2024-07-01', time: '10:00' });
    expect(at).toBe('2024-07-01T14:00:00.000Z');
  });
});

describe('daysBetween', () => {
  it('counts calendar days, whatever the clock does between them', () => {
    expect(daysBetween('2025-03-08', '2025-03-10')).toBe(2);
    expect(daysBetween('2025-03-10', '2025-03-08')).toBe(-2);
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  });
});
