import { figures, interoperabilityOf82, percentOf, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * The APM Performance Pathway asks for a fixed set of measures; weights 50/0/20/30, activities with full credit.
 * 2023, published rows:
 *   001 registry, inverse flat: 12% between 20 and 10: 9 + 8/10                            = 9.8
 *   134 registry: 95% between 90.13 and 96.65: 4 + 4.87/6.52 = 4.746933                    = 4.7469
 *   236 eCQM: 70% between 67.55 and 71.1: 7 + 2.45/3.55 = 7.690141                         = 7.6901
 *   CAHPS_1: 85 between 84.84 and 85.7: 6 + 0.16/0.86 = 6.1860; CAHPS_2: 94 between 93.98 and 94.38: 7.05;
 *   the survey is their mean, 13.236/2                                                     = 6.618
 *   479: 0.15 between 0.151 and 0.1471: 7 + 0.001/0.0039 = 7.256410                        = 7.2564
 *   484: 35 between 36.55 and 34.74: 5 + 1.55/1.81 = 5.856354                              = 5.8564
 *   41.9678 of 60 = 69.946333%
 * 69.946333 * 0.5 = 34.973167; 100 * 0.2 = 20; 82 * 0.3 = 24.6; 79.573167
 */
const three = [
  quality('registry', rate('001', 12, 100), rate('134', 95, 100)),
  quality('electronicHealthRecord', rate('236', 70, 100)),
];
const computed = {
  clinicianCount: 60,
  isMipsApmParticipant: true,
  cahps: [
    { measureId: 'CAHPS_1', score: 85 },
    { measureId: 'CAHPS_2', score: 94 },
  ],
  administrativeClaims: [
    { measureId: '479', caseCount: 400, rate: 0.15 },
    { measureId: '484', caseCount: 90, rate: 35 },
  ],
};
const entity: Body = {
  year: 2023,
  unitKind: 'apm',
  option: 'app1',
  sets: [...three, interoperabilityOf82],
  facts: computed,
};

describe('an APM Entity in the APP of 2023', () => {
  it('is 79.57 on 50/0/20/30', () => {
    const score = scored(entity);
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 69.946333, achievement: 69.946333 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 50, contribution: 34.973167 },
      ia: { percent: 100, weight: 20, contribution: 20 },
      pi: { percent: 82, weight: 30, contribution: 24.6 },
    });
    expect(score.finalScore).toBe('79.57');
  });

  it('carries no cost, whatever CMS computed', () => {
    const score = scored({
      ...entity,
      facts: { ...computed, cost: [{ measureId: 'TPCC_1', caseCount: 90, value: 1400 }] },
    });
    expect(figures(score).cost?.weight ?? 0).toBe(0);
    expect(score.finalScore).toBe('79.57');
  });

  it('takes the better collection type of a measure once', () => {
    // 236 registry 72% = 8.2 instead of 7.6901: 42.4777 of 60 = 70.796167%
    const sets = [...entity.sets, quality('registry', rate('236', 72, 100))];
    expect(percentOf(scored({ ...entity, sets }), 'quality')).toBe(70.796167);
  });

  it('counts an unreported measure as 0 of 10', () => {
    // without 001: 32.1678 of 60 = 53.613%
    const sets = [quality('registry', rate('134', 95, 100)), ...entity.sets.slice(1)];
    expect(qualityOf(scored({ ...entity, sets }))).toMatchObject({ possible: 60, percent: 53.613 });
  });

  it('leaves out what CMS could not score', () => {
    // 484 with 17 cases of 18: 36.1114 of 50 = 72.2228%
    const administrativeClaims = [computed.administrativeClaims[0]!, { measureId: '484', caseCount: 17, rate: 35 }];
    const score = scored({ ...entity, facts: { ...computed, administrativeClaims } });
    expect(qualityOf(score)).toMatchObject({ possible: 50, percent: 72.2228 });
  });

  it('leaves out a survey whose sample was too small', () => {
    // 41.9678 - 6.618 = 35.3498 of 50 = 70.6996%
    const score = scored({ ...entity, facts: { ...computed, cahps: [], cahpsSampleTooSmall: true } });
    expect(qualityOf(score)).toMatchObject({ possible: 50, percent: 70.6996 });
  });

  it('does not count measures outside the pathway', () => {
    const sets = [...entity.sets, quality('registry', rate('047', 100, 100), rate('110', 100, 100))];
    expect(scored({ ...entity, sets }).finalScore).toBe('79.57');
  });

  it('is 75/0/25/0 without Promoting Interoperability', () => {
    // 69.946333 * 0.75 = 52.45975; 25; 77.45975
    const score = scored({
      ...entity,
      sets: three,
      facts: { ...computed, reweighted: [{ category: 'pi', reason: 'hardshipException' }] },
    });
    expect(figures(score)).toMatchObject({ quality: { weight: 75 }, ia: { weight: 25 }, pi: { weight: 0 } });
    expect(score.finalScore).toBe('77.46');
  });

  it('is 0/0/25/75 without quality', () => {
    // 25 + 82 * 0.75 = 61.5; 86.5
    const score = scored({
      ...entity,
      sets: [interoperabilityOf82],
      facts: { isMipsApmParticipant: true, reweighted: [{ category: 'quality', reason: 'eucApplication' }] },
    });
    expect(figures(score)).toMatchObject({ quality: { weight: 0 }, ia: { weight: 25 }, pi: { weight: 75 } });
    expect(score.finalScore).toBe('86.50');
  });

  it('adds the bonus for complex patients', () => {
    // z 0.6: 1.5 + 2.4 = 3.9; 83.473167
    const score = scored({
      ...entity,
      facts: { ...computed, complexPatient: [{ name: 'hcc', z: 0.6, atOrAboveMedian: true }] },
    });
    expect(score.finalScore).toBe('83.47');
  });

  it('scores a group the same', () => {
    expect(scored({ ...entity, unitKind: 'group' }).finalScore).toBe('79.57');
  });
});

