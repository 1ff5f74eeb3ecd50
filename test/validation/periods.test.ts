import { daysInPeriod } from '../../validation/periods';
import { activitySet, groupBody, piSet, qualitySet } from './fixtures/bodies';
import { errorsOf, warningsOf } from './fixtures/context';

const start = '$.measurementSets[0].performanceStart';
const end = '$.measurementSets[0].performanceEnd';
const period = (performanceStart: unknown, performanceEnd: unknown) =>
  groupBody(2024, [qualitySet(2024, { performanceStart, performanceEnd })]);

describe('checkPeriod', () => {
  it('takes any part of the year, down to one day', () => {
    expect(errorsOf(period('2024-02-29', '2024-02-29'))).toEqual([]);
  });

  it('refuses dates in another year, one by one', () => {
    expect(errorsOf(period('2023-12-31', '2025-01-01'))).toEqual([
      `PERIOD_OUTSIDE_YEAR ${end}`,
      `PERIOD_OUTSIDE_YEAR ${start}`,
    ]);
  });

  it('refuses an end before the start', () => {
    expect(errorsOf(period('2024-07-01', '2024-06-30'))).toEqual([`PERIOD_REVERSED ${end}`]);
  });

  it('tells a reversal once when one date in another year causes it', () => {
    expect(errorsOf(period('2024-07-01', '2023-12-31'))).toEqual([`PERIOD_OUTSIDE_YEAR ${end}`]);
  });

  it.each(['2023-02-29', '2024-13-01', '2024-1-1', '20240101', '2024-04-31', '', '2024-01-01T00:00:00Z'])(
    'refuses %p as a date',
    (date) => {
      expect(errorsOf(period(date, '2024-12-31'))).toEqual([`INVALID_FORMAT ${start}`]);
    },
  );

  it('refuses a date that is no string', () => {
    expect(errorsOf(period(20240101, null))).toEqual([`INVALID_TYPE ${start}`, `REQUIRED_FIELD ${end}`]);
  });
});

describe('daysInPeriod', () => {
  it('counts both ends, across daylight saving and leap days', () => {
    // October 3 to 31 is 29 days, November 30, December 31: 90.
    expect(daysInPeriod('2022-10-03', '2022-12-31')).toBe(90);
    // January 31, February 29, March 31: 91 in a leap year.
    expect(daysInPeriod('2024-01-01', '2024-03-31')).toBe(91);
  });
});

describe('PERIOD_TOO_SHORT', () => {
  const pi = (year: number, performanceStart: string) => groupBody(year, [piSet(year, [], { performanceStart })]);
  const short = ['PERIOD_TOO_SHORT $.measurementSets[0]'];

  it('asks promoting interoperability for 90 days to 2023 and for 180 from 2024', () => {
    expect(warningsOf(pi(2023, '2023-10-03'))).toEqual([]);
    expect(warningsOf(pi(2023, '2023-10-04'))).toEqual(short);
    // July 5 to 31 is 27 days, then 31 + 30 + 31 + 30 + 31: 180.
    expect(warningsOf(pi(2024, '2024-07-05'))).toEqual([]);
    expect(warningsOf(pi(2024, '2024-07-06'))).toEqual(short);
  });

  it('asks improvement activities for 90 days and quality for none', () => {
    const performanceStart = '2024-10-04';
    expect(warningsOf(groupBody(2024, [activitySet(2024, { performanceStart })]))).toEqual(short);
    expect(warningsOf(groupBody(2024, [qualitySet(2024, { performanceStart })]))).toEqual([]);
  });
});
