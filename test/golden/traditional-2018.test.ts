import {
  activities,
  figures,
  incomplete,
  interoperability,
  interoperabilityOf,
  percentOf,
  quality,
  qualityOf,
  rate,
  scored,
  share,
  yes,
} from './bodies';

/*
 * A group of 30 by registry; rows of 2016, six measures capped at 7 by the program.
 *   236: 75% between 73.79 and 77.46: 7 + 1.21/3.67 = 7.329700                             = 7.3297, the slot
 *   001 inverse: 20% between 20.93 and 16.81: 7 + 0.93/4.12 = 7.225728                     = 7.2257
 *   130: 100%, topped out but not among the six                                            = 10
 *   047: 95% between 93.75 and 97.7: 7 + 1.25/3.95 = 7.316456                              = 7.3165
 *   021 and 052: 100%, capped                                                              = 7 each
 *   112: 59 of 100 reported, 1 point, the seventh
 *   45.8719; 458: 14.7 between 14.77 and 14.55: 6.3182; 52.1901 of 70 = 74.557286%
 *   high priority 001 +2, 130, 047, 021 +1 = 5; 57.1901 of 70 = 81.700143%
 *   last year 60%: 14.557286/60 * 10 = 2.426214; 84.126357%
 * Cost: TPCC 12000 between 12712.2 and 11998.9: 6 + 712.2/713.3 = 6.9985
 *   MSPB 20000 between 20136 and 19511: 8 + 136/625 = 8.2176; 15.2161 of 20 = 76.0805%
 * Activities 75%; PI 85 (see bodies)
 * 42.063179 + 7.60805 + 11.25 + 21.25 = 82.171229; complex 1.2 + 5 * 0.3 = 2.7; 84.871229
 */
describe('a group of 30 in 2018', () => {
  const score = scored({
    year: 2018,
    sets: [
      quality(
        'registry',
        rate('001', 20, 100),
        rate('236', 75, 100),
        rate('130', 90, 90),
        rate('047', 95, 100),
        rate('021', 40, 40),
        rate('052', 50, 50),
        incomplete('112', 59, 59, 100),
      ),
      activities('IA_EPA_1', 'IA_EPA_2'),
      interoperabilityOf[2018],
    ],
    facts: {
      clinicianCount: 30,
      administrativeClaims: [{ measureId: '458', caseCount: 200, rate: 14.7 }],
      cost: [
        { measureId: 'TPCC_1', caseCount: 20, value: 12000 },
        { measureId: 'MSPB_1', caseCount: 35, value: 20000 },
      ],
      complexPatient: [
        { name: 'hcc', value: 1.2 },
        { name: 'dualProportion', value: 0.3 },
      ],
      previousYear: { qualityAchievementPercent: 60 },
    },
  });

  it('earns 57.1901 of 70 and 2.426 points of improvement', () => {
    expect(qualityOf(score)).toEqual({ possible: 70, percent: 84.126357, achievement: 74.557286 });
  });

  it('weighs 50, 10, 15 and 25', () => {
    expect(figures(score)).toEqual({
      quality: { percent: 84.126357, weight: 50, contribution: 42.063179 },
      cost: { percent: 76.0805, weight: 10, contribution: 7.60805 },
      ia: { percent: 75, weight: 15, contribution: 11.25 },
      pi: { percent: 85, weight: 25, contribution: 21.25 },
    });
  });

  it('is 84.87', () => {
    expect(score.bonusPoints).toBeCloseTo(2.7, 10);
    expect(score.finalScore).toBe('84.87');
  });
});

/*
 * A small practice, by eCQM: 236 72% between 70.94 and 74.89: 8 + 1.06/3.95 = 8.2684;
 *   318 50% between 48.37 and 65.68: 6 + 1.63/17.31 = 6.0942; 112 incomplete and 113 with 15 cases: 3 each
 *   20.3626 + 1 (318) = 21.3626 of 60 = 35.604333%; no bonus within quality yet
 * Activities: medium doubled, 50%; PI waived, no cost: 85/0/15/0: 30.263683 + 7.5 = 37.763683
 * + 5 for the small practice + min(5, 3.9 + 5 * 0.4) = 47.763683
 */
