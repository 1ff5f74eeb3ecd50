import { ScoreInputError } from '../../scoring';
import { paymentAdjustment } from '../../scoring/payment-adjustment';
import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, input, policy2024, set, yes } from './builders';

/** Percent of activities performed from this day of 2024 to another. */
function activitiesFrom(performanceStart: string, performanceEnd = '2024-12-31'): number | null {
  const sets = [set('ia', [yes('IA_EPA_1'), yes('IA_EPA_2')], { performanceStart, performanceEnd })];
  const { byCategory } = scoreUnit(input(sets), policy2024, catalogue2024);
  return byCategory.find(({ category }) => category === 'ia')!.percent;
}

describe('the period of an improvement activity', () => {
  it('is at least 90 days, the first and the last counted', () => {
    // October 3 to 31 is 29 days, November 30, December 31: 90. One high and one medium: 30 of 40.
    expect(activitiesFrom('2024-10-03')).toBe(75);
    expect(activitiesFrom('2024-10-04')).toBe(0);
    // January 1 to March 30 of a leap year: 31 + 29 + 30 = 90.
    expect(activitiesFrom('2024-01-01', '2024-03-30')).toBe(75);
    expect(activitiesFrom('2024-01-01', '2024-03-29')).toBe(0);
  });
});

describe('a day of a measurement set', () => {
  const isRefused = (performanceEnd: string): boolean => {
    try {
      activitiesFrom('2024-01-01', performanceEnd);
      return false;
    } catch (error) {
      if (error instanceof ScoreInputError) return error.problems.some(({ code }) => code === 'INVALID_DATE');
      throw error;
    }
  };

  it.each([
    ['01', 31],
    ['02', 29],
    ['03', 31],
    ['04', 30],
    ['05', 31],
    ['06', 30],
    ['07', 31],
    ['08', 31],
    ['09', 30],
    ['10', 31],
    ['11', 30],
    ['12', 31],
  ])('is one that the calendar has: month %s of 2024 ends with its day %i', (month, last) => {
    expect(isRefused(`2024-${month}-${last}`)).toBe(false);
    expect(isRefused(`2024-${month}-${last + 1}`)).toBe(true);
  });

  it('begins with 1, in months from 1 to 12', () => {
    expect(['2024-01-00', '2024-00-10', '2024-13-10'].map(isRefused)).toEqual([true, true, true]);
    expect(isRefused('2024-01-01')).toBe(false);
    // 2023 is no leap year.
    expect(isRefused('2023-02-29')).toBe(true);
  });
});

describe('the scaling factor of a payment adjustment', () => {
  // 2024: 9 * (90 - 75) / 25 = 5.4 before scaling.
  const percentAt = (factor: string) =>
    paymentAdjustment('90.00', policy2024, { factor, synthetic: true }).finalPercent;

  it.each([
    ['0', 0],
    ['0.5', 2.7],
    ['3', 16.2],
  ])('may be anything from 0 to 3: %s makes %d percent', (factor, percent) => {
    expect(Number(percentAt(factor))).toBeCloseTo(percent, 4);
  });

  it.each(['-0.0001', '3.0001', '', ' ', 'one'])('is refused as "%s"', (factor) => {
    expect(() => percentAt(factor)).toThrow(expect.objectContaining({ code: 'QPP_SCORING_SCALING_FACTOR_INVALID' }));
  });
});
