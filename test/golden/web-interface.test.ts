import { activities, figures, interoperability, quality, qualityOf, rate, scored, share, strata, yes } from './bodies';

/*
 * The CMS Web Interface asks for all of its measures: 10 points for each with a benchmark, 10 more for the survey.
 */

/*
 * A virtual group of 2018, rows of 2018; decile 3 runs from 0 to 30:
 *   110 45% = 5.5, 111 60% = 7, 112 70% = 8, 113 15% = 3.5, 128 80% = 9, 134 30% = 4, 204 95% = 10, 236 72% = 8.2
 *   318: 60% between 58.45 and 66: 6 + 1.55/7.55 = 6.205298                                = 6.2053
 *   the diabetes composite was not reported                                                = 0
 *   CAHPS_1: 82 between 81.4 and 82.64: 3 + 0.6/1.24 = 3.4839; CAHPS_2: 93 between 92.94 and 93.51: 5.1053;
 *   mean 8.5892/2                                                                          = 4.2946
 *   458: 14.7 between 14.77 and 14.55: 6 + 0.07/0.22 = 6.318182                            = 6.3182
 *   72.0181 of 100 + 10 + 10; high priority beyond 236: 318 +1, the survey +2: 75.0181 of 120 = 62.515083%
 * No cost, hardship: 85/0/15/0: 62.515083 * 0.85 = 53.137821; activities 100% = 15; 68.137821
 */
describe('a virtual group by the Web Interface in 2018', () => {
  const score = scored({
    year: 2018,
    unitKind: 'virtualGroup',
    sets: [
      quality(
        'cmsWebInterface',
        rate('110', 45, 100),
        rate('111', 60, 100),
        rate('112', 70, 100),
        rate('113', 15, 100),
        rate('128', 80, 100),
        rate('134', 30, 100),
        rate('204', 95, 100),
        rate('236', 72, 100),
        rate('318', 60, 100),
      ),
      activities('IA_EPA_1', 'IA_PM_2'),
    ],
    facts: {
      clinicianCount: 30,
      administrativeClaims: [{ measureId: '458', caseCount: 300, rate: 14.7 }],
      cahps: [
        { measureId: 'CAHPS_1', score: 82 },
        { measureId: 'CAHPS_2', score: 93 },
      ],
      reweighted: [{ category: 'pi', reason: 'hardshipException' }],
    },
  });

  it('earns 75.0181 of 120', () => {
    expect(qualityOf(score)).toEqual({ possible: 120, percent: 62.515083, achievement: 60.015083 });
  });

  it('is 68.14 on 85/0/15/0', () => {
    expect(figures(score)).toMatchObject({ quality: { weight: 85 }, ia: { percent: 100, weight: 15 } });
    expect(score.finalScore).toBe('68.14');
  });
});

/*
 * A group of 2021; 438 and 370 have no benchmark and neither add nor cost anything:
 *   001 inverse 12% = 9.8, 110 45% = 5.5, 112 70% = 8, 113 15% = 3.5, 226 overall 85% = 9.5, 236 72% = 8.2
 *   318 was not reported                                                                   = 0
 *   CAHPS_1 85.34 is the bound of decile 7, CAHPS_2 94.57 of decile 8: mean                = 7.5
 *   52 of 70 + 10 = 65%; no high-priority bonus since 2019
 * Activities 75%. PI: EP 80/100 = 8, HIE_5 40, PEA 190/200 * 40 = 38, two registries 10 = 96
 * 55/0/15/30: 35.75 + 11.25 + 28.8 = 75.8
 */
describe('a group by the Web Interface in 2021', () => {
  const score = scored({
    year: 2021,
    sets: [
      quality(
        'cmsWebInterface',
        rate('001', 12, 100),
        rate('110', 45, 100),
        rate('112', 70, 100),
        rate('113', 15, 100),
        strata('226', ['screenedForUse', 10, 100], ['tobacco', 20, 100], ['overall', 85, 100]),
        rate('236', 72, 100),
        rate('438', 50, 100),
      ),
      activities('IA_EPA_1', 'IA_EPA_2'),
      interoperability(
        'pi',
        yes('PI_PPHI_1'),
        yes('PI_INFBLO_1'),
        yes('PI_ONCDIR_1'),
        share('PI_EP_1', 80, 100),
        yes('PI_HIE_5'),
        share('PI_PEA_1', 190, 200),
        yes('PI_PHCDRR_1'),
        yes('PI_PHCDRR_4'),
      ),
    ],
    facts: {
      clinicianCount: 30,
      cahps: [
        { measureId: 'CAHPS_1', score: 85.34 },
        { measureId: 'CAHPS_2', score: 94.57 },
      ],
    },
  });

  it('earns 52 of 80', () => {
    expect(qualityOf(score)).toEqual({ possible: 80, percent: 65, achievement: 65 });
  });

  it('is 75.80', () => {
    expect(figures(score)).toMatchObject({
      quality: { weight: 55, contribution: 35.75 },
      cost: { weight: 0 },
      ia: { contribution: 11.25 },
      pi: { percent: 96, weight: 30, contribution: 28.8 },
    });
    expect(score.finalScore).toBe('75.80');
  });
});

describe('a group by the Web Interface in 2019', () => {
  it('has a denominator of 50', () => {
    /*
     * 001 12% = 9.8, 112 70% = 8, 113 15% = 3.5, 236 72% = 8.2, 318 60% between 58.45 and 66 = 6.2053:
     * 35.7053 of 50 = 71.4106%; 318 earns no bonus
     */
    const score = scored({
      year: 2019,
      sets: [
        quality(
          'cmsWebInterface',
          rate('001', 12, 100),
          rate('112', 70, 100),
          rate('113', 15, 100),
          rate('236', 72, 100),
          rate('318', 60, 100),
        ),
      ],
    });
    expect(qualityOf(score)).toEqual({ possible: 50, percent: 71.4106, achievement: 71.4106 });
  });
});
