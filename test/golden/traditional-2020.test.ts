import {
  activities,
  figures,
  incomplete,
  interoperabilityOf,
  mean,
  quality,
  qualityOf,
  rate,
  scored,
  without,
} from './bodies';
import type { Body } from './bodies';

/*
 * A group by registry and eCQM in 2020; cost is 0 for everybody, 55/0/15/30. Rows of 2018 and 2020.
 *   001 registry, flat inverse: 12% = 9.8, the slot; 236 registry, flat: 72% = 8.2
 *   128 eCQM: 60% between 37.39 and 73.97: 6 + 22.61/36.58 = 6.618097                      = 6.6181
 *   113 eCQM: 60% between 45.64 and 70.01: 6 + 14.36/24.37 = 6.589249                      = 6.5892
 *   318 eCQM: 80% between 65.27 and 90.36: 6 + 14.73/25.09 = 6.587086                      = 6.5871
 *   047 registry: 90% between 82.84 and 98.28: 6 + 7.16/15.44 = 6.463731                   = 6.4637
 *   ACEP51, a mean of 0.1, inverse, ten values from decile 2: between 0.1305 and -0.0049, 3.2253, the seventh
 *   44.2581 of 60 = 73.7635%
 *   high priority 236 +2, 047 +1, ACEP51 +2, 318 +1 = 6; end to end 3; 53.2581 of 60 = 88.7635%
 *   last year 70%: 3.7635/70 * 10 = 0.537643; 89.301143%
 * 89.301143 * 0.55 = 49.115629; 11.25; 78 * 0.3 = 23.4; 83.765629
 * Complex patients: 2 * (2.2 + 5 * 0.6) = 10.4, capped 10; 93.765629
 */
const group: Body = {
  year: 2020,
  sets: [
    quality('registry', rate('001', 12, 100), rate('236', 72, 100), rate('047', 90, 100), mean('ACEP51', 0.1, 40)),
    quality(
      'electronicHealthRecord',
      rate('318', 80, 100, true),
      rate('128', 60, 100, true),
      rate('113', 60, 100, true),
    ),
    activities('IA_EPA_1', 'IA_EPA_2'),
    interoperabilityOf[2020],
  ],
  facts: {
    clinicianCount: 30,
    cost: [{ measureId: 'TPCC_1', caseCount: 90, value: 1400 }],
    complexPatient: [
      { name: 'hcc', value: 2.2 },
      { name: 'dualProportion', value: 0.6 },
    ],
    previousYear: { qualityAchievementPercent: 70 },
  },
};

describe('a group in 2020', () => {
  const score = scored(group);

  it('earns 53.2581 of 60 and 0.538 points of improvement', () => {
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 89.301143, achievement: 73.7635 });
  });

  it('weighs 55, 0, 15 and 30', () => {
    expect(figures(score)).toMatchObject({
      quality: { weight: 55, contribution: 49.115629 },
      cost: { weight: 0, contribution: 0 },
      ia: { percent: 75, weight: 15, contribution: 11.25 },
      pi: { percent: 78, weight: 30, contribution: 23.4 },
    });
  });

  it('is 93.77 with 10 points for complex patients', () => {
    expect(score.bonusPoints).toBe(10);
    expect(score.finalScore).toBe('93.77');
  });

  it('is 85/0/15/0 without Promoting Interoperability: 75.905971 + 11.25 + 10', () => {
    expect(scored(without(group, 'pi')).finalScore).toBe('97.16');
  });

  it('is 0/0/15/85 without quality: 11.25 + 66.3 + 10', () => {
    expect(scored(without(group, 'quality')).finalScore).toBe('87.55');
  });

  it('is 70/0/0/30 without activities: 62.5108 + 23.4 + 10', () => {
    expect(scored(without(group, 'ia')).finalScore).toBe('95.91');
  });
});

describe('an incomplete measure in 2020', () => {
  // 236 registry 8.2, 69 of 100 eCQM 318 reported: below 70; small practice 3 and 6 of bonus
  const sets = [
    quality('registry', rate('236', 72, 100)),
    quality('electronicHealthRecord', incomplete('318', 60, 69, 100)),
  ];

  it('earns nothing in a large practice: 8.2 of 60', () => {
    expect(qualityOf(scored({ year: 2020, sets }))).toMatchObject({ possible: 60, percent: 13.666667 });
  });

  it('earns 3 in a small one: 17.2 of 60', () => {
    const score = scored({ year: 2020, sets, facts: { specialStatuses: { smallPractice: true } } });
    expect(qualityOf(score)).toMatchObject({ possible: 60, percent: 28.666667 });
  });
});
