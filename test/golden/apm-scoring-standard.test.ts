import { activities, figures, quality, qualityOf, rate, scored, strata } from './bodies';
import type { Body } from './bodies';

/** (80 * 3 + 90 * 1)/4 = 82.5; the third participant is reweighted and left out. */
const participantPi = [
  { percent: 80, clinicianCount: 3 },
  { percent: 90, clinicianCount: 1 },
  { percent: null, clinicianCount: 6 },
];
const unavailable: Body['facts'] = {
  participantPi,
  reweighted: [{ category: 'quality', reason: 'notApplicable' }],
};

/*
 * An accountable care organization of 2017 by the Web Interface, rows of 2015; 10 points need 90%, below 30% is 3:
 *   110 45% = 5.5, 111 60% = 7, 112 70% = 8, 113 15% = 3, 128 80% = 9, 134 30% = 4, 204 95% = 10, 226 85% = 9.5,
 *   236 72% = 8.2, 318: 60% between 57.7 and 67.64: 8 + 2.3/9.94 = 8.231388 = 8.2314, diabetes composite 0
 *   CAHPS_1: 80 between 79.48 and 80.49: 5.5149; CAHPS_2: 92 between 91.72 and 92.18: 4.6087; mean 5.0618
 *   77.4932; high priority 318 +1, the survey +2: 80.4932 of 110 + 10 = 67.077667%
 * 67.077667 * 0.5 = 33.538833; activities 20; 82.5 * 0.3 = 24.75; 78.288833
 */
describe('an APM Entity of 2017', () => {
  const entity: Body = {
    year: 2017,
    unitKind: 'apm',
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
        rate('226', 85, 100),
        rate('236', 72, 100),
        rate('318', 60, 100),
      ),
    ],
    facts: {
      participantPi,
      cahps: [
        { measureId: 'CAHPS_1', score: 80 },
        { measureId: 'CAHPS_2', score: 92 },
      ],
      cost: [{ measureId: 'TPCC_1', caseCount: 500, value: 12000 }],
    },
  };

  it('is 78.29 on 50/0/20/30', () => {
    const score = scored(entity);
    expect(qualityOf(score)).toMatchObject({ possible: 120, percent: 67.077667 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 50, contribution: 33.538833 },
      ia: { percent: 100, weight: 20, contribution: 20 },
      pi: { percent: 82.5, weight: 30, contribution: 24.75 },
    });
    expect(score.finalScore).toBe('78.29');
  });

  it('is 0/0/25/75 without quality: 25 + 82.5 * 0.75 = 86.875', () => {
    const score = scored({ year: 2017, unitKind: 'apm', sets: [], facts: unavailable });
    expect(figures(score)).toMatchObject({ quality: { weight: 0 }, ia: { weight: 25 }, pi: { weight: 75 } });
    expect(score.finalScore).toBe('86.88');
  });
});

/*
 * 2019, six measures by registry and eCQM (see the traditional scores of 2019): 43.2199 + 5 + 3 of 60 = 85.3665%.
 * Here without 410: high priority 130, 318, 305 +1 = 3 and no end to end: 46.2199 of 60 = 77.033167%
 */
describe('an APM Entity of 2019', () => {
  const sets = [
    quality('registry', rate('236', 160, 200), rate('130', 498, 500), rate('117', 50, 50)),
    quality(
      'electronicHealthRecord',
      rate('318', 90, 100),
      rate('134', 50, 100),
      strata('305', ['14DaysOfDiagnosis', 1, 200], ['30DaysOfVisit', 3, 200]),
    ),
  ];

  it('is 50/0/20/30: 38.516583 + 20 + 24.75, and 2.7 for complex patients = 85.966583', () => {
    const score = scored({
      year: 2019,
      unitKind: 'apm',
      sets,
      facts: {
        participantPi,
        cost: [{ measureId: 'TPCC_1', caseCount: 500, value: 12000 }],
        complexPatient: [
          { name: 'hcc', value: 1.2 },
          { name: 'dualProportion', value: 0.3 },
        ],
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 77.033167, achievement: 72.033167 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 50 },
      ia: { percent: 100, weight: 20 },
      pi: { percent: 82.5, weight: 30 },
    });
    expect(score.finalScore).toBe('85.97');
  });

  it('is 75/0/25/0 when every participant is reweighted: 57.774875 + 25 = 82.774875', () => {
    const score = scored({
      year: 2019,
      unitKind: 'apm',
      sets,
      facts: {
        participantPi: [{ percent: null, clinicianCount: 9 }],
        reweighted: [{ category: 'pi', reason: 'hardshipException' }],
      },
    });
    expect(figures(score)).toMatchObject({ quality: { weight: 75 }, ia: { weight: 25 }, pi: { weight: 0 } });
    expect(score.finalScore).toBe('82.77');
  });
});

describe('an APM Entity of 2018', () => {
  it('is 0/0/25/75 without quality: 25 + 61.875', () => {
    expect(scored({ year: 2018, unitKind: 'apm', sets: [], facts: unavailable }).finalScore).toBe('86.88');
  });

  it('has its activities from CMS, whatever it sends', () => {
    const score = scored({ year: 2018, unitKind: 'apm', sets: [activities('IA_EPA_2')], facts: unavailable });
    expect(figures(score).ia).toEqual({ percent: 100, weight: 25, contribution: 25 });
  });

  it('gets the threshold when only activities are left', () => {
    const reweighted = (['quality', 'pi'] as const).map((category) => ({
      category,
      reason: 'eucApplication' as const,
    }));
    expect(scored({ year: 2018, unitKind: 'apm', sets: [], facts: { reweighted } }).finalScore).toBe('15.00');
  });
});

/*
 * 2020 by the Web Interface, seven measures with a benchmark, no survey:
 *   001 12% = 9.8, 110 45% = 5.5, 112 70% = 8, 113 15% = 3.5, 226 overall 85% = 9.5, 236 72% = 8.2, 318 60% = 7
 *   51.5 of 70 = 73.571429%; 36.785714 + 20 + 24.75 = 81.535714; complex 2 * (1.2 + 5 * 0.3) = 5.4; 86.935714
 */
describe('an APM Entity of 2020', () => {
  it('is 86.94 with the doubled bonus for complex patients', () => {
    const score = scored({
      year: 2020,
      unitKind: 'apm',
      sets: [
        quality(
          'cmsWebInterface',
          rate('001', 12, 100),
          rate('110', 45, 100),
          rate('112', 70, 100),
          rate('113', 15, 100),
          strata('226', ['screenedForUse', 10, 100], ['tobacco', 20, 100], ['overall', 85, 100]),
          rate('236', 72, 100),
          rate('318', 60, 100),
        ),
      ],
      facts: {
        participantPi,
        complexPatient: [
          { name: 'hcc', value: 1.2 },
          { name: 'dualProportion', value: 0.3 },
        ],
      },
    });
    expect(qualityOf(score)).toEqual({ possible: 70, percent: 73.571429, achievement: 73.571429 });
    expect(score.bonusPoints).toBeCloseTo(5.4, 10);
    expect(score.finalScore).toBe('86.94');
  });
});
