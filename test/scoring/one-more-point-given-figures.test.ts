import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { oneMorePoint } from '../../scoring/one-more-point/one-more-point';
import type { OneMorePoint } from '../../scoring/one-more-point/one-more-point';
import { leastThat } from '../../scoring/one-more-point/one-more-point-trial';
import type { UnitScoreInput } from '../../scoring/score-input';
import { catalogue2024, facts, incomplete, input, policy2024, quality } from './builders';

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

describe('one more point of strata of which one alone makes the rate', () => {
  it('is won in that one, whatever rate was sent', () => {
    // AAD17 of 2025 is its overall stratum: 42 of 46, sent as 91.3. The four who are left make 46 of 46, 100%, 10 points.
    const stratum = (name: string, performanceMet: number, performanceNotMet: number) => ({
      stratum: name,
      performanceMet,
      performanceNotMet,
      eligiblePopulation: performanceMet + performanceNotMet,
    });
    const strata = [stratum('resection', 57, 3), stratum('reconstruction', 27, 4), stratum('overall', 42, 4)];
    const set = quality([{ measureId: 'AAD17', value: { performanceRate: 91.3, strata } }]);
    const year = { performanceStart: '2025-01-01', performanceEnd: '2025-12-31' };
    const unit = { ...input([{ ...set, ...year }]), performanceYear: 2025 };
    const found = oneMorePoint(unit, loadPolicy(2025), loadCatalogue(2025)).find(({ subject }) => subject === 'AAD17');
    expect(found).toMatchObject({ outcome: 'onePoint', pointsAfter: 10, rateAfter: 100 });
    expect(found?.step).toMatchObject({ kind: 'patientsMet', stratum: 'overall', patients: 4 });
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

describe('one more point against a cap or a minimum', () => {
  it('names the cap that holds the points', () => {
    // 181 by registry is topped out and capped at 7; 80% is far below its top decile.
    const value = { performanceMet: 80, performanceNotMet: 20, eligiblePopulation: 100 };
    const found = answer(input([quality([{ measureId: '181', value }])]), '181');
    expect(found).toMatchObject({ pointsAfter: 7, capAfter: 7 });
  });

  it('says so when reaching the case minimum would earn no more', () => {
    // A small practice has 3 points below the minimum. CQM 236 with 1 of 19 met: a 20th, met, is 2 of 20 = 10% and 2 points.
    const value = { performanceMet: 1, performanceNotMet: 18, eligiblePopulation: 19 };
    const small = facts({ specialStatuses: { smallPractice: true } });
    const found = answer(input([quality([{ measureId: '236', value }])], { facts: small }), '236');
    expect(found).toMatchObject({ outcome: 'nothing', reason: 'minimumEarnsNoMore', pointsNow: 3 });
    expect(found?.detail).toBe(
      '1 more case would reach the minimum of 20, but would earn no more than the 3 of a small practice, however the further patients fare',
    );
  });

  it('takes more of the eligible patients than completeness does, where those alone win nothing', () => {
    // A small practice has 3 points below completeness. CQM 236 with 120 of 200 reported and none met: 30 more, all met, are
    // 30 of 150 = 20% and 3 points again; 52 more are 52 of 172 = 30.23% and 4.0233, 51 more 29.82% and 3.9825.
    const small = facts({ specialStatuses: { smallPractice: true } });
    const found = answer(input([quality([incomplete('236', 0, 120, 200)])], { facts: small }), '236');
    expect(found).toMatchObject({ outcome: 'onePoint', pointsNow: 3, pointsAfter: 4.0233 });
    expect(found?.step).toMatchObject({ kind: 'furtherPatients', reported: 52, added: 0, met: 52 });
  });

  it('takes all of them where they win less than a point', () => {
    // 145 of 200 reported, none met: all 55 others are 55 of 200 = 27.5% and 3.75.
    const small = facts({ specialStatuses: { smallPractice: true } });
    const found = answer(input([quality([incomplete('236', 0, 145, 200)])], { facts: small }), '236');
    expect(found).toMatchObject({ outcome: 'nextGain', pointsNow: 3, pointsAfter: 3.75 });
    expect(found?.step).toMatchObject({ reported: 55, met: 55 });
  });

  it('says why a claims measure is not scored', () => {
    const administrativeClaims = [{ measureId: '479', caseCount: 150, rate: 0.15 }];
    const found = answer(input([], { facts: facts({ administrativeClaims }) }), '479');
    expect(found).toMatchObject({ reason: 'notCounted', detail: 'not scored: 150 cases, 200 needed' });
  });
});
