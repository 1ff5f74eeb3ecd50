import { oneMorePoint } from '../../scoring/one-more-point/one-more-point';
import type { OneMorePoint } from '../../scoring/one-more-point/one-more-point';
import { leastThat } from '../../scoring/one-more-point/one-more-point-trial';
import type { UnitScoreInput } from '../../scoring/score-input';
import { catalogue2024, facts, input, policy2024, quality } from './builders';

function answer(unit: UnitScoreInput, subject: string): OneMorePoint | undefined {
  return oneMorePoint(unit, policy2024, catalogue2024).find((each) => each.subject === subject);
}

describe('one more point of a measure whose rate was sent', () => {
  it('moves the sent rate as far as the patients move it', () => {
    // AAD8: decile 8 from 58.97, 9 from 74.94, 10 from 83.46. 60% earns 8 + 1.03/15.97 = 8.0645, a point more is
    // 74.94 + 0.0645 * 8.52 = 75.4895%, so 76 of 100: 9 + 1.06/8.52 = 9.1244.
    const value = { performanceMet: 60, performanceNotMet: 40, eligiblePopulation: 100, performanceRate: 60 };
    const found = answer(input([quality([{ measureId: 'AAD8', value }])]), 'AAD8');
    expect(found).toMatchObject({ outcome: 'onePoint', pointsNow: 8.0645, pointsAfter: 9.1244, rateAfter: 76 });
    expect(found?.step).toMatchObject({ kind: 'patientsMet', patients: 16 });
  });
});

describe('one more point of the survey', () => {
  it('is not to be had by any single summary measure, whose points are a mean', () => {
    // 84.49 and 93.63 are the edges of decile 6: (6 + 6) / 2.
    const cahps = [
      { measureId: 'CAHPS_1', score: 84.49 },
      { measureId: 'CAHPS_2', score: 93.63 },
    ];
    expect(answer(input([], { facts: facts({ cahps }) }), '321')).toMatchObject({
      category: 'quality',
      outcome: 'nothing',
      reason: 'surveyMean',
      pointsNow: 6,
      step: null,
    });
  });

  it('is not spoken of where there is none', () => {
    expect(answer(input([]), '321')).toBeUndefined();
  });
});

describe('leastThat', () => {
  it.each([1, 2, 3, 64, 99, 100])('finds %i where everything from there on holds', (least) => {
    expect(leastThat(100, (amount) => amount >= least)).toBe(least);
  });

  it('finds nothing where not even the most holds', () => {
    expect(leastThat(100, () => false)).toBeNull();
    expect(leastThat(0, () => true)).toBeNull();
  });
});
