import {
  activities,
  figures,
  incomplete,
  interoperability,
  mean,
  no,
  percentOf,
  quality,
  qualityOf,
  rate,
  scored,
  share,
  strata,
  yes,
} from './bodies';

/** The four attestations of 2022; the safety guides (PI_PPHI_2) may still be answered with no. */
const attested = [yes('PI_PPHI_1'), no('PI_PPHI_2'), yes('PI_INFBLO_1'), yes('PI_ONCDIR_1')];

/** A QCDR measure whose registry states the rate. */
const stated = (measureId: string, performanceRate: number, met: number, of: number) => ({
  measureId,
  value: {
    isEndToEndReported: false,
    performanceMet: met,
    performanceNotMet: of - met,
    eligiblePopulation: of,
    performanceRate,
  },
});

/*
 * A group of 40, mixing registry and eCQM; published 2022 rows, deciles 2 to 10.
 *   001 registry, inverse flat: 12% in decile 9 (20 to 10): 9 + 8/10                       = 9.8
 *   236 registry, flat: 72%: 8 + 2/10                                                      = 8.2
 *   047 registry: 95% between 93.67 and 98.33: 7 + 1.33/4.66 = 7.285408                    = 7.2854
 *   130 registry: 100% is decile 10, capped                                                = 7
 *   318 eCQM: 75% between 71.67 and 83.14: 7 + 3.33/11.47 = 7.290323                       = 7.2903
 *   305 eCQM, mean of 3/100 and 4/200 = 2.5%, between 2.08 and 2.9: 7 + 0.42/0.82          = 7.5122
 *   112 registry: 15 cases are too few, 3 points, the seventh and left out
 *   six: 9.8 + 8.2 + 7.2854 + 7 + 7.2903 + 7.5122                                          = 47.0879
 *   479: 0.15 between 0.1533 and 0.1499: 5 + 0.0033/0.0034 = 5.970588                      = 5.9706
 *   484: 28 between 28.44 and 27.17: 8 + 0.44/1.27 = 8.346457                              = 8.3465
 *   480: 24 cases of the 25 needed, left out
 *   61.405 of 80 = 76.75625%; last year 70%: 6.75625/70 * 10 = 0.965179; 77.721429%
 * Cost (no improvement before 2023):
 *   TPCC 1300: 5 + 18.42/49.61 = 5.3713; MSPB 24000 between 24460.95 and 23918.1: 6 + 460.95/542.85 = 6.8491
 *   cataract-free CCLI 20000, 12 of 10 cases, between 20766.6 and 19755.7: 8 + 766.6/1010.9 = 8.7583
 *   20.9787 of 30 = 69.929%
 * Activities: high 20 + medium 10 = 30 of 40 = 75%
 * PI: EP_1 80/100 = 8; HIE_4 excluded, so HIE_1 bears 40: 30/90 * 40 = 13.33 = 13; PEA 190/200 * 40 = 38;
 *   public health 10 (one excluded); PDMP bonus 10; one registry bonus 5, the second none = 84
 * 77.721429 * 0.3 = 23.316429; 69.929 * 0.3 = 20.9787; 11.25; 84 * 0.25 = 21; sum 76.545129
 * Complex patients: hcc (1.6 - 1.2)/0.5 = 0.8: 1.5 + 3.2 = 4.7; duals z -0.2 but at the median: 1.5 - 0.8 = 0.7; 5.4
 * 81.945129
 */
describe('a group of 40 in 2022', () => {
  const score = scored({
    year: 2022,
    sets: [
      quality(
        'registry',
        rate('001', 24, 200),
        rate('236', 144, 200),
        rate('047', 190, 200),
        rate('130', 200, 200),
        rate('112', 15, 15),
      ),
      quality(
        'electronicHealthRecord',
        rate('318', 75, 100, true),
        strata('305', ['14DaysOfDiagnosis', 3, 100], ['30DaysOfVisit', 4, 200]),
      ),
      activities('IA_EPA_1', 'IA_EPA_2'),
      interoperability(
        'pi',
        ...attested,
        share('PI_EP_1', 80, 100),
        yes('PI_EP_2'),
        share('PI_HIE_1', 30, 90),
        yes('PI_LVITC_2'),
        share('PI_PEA_1', 190, 200),
        yes('PI_PHCDRR_1'),
        yes('PI_PHCDRR_3_EX_1'),
        yes('PI_PHCDRR_2'),
        yes('PI_PHCDRR_4'),
      ),
    ],
    facts: {
      clinicianCount: 40,
      administrativeClaims: [
        { measureId: '479', caseCount: 350, rate: 0.15 },
        { measureId: '484', caseCount: 30, rate: 28 },
        { measureId: '480', caseCount: 24, rate: 0.02 },
      ],
      cost: [
        { measureId: 'TPCC_1', caseCount: 120, value: 1300 },
        { measureId: 'MSPB_1', caseCount: 50, value: 24000 },
        { measureId: 'COST_CCLI_1', caseCount: 12, value: 20000 },
      ],
      complexPatient: [
        { name: 'hcc', value: 1.6, mean: 1.2, standardDeviation: 0.5, atOrAboveMedian: true },
        { name: 'dualProportion', z: -0.2, atOrAboveMedian: true },
      ],
      previousYear: { qualityAchievementPercent: 70, costPercent: 50 },
    },
  });

  it('earns 61.405 of 80 quality points and 0.965 points of improvement', () => {
    expect(qualityOf(score)).toEqual({ possible: 80, percent: 77.721429, achievement: 76.75625 });
  });

  it('weighs 30, 30, 15 and 25', () => {
    expect(figures(score)).toEqual({
      quality: { percent: 77.721429, weight: 30, contribution: 23.316429 },
      cost: { percent: 69.929, weight: 30, contribution: 20.9787 },
      ia: { percent: 75, weight: 15, contribution: 11.25 },
      pi: { percent: 84, weight: 25, contribution: 21 },
    });
  });

  it('is 81.95 with 5.4 points for complex patients', () => {
    expect(score.bonusPoints).toBeCloseTo(5.4, 10);
    expect(score.finalScore).toBe('81.95');
    expect(score.notDeterminable).toEqual([]);
  });
});