/*
 * The first year, rolled-up PI, one measure unreported and no survey:
 *   134 registry: 80% between 71.74 and 84.69: 6 + 8.26/12.95 = 6.637838                   = 6.6378
 *   236 registry, flat: 72%                                                                = 8.2
 *   479, ten values whose last is the far end: 0.15 between 0.1519 (6) and 0.1483 (7):
 *   6 + 0.0019/0.0036 = 6.527778                                                           = 6.5278
 *   MCC1, ten values from decile 1: 35 between 36.1 (4) and 34.48 (5): 4 + 1.1/1.62        = 4.6790
 *   26.0446 of 50 (001 is 0) = 52.0892%
 * 26.0446 + 20 + (80 * 3 + 90)/4 * 0.3 = 24.75; 70.7946
 */
describe('an APM Entity in the APP of 2021', () => {
  it('is 70.79', () => {
    const score = scored({
      year: 2021,
      unitKind: 'apm',
      option: 'app1',
      sets: [quality('registry', rate('134', 80, 100), rate('236', 72, 100))],
      facts: {
        clinicianCount: 60,
        isMipsApmParticipant: true,
        cahpsSampleTooSmall: true,
        administrativeClaims: [
          { measureId: '479', caseCount: 400, rate: 0.15 },
          { measureId: 'MCC1', caseCount: 90, rate: 35 },
        ],
        participantPi: [
          { percent: 80, clinicianCount: 3 },
          { percent: 90, clinicianCount: 1 },
        ],
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 50, percent: 52.0892, achievement: 52.0892 });
    expect(figures(score).pi).toEqual({ percent: 82.5, weight: 30, contribution: 24.75 });
    expect(score.finalScore).toBe('70.79');
  });
});

/*
 * 2024 knows the Medicare forms of the three measures; rows of 2022 and 2024:
 *   001 registry, flat inverse: 25% = 8.5, beside 001SSP: 20% between 22.27 and 18.93: 6 + 2.27/3.34 = 6.6796
 *   134SSP: 80% between 76.11 and 82.17: 8 + 3.89/6.06 = 8.641914                          = 8.6419
 *   236SSP: 72% between 70.15 and 72.54: 5 + 1.85/2.39 = 5.774059                          = 5.7741
 *   479: 0.15 between 0.1507 and 0.1474: 6 + 0.0007/0.0033 = 6.2121; 484: 40 between 43.09 and 39.98 = 3.9936
 *   33.1217 of 50 (no survey) = 66.2434%; 33.1217 + 20 + 24.6 = 77.7217
 */
describe('an APM Entity in the APP of 2024', () => {
  it('counts a measure and its Medicare form once, the better one', () => {
    const score = scored({
      year: 2024,
      unitKind: 'apm',
      option: 'app1',
      sets: [
        quality(
          'registry',
          rate('001', 25, 100),
          rate('001SSP', 20, 100),
          rate('134SSP', 80, 100),
          rate('236SSP', 72, 100),
        ),
        interoperabilityOf82,
      ],
      facts: {
        clinicianCount: 60,
        isMipsApmParticipant: true,
        cahpsSampleTooSmall: true,
        administrativeClaims: [
          { measureId: '479', caseCount: 400, rate: 0.15 },
          { measureId: '484', caseCount: 90, rate: 40 },
        ],
      },
    });
    expect(qualityOf(score)).toMatchObject({ possible: 50, percent: 66.2434 });
    expect(score.finalScore).toBe('77.72');
  });
});
