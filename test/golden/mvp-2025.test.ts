import { activities, figures, interoperabilityOf82, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * A group of 40 in the kidney pathway M0002, published 2025 rows, registry:
 *   001 inverse flat 12% = 9.8; 236 flat 72% = 8.2
 *   047: 95% between 94.955 and 98.76: 5 + 0.045/3.805 = 5.011827                          = 5.0118
 *   130: 98% between 94.2 and 98.38: 3 + 3.8/4.18 = 3.909091                               = 3.9091
 *   479: 0.15 between 0.1609 and 0.1476: 7 + 0.0109/0.0133                                 = 7.8195, the better
 *   484: 35 between 41.78 and 30.13: 7 + 6.78/11.65                                        = 7.5820
 *   26.9209 + 7.8195 = 34.7404 of 50 = 69.4808%
 * Cost: TPCC 1400 between 1488.78 and 1315.81: 8 + 88.78/172.97 = 8.513268                 = 8.5133
 *   CKD 9000 between 10415.13 and 8028.75: 7 + 1415.13/2386.38 = 7.593003                  = 7.593
 *   16.1063 of 20 = 80.5315%; last year 70%: 10.5315/70 = 0.15045; 80.68195%
 * Activities: one is enough = 100%. PI 82.
 * 69.4808 * 0.3 = 20.84424; 80.68195 * 0.3 = 24.204585; 15; 20.5; 80.548825
 */
const group: Body = {
  year: 2025,
  option: 'M0002',
  sets: [
    quality('registry', rate('001', 12, 100), rate('236', 72, 100), rate('047', 95, 100), rate('130', 98, 100)),
    activities('IA_BE_4'),
    interoperabilityOf82,
  ],
  facts: {
    clinicianCount: 40,
    administrativeClaims: [
      { measureId: '479', caseCount: 400, rate: 0.15 },
      { measureId: '484', caseCount: 90, rate: 35 },
    ],
    cost: [
      { measureId: 'TPCC_1', caseCount: 60, value: 1400 },
      { measureId: 'COST_CKD_1', caseCount: 20, value: 9000 },
      { measureId: 'MSPB_1', caseCount: 90, value: 20000 },
    ],
    previousYear: { costPercent: 70 },
    registration: { mvpId: 'M0002', populationHealthMeasureId: '484' },
  },
};

describe('a group in a pathway of 2025', () => {
  it('takes the better population health measure, whatever was chosen', () => {
    expect(qualityOf(scored(group))).toEqual({ possible: 50, percent: 69.4808, achievement: 69.4808 });
  });

  it('is 80.55', () => {
    const score = scored(group);
    expect(figures(score)).toEqual({
      quality: { percent: 69.4808, weight: 30, contribution: 20.84424 },
      cost: { percent: 80.68195, weight: 30, contribution: 24.204585 },
      ia: { percent: 100, weight: 15, contribution: 15 },
      pi: { percent: 82, weight: 25, contribution: 20.5 },
    });
    expect(score.finalScore).toBe('80.55');
  });

  it('has a denominator of 40 without a population health measure', () => {
    // 26.9209 of 40 = 67.30225%
    const score = scored({ ...group, facts: { ...group.facts, administrativeClaims: [] } });
    expect(qualityOf(score)).toMatchObject({ possible: 40, percent: 67.30225 });
  });
});

describe('a subgroup in a pathway of 2025', () => {
  it("takes its group's Promoting Interoperability when it sends none", () => {
    const score = scored({
      ...group,
      unitKind: 'subgroup',
      sets: group.sets.slice(0, 2),
      affiliatedGroupPi: [interoperabilityOf82],
    });
    expect(score.finalScore).toBe('80.55');
  });
});

/*
 * An APM Entity, by eCQM and registry; 55/0/15/30 and one point for each complete eCQM:
 *   001: 7.5619, 236: 7.0178 (see APP Plus); 130: 98% between 97.45 and 98.61 = 7.4741, capped 7; 047 registry 5.0118
 *   26.5915 + 7.8195 + 3 = 37.411 of 50 = 74.822%
 * 74.822 * 0.55 = 41.1521; 15; 24.6; 80.7521
 */
describe('an APM Entity in a pathway of 2025', () => {
  it('is 80.75', () => {
    const score = scored({
      ...group,
      unitKind: 'apm',
      sets: [
        quality('electronicHealthRecord', rate('001', 25, 100), rate('236', 72, 100), rate('130', 98, 100)),
        quality('registry', rate('047', 95, 100)),
        ...group.sets.slice(1),
      ],
    });
    expect(qualityOf(score)).toEqual({ possible: 50, percent: 74.822, achievement: 68.822 });
    expect(figures(score)).toMatchObject({ quality: { weight: 55 }, cost: { weight: 0 }, pi: { weight: 30 } });
    expect(score.finalScore).toBe('80.75');
  });
});

/*
 * Joint surgery G0058: the complication measure 480 fills the outcome slot.
 *   480: 0.03 between 0.0342 and 0.0272: 7 + 0.0042/0.007                                  = 7.6
 *   376 eCQM: 12% between 11.09 and 15: 6 + 0.91/3.91 = 6.232737                           = 6.2327
 *   128 registry: 99% between 98.24 and 99.76: 5 + 0.76/1.52                               = 5.5
 *   024 registry: 80% between 77.15 and 92.495: 4 + 2.85/15.345 = 4.185728                 = 4.1857
 *   23.5184 + 484 7.582 = 31.1004 of 50 = 62.2008%
 */
describe('a pathway with an outcome measure CMS computes', () => {
  it('lets it take one of the four places', () => {
    const score = scored({
      year: 2025,
      option: 'G0058',
      sets: [
        quality('electronicHealthRecord', rate('376', 12, 100)),
        quality('registry', rate('128', 99, 100), rate('024', 80, 100)),
      ],
      facts: {
        clinicianCount: 40,
        administrativeClaims: [
          { measureId: '480', caseCount: 30, rate: 0.03 },
          { measureId: '484', caseCount: 90, rate: 35 },
        ],
        registration: { mvpId: 'G0058' },
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 50, percent: 62.2008, achievement: 62.2008 });
  });
});

/*
 * A clinician of a small practice: (26.9209 + 6)/40 = 82.30225%; population health is for groups; TPCC 8.5133 = 85.133%
 * 40/30/30/0: 32.9209 + 25.5399 + 30 = 88.4608
 */
describe('a small practice clinician in a pathway of 2025', () => {
  it('is 88.46', () => {
    const score = scored({
      ...group,
      unitKind: 'individual',
      sets: group.sets.slice(0, 2),
      facts: {
        specialStatuses: { smallPractice: true },
        clinicianCount: 5,
        administrativeClaims: group.facts!.administrativeClaims!,
        cost: [{ measureId: 'TPCC_1', caseCount: 60, value: 1400 }],
        registration: { mvpId: 'M0002' },
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 40, percent: 82.30225, achievement: 67.30225 });
    expect(figures(score)).toMatchObject({ quality: { weight: 40 }, cost: { percent: 85.133, weight: 30 } });
    expect(score.finalScore).toBe('88.46');
  });
});