/*
 * A large group with new, small and incomplete measures; no cost measure reached its case minimum.
 *   236: 72%                                                                               = 8.2
 *   ACEP50, a mean of 170 minutes, inverse, between 174 and 167: 7 + 4/7 = 7.571429        = 7.5714
 *   PQRANES1, first year: 6% between 5.08 and 7.32 is 3.4107, raised to                    = 7
 *   ACR15, second year: 61% between 60.63 and 64.56 is 3.0941, raised to                   = 5
 *   AAN30, second year, no benchmark                                                       = 5
 *   112: 15 cases, class 2                                                                 = 3
 *   047: 138 of 200 reported is 69%, below 70: class 3                                     = 0, the seventh
 *   35.7714 of 60 = 59.619%
 * Activities: IA_PCMH = 100%
 * PI: EP_1 46/60 = 7.67 = 8; HIE_5 = 40; both public health measures excluded, so PEA bears 50: 34/100 * 50 = 17;
 *   PDMP bonus 10 = 75
 * Without cost 55/0/15/30: 32.79045 + 15 + 22.5 = 70.29045
 */
describe('a large group without cost in 2022', () => {
  const score = scored({
    year: 2022,
    sets: [
      quality(
        'registry',
        rate('236', 144, 200),
        mean('ACEP50', 170, 30),
        stated('PQRANES1', 6, 6, 100),
        stated('ACR15', 61, 61, 100),
        stated('AAN30', 50, 50, 100),
        rate('112', 15, 15),
        incomplete('047', 138, 138, 200),
      ),
      activities('IA_PCMH'),
      interoperability(
        'pi',
        ...attested,
        share('PI_EP_1', 46, 60),
        yes('PI_EP_2'),
        yes('PI_HIE_5'),
        share('PI_PEA_1', 34, 100),
        yes('PI_PHCDRR_1_EX_2'),
        yes('PI_PHCDRR_3_EX_3'),
      ),
    ],
    facts: { cost: [{ measureId: 'TPCC_1', caseCount: 19, value: 1300 }] },
  });

  it('raises measures of the first year to 7 and of the second to 5', () => {
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 59.619, achievement: 59.619 });
  });

  it('is 70.29 on 55/0/15/30', () => {
    expect(figures(score)).toEqual({
      quality: { percent: 59.619, weight: 55, contribution: 32.79045 },
      cost: { percent: null, weight: 0, contribution: 0 },
      ia: { percent: 100, weight: 15, contribution: 15 },
      pi: { percent: 75, weight: 30, contribution: 22.5 },
    });
    expect(score.finalScore).toBe('70.29');
  });
});

/*
 * A clinician of a small practice, two claims measures of the cluster 405, 406, 436: required 3, 406 counts 0.
 *   405: 70% between 57.14 and 73.15: 6 + 12.86/16.01 = 6.803248                           = 6.8032
 *   436: 98% between 96.31 and 98.67: 3 + 1.69/2.36 = 3.716102                             = 3.7161
 *   10.5193 + 6 for the small practice = 16.5193 of 30 = 55.064333%
 * Activities: one medium, doubled, 20 of 40 = 50%. PI not sent: reweighted. No cost.
 * Small practice table without cost and PI, 50/0/50/0: 27.532167 + 25 = 52.532167
 */
