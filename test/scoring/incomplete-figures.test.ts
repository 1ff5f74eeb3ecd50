import { loadPolicy } from '../../policy/load';
import { measureRate } from '../../scoring/quality/measure-rate';
import type { RiskIndicator } from '../../scoring/score-input';
import { scoreUnit } from '../../scoring/score-unit';
import { ScoreInputError } from '../../scoring/scoring-errors';
import { catalogue2024, facts, input, piOf82, policy2024, quality, set } from './builders';

describe('measureRate of a mean or ratio', () => {
  const measure = catalogue2024.qualityMeasure('ACEP50');
  if (measure === undefined) throw new Error('no measure ACEP50');
  const value = { numerator: 181, denominator: 100, observationInstances: 75 };

  it('counts as reported what was observed, excepted or excluded; what is left out counts as none', () => {
    const reported = (more: object) => measureRate(measure, { measureId: 'ACEP50', value: { ...value, ...more } });
    // 75/100, (75 + 2)/100, (75 + 3)/100, (75 + 2 + 3)/100
    expect(reported({})).toEqual({ rate: 181, reportingRate: 75, caseCount: 100 });
    expect(reported({ numeratorExclusion: 2 }).reportingRate).toBe(77);
    expect(reported({ denominatorException: 3 }).reportingRate).toBe(78);
    expect(reported({ numeratorExclusion: 2, denominatorException: 3 }).reportingRate).toBe(80);
  });
});

describe('the complex patient bonus of an indicator with a figure missing', () => {
  // (1.6 - 1) / 0.5 = 1.2 standard deviations above the mean: 1.5 + 4 * 1.2 = 6.3
  const whole: RiskIndicator = { name: 'hcc', value: 1.6, mean: 1, standardDeviation: 0.5, median: 0.9 };
  const bonusOf = (indicator: RiskIndicator) => {
    const unit = input([set('pi', piOf82)], { facts: facts({ complexPatient: [indicator] }) });
    const { bonusPoints, notDeterminable } = scoreUnit(unit, policy2024, catalogue2024);
    return { bonusPoints, open: notDeterminable.filter((each) => each.includes('complex patient bonus')).length };
  };

  it('is 6.3 with all of them', () => {
    expect(loadPolicy(2024).finalScore.complexPatientBonus).toMatchObject({ intercept: 1.5, slope: 4 });
    expect(bonusOf(whole)).toEqual({ bonusPoints: expect.closeTo(6.3, 10) as number, open: 0 });
  });

  it.each(['value', 'mean', 'standardDeviation', 'median'] as const)('is none, and open, without the %s', (name) => {
    const rest = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
    expect(bonusOf(rest as unknown as RiskIndicator)).toEqual({ bonusPoints: 0, open: 1 });
  });

  it('is none, and nothing open, where it is known to stand below the median', () => {
    const below = { name: 'hcc', value: 0.8, median: 0.9 } as RiskIndicator;
    expect(bonusOf(below)).toEqual({ bonusPoints: 0, open: 0 });
  });

  it('needs data in a category', () => {
    const unit = input([], { facts: facts({ complexPatient: [whole] }) });
    expect(scoreUnit(unit, policy2024, catalogue2024).bonusPoints).toBe(0);
  });
});

describe('checkScoreInput of a mean or ratio', () => {
  const whole = { numerator: 181, denominator: 100, observationInstances: 75 };
  const isRefused = (changes: object): boolean => {
    const value = { ...whole, ...changes };
    try {
      scoreUnit(input([quality([{ measureId: 'ACEP50', value }])]), policy2024, catalogue2024);
      return false;
    } catch (error) {
      if (error instanceof ScoreInputError) return true;
      throw error;
    }
  };

  it('takes a numerator of either sign, and figures from 0', () => {
    expect([{}, { numerator: -5 }, { denominator: 0, observationInstances: 0 }].map(isRefused)).toEqual([
      false,
      false,
      false,
    ]);
    const wrong = [{ numerator: NaN }, { denominator: -1 }, { observationInstances: -1 }, { numeratorExclusion: -1 }];
    expect(wrong.map(isRefused)).toEqual([true, true, true, true]);
  });
});