describe('a small practice in 2018', () => {
  const score = scored({
    year: 2018,
    sets: [
      quality(
        'electronicHealthRecord',
        rate('236', 72, 100),
        rate('318', 50, 100),
        incomplete('112', 30, 59, 100),
        rate('113', 10, 15),
      ),
      activities('IA_EPA_2'),
    ],
    facts: {
      specialStatuses: { smallPractice: true },
      clinicianCount: 9,
      reweighted: [{ category: 'pi', reason: 'hardshipException' }],
      complexPatient: [
        { name: 'hcc', value: 3.9 },
        { name: 'dualProportion', value: 0.4 },
      ],
    },
  });

  it('earns 3 points for each small or incomplete measure', () => {
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 35.604333, achievement: 33.937667 });
  });

  it('adds 5 points for its size to the final score', () => {
    expect(figures(score)).toMatchObject({ quality: { weight: 85 }, ia: { percent: 50, weight: 15 } });
    expect(score.bonusPoints).toBe(10);
    expect(score.finalScore).toBe('47.76');
  });
});

/*
 * Registry: the first group's 236, 001 and 047 alone, 21.8719 + 3 = 24.8719 of 60 (EHR: 8.2684 + 6.0942 + 1 = 15.3626).
 * Mixed they would be more. A virtual group, so that no cluster of registry measures lowers the denominator below 60 by
 * the three it sent: 130, 112 and 113 are too small, 3 each: 30.8719 + 3 = 33.8719 of 60 = 56.453167%
 */
describe('a virtual group in 2018', () => {
  it('keeps the better collection type whole', () => {
    const score = scored({
      year: 2018,
      unitKind: 'virtualGroup',
      sets: [
        quality('electronicHealthRecord', rate('236', 72, 100), rate('318', 50, 100)),
        quality(
          'registry',
          rate('001', 20, 100),
          rate('236', 75, 100),
          rate('047', 95, 100),
          rate('130', 10, 15),
          rate('112', 10, 15),
          rate('113', 10, 15),
        ),
      ],
    });
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 56.453167, achievement: 51.453167 });
    expect(score.pickedSetRefs).toEqual(['set-2']);
  });
});

describe('Promoting Interoperability of 2018', () => {
  const pi = (...answers: Parameters<typeof interoperability>[1][]) => {
    const set = { ...interoperability('pi', ...answers), cehrtId: '0014E00EXAMPLE1' };
    return percentOf(scored({ year: 2018, sets: [set] }), 'pi');
  };
  const base = [yes('PI_INFBLO_1'), yes('PI_ONCDIR_1'), yes('PI_PPHI_1')];

  it('takes exclusions for base measures', () => {
    // base 50, PEA 10/100 = 1
    const excluded = [yes('PI_LVPP_1'), yes('PI_LVOTC_1'), yes('PI_LVITC_1')];
    expect(pi(...base, ...excluded, share('PI_PEA_1', 10, 100))).toBe(51);
  });

  it('is 0 without the base', () => {
    expect(pi(...base, share('PI_EP_1', 1, 1), share('PI_PEA_1', 10, 10))).toBe(0);
  });

  it('doubles two measures of the transition set', () => {
    // 50 + PEA 9 * 2 + HIE 4 * 2 + messages 7 + CEHRT 10
    const rates = [share('PI_TRANS_PEA_1', 45, 50), share('PI_TRANS_HIE_1', 31, 100), share('PI_TRANS_SM_1', 7, 10)];
    const transition = [...base.slice(0, 2), yes('PI_TRANS_PPHI_1'), share('PI_TRANS_EP_1', 1, 9)];
    expect(pi(...transition, ...rates, yes('PI_IACEHRT_1'))).toBe(93);
  });
});
