import {
  activities,
  figures,
  interoperabilityOf82,
  percentOf,
  quality,
  qualityOf,
  rate,
  scored,
  strata,
  without,
} from './bodies';
import type { Body } from './bodies';

/*
 * Measures freed from the cap have a defined benchmark (84, 86, 88, 90, 92, 94, 96, 98, 99, 100). Rows of 2023.
 *   236 registry, flat: 72% = 8.2, the slot
 *   250 registry, defined: 97% between 96 and 98: 7 + 1/2 = 7.5
 *   406 registry, defined inverse: 3% between 4 and 2: 7 + 1/2 = 7.5
 *   318 eCQM: 90% between 86.31 and 93.92: 7 + 3.69/7.61 = 7.484888                        = 7.4849
 *   130 registry: 100%, capped                                                             = 7
 *   226 eCQM, rate of the performance stratum 75%, between 67.74 and 80.91: 6 + 7.26/13.17 = 6.5513
 *   44.2362; 479: 0.15 = 7.8195; 484: 35 = 7.582 (see APP Plus); 59.6377 of 80 = 74.547125%
 */
const sets = [
  quality('registry', rate('236', 72, 100), rate('250', 97, 100), rate('406', 3, 100), rate('130', 60, 60)),
  quality(
    'electronicHealthRecord',
    rate('318', 90, 100),
    strata('226', ['reporting', 10, 100], ['performance', 75, 100], ['combinedPopulations', 1, 100]),
  ),
  activities('IA_EPA_2', 'IA_PM_2'),
  interoperabilityOf82,
];
const administrativeClaims = [
  { measureId: '479', caseCount: 400, rate: 0.15 },
  { measureId: '484', caseCount: 90, rate: 35 },
];

/*
 * Cost: TPCC 1400 between 1488.78 and 1315.81: 8 + 88.78/172.97                            = 8.5133
 *   MSPB 24500 between 26208.79 and 23765.41: 7 + 1708.79/2443.38 = 7.699355               = 7.6994
 *   16.2127 of 20 = 81.0635%; last year 40% would be 1.027, at most 1: 82.0635%
 * 22.364138 + 24.61905 + 15 + 20.5 = 82.483188
 */
const group: Body = {
  year: 2025,
  sets,
  facts: {
    clinicianCount: 40,
    administrativeClaims,
    cost: [
      { measureId: 'TPCC_1', caseCount: 60, value: 1400 },
      { measureId: 'MSPB_1', caseCount: 90, value: 24500 },
    ],
    previousYear: { costPercent: 40 },
  },
};

describe('a group in 2025', () => {
  it('is 82.48 with two activities', () => {
    const score = scored(group);
    expect(qualityOf(score)).toEqual({ possible: 80, percent: 74.547125, achievement: 74.547125 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 30 },
      cost: { percent: 82.0635, weight: 30, contribution: 24.61905 },
      ia: { percent: 100, weight: 15, contribution: 15 },
      pi: { percent: 82, weight: 25, contribution: 20.5 },
    });
    expect(score.finalScore).toBe('82.48');
  });

  it('earns half of the activities with one, all in a rural practice', () => {
    const one = { ...group, sets: [sets[0]!, sets[1]!, activities('IA_EPA_2')] };
    expect(percentOf(scored(one), 'ia')).toBe(50);
    expect(percentOf(scored({ ...one, facts: { specialStatuses: { rural: true } } }), 'ia')).toBe(100);
  });
});

/*
 * A virtual group earns a point for each complete eCQM (318, 226): 61.6377 of 80 = 77.047125%.
 * No cost: 55/0/15/30: 42.375919 + 15 + 24.6 = 81.975919
 */
describe('a virtual group in 2025', () => {
  const virtualGroup: Body = {
    year: 2025,
    unitKind: 'virtualGroup',
    sets,
    facts: { clinicianCount: 40, administrativeClaims },
  };

  it('is 81.98 with the complex organization adjustment', () => {
    const score = scored(virtualGroup);
    expect(qualityOf(score)).toEqual({ possible: 80, percent: 77.047125, achievement: 74.547125 });
    expect(score.finalScore).toBe('81.98');
  });

  it('earns at most 10% of the denominator', () => {
    /*
     * Eight eCQMs, no claims measures: 318 7.4849; 226 6.5513; 236 72% 7.0178; 001 25% 7.5619; 134 60% 7.1423;
     * 130 98% 7.4741, capped 7; 117 99% between 98.74 and 99.66: 7 + 0.26/0.92 = 7.2826;
     * 143 97% of the defined benchmark 7.5. Slot 001; then 7.5, 7.4849, 7.2826, 7.1423, 7.0178: 43.9895 + 6 of 60
     */
    const eight = quality(
      'electronicHealthRecord',
      rate('318', 90, 100),
      strata('226', ['reporting', 10, 100], ['performance', 75, 100], ['combinedPopulations', 1, 100]),
      rate('236', 72, 100),
      rate('001', 25, 100),
      rate('134', 60, 100),
      rate('130', 98, 100),
      rate('117', 99, 100),
      rate('143', 97, 100),
    );
    const score = scored({ year: 2025, unitKind: 'virtualGroup', sets: [eight] });
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 83.315833, achievement: 73.315833 });
  });
});

/*
 * A small practice clinician: 236 7.0178 and 318 7.4849 by eCQM, and a small sample earns 3:
 *   117 with 15 cases 3; 17.5027 + 6 = 23.5027 of 60 = 39.171167%; one activity = 100%; 50/0/50/0
 *   19.585583 + 50 = 69.585583
 */
describe('a small practice clinician in 2025', () => {
  it('is 69.59', () => {
    const score = scored({
      year: 2025,
      unitKind: 'individual',
      sets: [
        quality('electronicHealthRecord', rate('236', 72, 100), rate('318', 90, 100), rate('117', 14, 15)),
        activities('IA_EPA_2'),
      ],
      facts: { specialStatuses: { smallPractice: true }, clinicianCount: 2 },
    });
    expect(qualityOf(score)).toMatchObject({ possible: 60, percent: 39.171167 });
    expect(figures(score)).toMatchObject({ quality: { weight: 50 }, ia: { percent: 100, weight: 50 } });
    expect(score.finalScore).toBe('69.59');
  });
});

describe('a group in 2025 with categories waived', () => {
  it('is 0/30/0/70 without quality and activities: 24.61905 + 57.4', () => {
    expect(scored(without(group, 'quality', 'ia')).finalScore).toBe('82.02');
  });

  it('is the threshold with only cost left', () => {
    expect(scored(without(group, 'quality', 'ia', 'pi')).finalScore).toBe('75.00');
  });
});
