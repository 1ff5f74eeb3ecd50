import { activities, figures, interoperabilityOf82, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * A clinician of a small practice in the cardiology pathway G0055, published 2023 rows, registry:
 *   441 intermediate outcome: 50% between 47.615 and 50.89: 7 + 2.385/3.275 = 7.728244     = 7.7282
 *   047: 95% between 90.86 and 96.78: 6 + 4.14/5.92 = 6.699324                             = 6.6993
 *   128: 95% between 94.62 and 98.35: 5 + 0.38/3.73 = 5.101877                             = 5.1019
 *   134: 95% between 90.13 and 96.65: 4 + 4.87/6.52 = 4.746933                             = 4.7469
 *   236 is not in the pathway
 *   24.2763 + 6 for the small practice = 30.2763 of 40 = 75.69075%
 * Cost: TPCC 1400 between 1449.42 and 1396.28: 6 + 49.42/53.14 = 6.929996                  = 6.93
 *   STEMI 21000, 20 of 20 cases, between 21109.6 and 20586.4: 8 + 109.6/523.2 = 8.209480   = 8.2095
 *   MSPB is not in the pathway of 2023; 15.1395 of 20 = 75.6975%
 * Activities: one high counts 40; PI is reweighted for the small practice: 40/30/30/0
 * 30.2763 + 22.70925 + 30 = 82.98555
 */
const clinician: Body = {
  year: 2023,
  unitKind: 'individual',
  option: 'G0055',
  sets: [
    quality(
      'registry',
      rate('441', 50, 100),
      rate('047', 95, 100),
      rate('128', 95, 100),
      rate('134', 95, 100),
      rate('236', 100, 100),
    ),
    activities('IA_BE_25'),
  ],
  facts: {
    specialStatuses: { smallPractice: true },
    clinicianCount: 4,
    cost: [
      { measureId: 'TPCC_1', caseCount: 60, value: 1400 },
      { measureId: 'COST_STEMI_1', caseCount: 20, value: 21000 },
      { measureId: 'MSPB_1', caseCount: 90, value: 20000 },
    ],
    registration: { mvpId: 'G0055', populationHealthMeasureId: '479' },
  },
};

describe('a clinician in a pathway of 2023', () => {
  it('is 82.99 on 40/30/30/0', () => {
    const score = scored(clinician);
    expect(qualityOf(score)).toEqual({ possible: 40, percent: 75.69075, achievement: 60.69075 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 40, contribution: 30.2763 },
      cost: { percent: 75.6975, weight: 30, contribution: 22.70925 },
      ia: { percent: 100, weight: 30 },
      pi: { percent: null, weight: 0 },
    });
    expect(score.finalScore).toBe('82.99');
  });

  it('earns half of the activities for one of medium weight: 67.98555', () => {
    expect(scored({ ...clinician, sets: [clinician.sets[0]!, activities('IA_CC_9')] }).finalScore).toBe('67.99');
  });
});

/*
 * A large group in the same pathway, 441, 047 and 128 alone: the fourth measure is the admissions measure 492:
 *   70 between 70.8 and 69.71: 5 + 0.8/1.09 = 5.733945                                      = 5.7339
 *   19.5294 + 5.7339 = 25.2633; 479, chosen at registration: 0.15 between 0.151 and 0.1471  = 7.2564
 *   484 was not chosen, though it would have earned 10
 *   32.5197 of 50 = 65.0394%
 */
describe('a group in a pathway of 2023', () => {
  it('fills a slot with the outcome measure CMS computes and adds the population measure it chose', () => {
    const score = scored({
      year: 2023,
      option: 'G0055',
      sets: [
        quality('registry', rate('441', 50, 100), rate('047', 95, 100), rate('128', 95, 100)),
        activities('IA_BE_25'),
        interoperabilityOf82,
      ],
      facts: {
        clinicianCount: 40,
        administrativeClaims: [
          { measureId: '492', caseCount: 30, rate: 70 },
          { measureId: '479', caseCount: 400, rate: 0.15 },
          { measureId: '484', caseCount: 90, rate: 20 },
        ],
        registration: { mvpId: 'G0055', populationHealthMeasureId: '479' },
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 50, percent: 65.0394, achievement: 65.0394 });
    // no cost: 55/0/15/30: 35.77167 + 15 + 24.6 = 75.37167
    expect(score.finalScore).toBe('75.37');
  });
});
