import {
  activities,
  figures,
  incomplete,
  interoperabilityOf82,
  mean,
  quality,
  qualityOf,
  rate,
  scored,
  strata,
  without,
} from './bodies';
import type { Body } from './bodies';

/*
 * A group of 40 in 2023, the first year that scores from 1 to 10; rows of 2021 and 2023 by percentiles.
 *   001 registry, flat inverse: 12% = 9.8; 236 registry, flat: 72% = 8.2
 *   318 eCQM: 80% between 79.39 and 88.69: 7 + 0.61/9.3 = 7.065591                         = 7.0656
 *   047 registry: 95% between 90.86 and 96.78: 6 + 4.14/5.92 = 6.699324                    = 6.6993
 *   130 registry: 99.9% between 99.74 and 99.99: 6 + 0.16/0.25                             = 6.64
 *   305 eCQM, mean of 3% and 4%, between 3.35 and 4.23: 6 + 0.15/0.88 = 6.170455           = 6.1705
 *   112 registry: 10% between 0.24 and 15.37: 1 + 9.76/15.13 = 1.6451, the seventh
 *   44.5754; 479: 0.15 = 7.2564; 484: 35 = 5.8564 (see the APP); 57.6882 of 80 = 72.11025%; no bonuses any more
 * Cost: TPCC 1400 between 1449.42 and 1396.28: 6 + 49.42/53.14                             = 6.93
 *   MSPB 25000 between 25241.2 and 24679.4: 6 + 241.2/561.8 = 6.429334                     = 6.4293
 *   diabetes 5000 between 5370.06 and 4930.57: 8 + 370.06/439.49 = 8.842021                = 8.842
 *   22.2013 of 30 = 74.004333%; last year 70%: 4.004333/70 = 0.057205; 74.061538%
 * Activities 75%; PI 82
 * 21.633075 + 22.218461 + 11.25 + 20.5 = 75.601536
 */
const group: Body = {
  year: 2023,
  sets: [
    quality(
      'registry',
      rate('001', 12, 100),
      rate('236', 72, 100),
      rate('047', 95, 100),
      rate('130', 999, 1000, true),
      rate('112', 10, 100),
    ),
    quality(
      'electronicHealthRecord',
      rate('318', 80, 100, true),
      strata('305', ['14Days', 3, 100], ['34Days', 4, 100]),
    ),
    activities('IA_EPA_1', 'IA_EPA_2'),
    interoperabilityOf82,
  ],
  facts: {
    clinicianCount: 40,
    administrativeClaims: [
      { measureId: '479', caseCount: 200, rate: 0.15 },
      { measureId: '484', caseCount: 18, rate: 35 },
    ],
    cost: [
      { measureId: 'TPCC_1', caseCount: 20, value: 1400 },
      { measureId: 'MSPB_1', caseCount: 35, value: 25000 },
      { measureId: 'COST_D_1', caseCount: 20, value: 5000 },
    ],
    previousYear: { costPercent: 70 },
  },
};

describe('a group of 40 in 2023', () => {
  it('is 75.60 on 30/30/15/25', () => {
    const score = scored(group);
    expect(qualityOf(score)).toEqual({ possible: 80, percent: 72.11025, achievement: 72.11025 });
    expect(figures(score)).toEqual({
      quality: { percent: 72.11025, weight: 30, contribution: 21.633075 },
      cost: { percent: 74.061538, weight: 30, contribution: 22.218461 },
      ia: { percent: 75, weight: 15, contribution: 11.25 },
      pi: { percent: 82, weight: 25, contribution: 20.5 },
    });
    expect(score.finalScore).toBe('75.60');
  });

  it('is never taken down by a cost worse than last year', () => {
    const score = scored({ ...group, facts: { ...group.facts, previousYear: { costPercent: 90 } } });
    expect(figures(score).cost?.percent).toBe(74.004333);
  });

  it('is 55/30/15/0 without Promoting Interoperability, and 40/30/30/0 in a small practice', () => {
    // 39.660638 + cost without improvement 22.2013 + 11.25
    const waived = without(group, 'pi');
    const cost = { ...waived, facts: { ...waived.facts, previousYear: {} } };
    expect(scored(cost).finalScore).toBe('73.11');
    // (57.6882 + 6)/80 * 40 = 31.8441; 22.2013; activities doubled 100% = 30; 84.0454
    const smallPractice = { ...cost, facts: { ...cost.facts, specialStatuses: { smallPractice: true } } };
    expect(scored(smallPractice).finalScore).toBe('84.05');
  });
});

/*
 * The classes of 2023: 236 72% = 8.2; ACEP50, 100 minutes, inverse, between 103.0555 and 98.8234: 6 + 3.0555/4.2321
 * = 6.721982 = 6.722 (a measure of 2020); 112 with 15 cases and 130 with 69 of 100 reported: 0, small practice 3 each
 *   large: 14.922 of 60 = 24.87%; small: 14.922 + 6 + 6 = 26.922 of 60 = 44.87%
 */
describe('small and incomplete measures in 2023', () => {
  const sets = [
    quality(
      'registry',
      rate('236', 72, 100),
      mean('ACEP50', 100, 60),
      rate('112', 10, 15),
      incomplete('130', 69, 69, 100),
    ),
  ];

  it('earn nothing in a large practice', () => {
    expect(qualityOf(scored({ year: 2023, sets }))).toMatchObject({ possible: 60, percent: 24.87 });
  });

  it('earn 3 in a small one', () => {
    const score = scored({ year: 2023, sets, facts: { specialStatuses: { smallPractice: true } } });
    expect(qualityOf(score)).toMatchObject({ possible: 60, percent: 44.87 });
  });
});