describe('a small practice clinician by claims in 2022', () => {
  const score = scored({
    year: 2022,
    unitKind: 'individual',
    sets: [quality('claims', rate('405', 70, 100), rate('436', 98, 100)), activities('IA_EPA_2')],
    facts: { specialStatuses: { smallPractice: true }, clinicianCount: 3 },
  });

  it('is measured against its cluster of three', () => {
    expect(qualityOf(score)).toEqual({ possible: 30, percent: 55.064333, achievement: 35.064333 });
  });

  it('is 52.53 on 50/0/50/0', () => {
    expect(figures(score)).toMatchObject({
      quality: { weight: 50, contribution: 27.532167 },
      ia: { percent: 50, weight: 50, contribution: 25 },
      pi: { percent: null, weight: 0 },
    });
    expect(score.finalScore).toBe('52.53');
  });
});

/*
 * A complete specialty set (249, 250, 395, 396, 397, claims) asks for no sixth measure; see the benchmark rows:
 * all capped at 7 at 100%, and 6 for the small practice: 41 of 50 = 82%; with three the two others count 0: 27 of 50.
 */
describe('pathology by claims in 2022', () => {
  const pathology = (...ids: string[]) =>
    scored({
      year: 2022,
      unitKind: 'individual',
      sets: [quality('claims', ...ids.map((id) => rate(id, 100, 100))), activities('IA_EPA_1', 'IA_PM_2')],
      facts: { specialStatuses: { smallPractice: true } },
    });

  it('needs five measures', () => {
    expect(qualityOf(pathology('249', '250', '395', '396', '397'))).toMatchObject({ possible: 50, percent: 82 });
  });

  it('counts the members that were not sent as nothing', () => {
    expect(qualityOf(pathology('249', '250', '395'))).toMatchObject({ possible: 50, percent: 54 });
  });
});

/*
 * An APM Entity reporting traditional MIPS: cost has no weight, 55/0/15/30.
 * Quality as the first group's, without what CMS computes: 47.0879 of 60 = 78.479833%, times 0.55 = 43.163908
 * Activities: at least half for the participation, and a medium one is below that: 20 of 40 = 50%, 7.5
 * PI from the participants: (80 * 3 + 90 * 1) / 4 = 82.5; the reweighted one is left out; times 0.3 = 24.75
 * 75.413908
 */
describe('an APM Entity by traditional MIPS in 2022', () => {
  const score = scored({
    year: 2022,
    unitKind: 'apm',
    sets: [
      quality('registry', rate('001', 24, 200), rate('236', 144, 200), rate('047', 190, 200), rate('130', 200, 200)),
      quality(
        'electronicHealthRecord',
        rate('318', 75, 100),
        strata('305', ['14DaysOfDiagnosis', 3, 100], ['30DaysOfVisit', 4, 200]),
      ),
      activities('IA_EPA_2'),
    ],
    facts: {
      isMipsApmParticipant: true,
      cost: [{ measureId: 'TPCC_1', caseCount: 120, value: 1300 }],
      participantPi: [
        { percent: 80, clinicianCount: 3 },
        { percent: 90, clinicianCount: 1 },
        { percent: null, clinicianCount: 5 },
      ],
    },
  });

  it('carries no cost and rolls Promoting Interoperability up', () => {
    expect(figures(score)).toMatchObject({
      quality: { percent: 78.479833, weight: 55 },
      cost: { weight: 0, contribution: 0 },
      ia: { percent: 50, weight: 15 },
      pi: { percent: 82.5, weight: 30, contribution: 24.75 },
    });
    expect(score.finalScore).toBe('75.41');
  });
});

describe('reweighting in 2022', () => {
  const activitiesOnly = { year: 2022, sets: [activities('IA_EPA_1', 'IA_EPA_2')] } as const;
  const waived = (...categories: ('quality' | 'ia' | 'pi' | 'cost')[]) =>
    categories.map((category) => ({ category, reason: 'eucApplication' as const }));

  it('gives the threshold when only activities are left', () => {
    const score = scored({ ...activitiesOnly, facts: { reweighted: waived('quality', 'pi') } });
    expect(score.finalScore).toBe('75.00');
  });

  it('scores a required category that was never sent as zero', () => {
    // 0/0/100 of 55/0/15/30, activities 75%: 11.25
    const score = scored(activitiesOnly);
    expect(percentOf(score, 'pi')).toBe(0);
    expect(percentOf(score, 'quality')).toBe(0);
    expect(score.finalScore).toBe('11.25');
  });

  it('leaves an approved exception when data arrive', () => {
    // PI sent though waived: 55/0/15/30. EP 10, HIE_5 40, PEA 40, public health 10 = 100; 30 + 11.25 = 41.25
    const score = scored({
      year: 2022,
      sets: [
        ...activitiesOnly.sets,
        interoperability(
          'pi',
          ...attested,
          share('PI_EP_1', 9, 9),
          yes('PI_HIE_5'),
          share('PI_PEA_1', 9, 9),
          yes('PI_PHCDRR_1'),
          yes('PI_PHCDRR_3'),
        ),
      ],
      facts: { reweighted: waived('pi') },
    });
    expect(figures(score).pi).toEqual({ percent: 100, weight: 30, contribution: 30 });
    expect(score.finalScore).toBe('41.25');
  });
});
