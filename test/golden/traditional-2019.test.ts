import {
  activities,
  figures,
  incomplete,
  interoperability,
  percentOf,
  quality,
  qualityOf,
  rate,
  scored,
  share,
  strata,
  yes,
} from './bodies';
import type { Body } from './bodies';

const attested = [yes('PI_PPHI_1'), yes('PI_INFBLO_1'), yes('PI_ONCDIR_1')];

/*
 * A group of 20, registry and eCQM mixed, the eCQMs end to end; published 2019 rows.
 *   236 registry: 80% between 76.83 and 84.62: 7 + 3.17/7.79 = 7.406932                    = 7.4069, the outcome slot
 *   318 eCQM: 90% between 88.51 and 96.56: 9 + 1.49/8.05 = 9.185093                        = 9.1851
 *   134 eCQM: 50% between 42.3 and 56.83: 7 + 7.7/14.53 = 7.529938                         = 7.5299
 *   117 registry: 100% is decile 10, capped                                                = 7
 *   130 registry: 99.6% between 99.51 and 100: 6 + 0.09/0.49 = 6.183673                    = 6.1837
 *   305 eCQM: mean of 1/200 and 3/200 = 1%, between 0.68 and 1.03: 5 + 0.32/0.35           = 5.9143
 *   410 registry: 60% between 50 and 61.54: 5 + 10/11.54 = 5.866551, the seventh, not counted
 *   43.2199; 458: 14.5 between 14.67 and 14.47: 6 + 0.17/0.2 = 6.85; achievement 50.0699 of 70 = 71.528429%
 *   high priority: 410 a further outcome +2 (it need not be among the six), 318, 130, 305 +1 each = 5 (cap 7)
 *   end to end: 318, 305, 134 = 3 (cap 7); (50.0699 + 8)/70 = 82.957%
 *   improvement on 60%: 11.528429/60 * 10 = 1.921405; 84.878405%
 * Cost: TPCC 12000 between 13768.2 and 11548.2: 6 + 1768.2/2220 = 6.796486               = 6.7965
 *   MSPB 20000 between 20892 and 19628: 7 + 892/1264 = 7.705696                            = 7.7057
 *   CCLI 17000, 10 of 10 cases, between 17453.8 and 16255.6: 8 + 453.8/1198.2              = 8.3787
 *   SSC has 9 cases of 10 and is left out; 22.8809 of 30 = 76.269667%
 * Activities: 20 + 10 = 30 of 40
 * PI: EP_1 72/100 = 7; HIE_4 excluded, HIE_1 bears 40: 40/100 = 16; PEA 70/80 * 40 = 35; two registries 10;
 *   PDMP 5, opioid agreement 5 = 78
 * 84.878405 * 0.45 = 38.195282; 76.269667 * 0.15 = 11.44045; 11.25; 19.5; complex 1.2 + 5 * 0.3 = 2.7; 83.085732
 */
describe('a group of 20 in 2019', () => {
  const score = scored({
    year: 2019,
    sets: [
      quality('registry', rate('410', 60, 100), rate('236', 160, 200), rate('130', 498, 500), rate('117', 50, 50)),
      quality(
        'electronicHealthRecord',
        rate('318', 90, 100, true),
        rate('134', 50, 100, true),
        endToEnd(strata('305', ['14DaysOfDiagnosis', 1, 200], ['30DaysOfVisit', 3, 200])),
      ),
      activities('IA_EPA_1', 'IA_EPA_2'),
      interoperability(
        'pi',
        ...attested,
        share('PI_EP_1', 72, 100),
        yes('PI_EP_2'),
        share('PI_EP_3', 10, 10),
        share('PI_HIE_1', 40, 100),
        yes('PI_LVITC_2'),
        share('PI_PEA_1', 70, 80),
        yes('PI_PHCDRR_1'),
        yes('PI_PHCDRR_2'),
      ),
    ],
    facts: {
      clinicianCount: 20,
      administrativeClaims: [{ measureId: '458', caseCount: 200, rate: 14.5 }],
      cost: [
        { measureId: 'TPCC_1', caseCount: 20, value: 12000 },
        { measureId: 'MSPB_1', caseCount: 35, value: 20000 },
        { measureId: 'COST_CCLI_1', caseCount: 10, value: 17000 },
        { measureId: 'COST_SSC_1', caseCount: 9, value: 700 },
      ],
      complexPatient: [
        { name: 'hcc', value: 1.2 },
        { name: 'dualProportion', value: 0.3 },
      ],
      previousYear: { qualityAchievementPercent: 60 },
    },
  });

  it('adds both bonuses and improvement to 50.0699 of 70', () => {
    expect(qualityOf(score)).toEqual({ possible: 70, percent: 84.878405, achievement: 71.528429 });
  });

  it('weighs 45, 15, 15 and 25', () => {
    expect(figures(score)).toEqual({
      quality: { percent: 84.878405, weight: 45, contribution: 38.195282 },
      cost: { percent: 76.269667, weight: 15, contribution: 11.44045 },
      ia: { percent: 75, weight: 15, contribution: 11.25 },
      pi: { percent: 78, weight: 25, contribution: 19.5 },
    });
  });

  it('is 83.09 with 2.7 points for complex patients', () => {
    expect(score.bonusPoints).toBeCloseTo(2.7, 10);
    expect(score.finalScore).toBe('83.09');
  });
});

function endToEnd(measurement: ReturnType<typeof strata>): ReturnType<typeof strata> {
  return { ...measurement, value: { ...(measurement.value as { strata: [] }), isEndToEndReported: true } };
}

/*
 * Eight eCQMs, seven of high priority beside the slot.
 *   236: 77% between 76.26 and 82.21: 9 + 0.74/5.95 = 9.124370                             = 9.1244, the slot
 *   318: 9.1851; 019: 80% between 75.37 and 82.49: 7 + 4.63/7.12 = 7.650281                = 7.6503
 *   001 inverse: 30% between 31.59 and 25.87: 7 + 1.59/5.72 = 7.277972                     = 7.278
 *   130: 99% is the bound of decile 7                                                      = 7
 *   370, both ages together 2/50 + 8/150 = 5%, between 4.35 and 5.32: 6 + 0.65/0.97        = 6.6701
 *   305: 5.9143 and 238: 3.9212 are left out; 46.9079 of 60 = 78.179833%
 *   high priority 318, 019, 130, 305, 238 +1, 001, 370 +2 = 9, capped 6; end to end 8, capped 6
 *   58.9079 of 60 = 98.179833%
 */
describe('the bonus caps of 2019', () => {
  const score = scored({
    year: 2019,
    sets: [
      quality(
        'electronicHealthRecord',
        rate('318', 90, 100, true),
        rate('236', 154, 200, true),
        rate('019', 80, 100, true),
        rate('001', 30, 100, true),
        rate('130', 99, 100, true),
        endToEnd(strata('370', ['12-17', 2, 50], ['18+', 8, 150])),
        endToEnd(strata('305', ['14DaysOfDiagnosis', 1, 200], ['30DaysOfVisit', 3, 200])),
        endToEnd(strata('238', ['overall', 5, 100], ['2+', 40, 100])),
      ),
    ],
  });

  it('cap each kind at 10% of the denominator', () => {
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 98.179833, achievement: 78.179833 });
  });
});

/*
 * Classes: 236 7.4069, 318 9.1851, 113 registry 54 of 60, of 100 eligible: 60% is complete, 90% between 80.62 and
 * 90.41: 7 + 9.38/9.79 = 7.9581; 134 registry 50% between 45.65 and 73.82: 4 + 4.35/28.17 = 4.1544; together 28.7045.
 * 112: 15 cases, class 2, 3. 047: 59 of 100 reported, class 3: 1, small practice 3. High priority: 318 +1 (047 none).
 *   large: (28.7045 + 3 + 1 + 1)/60 = 56.174167%; small: (28.7045 + 3 + 3 + 1 + 6)/60 = 69.5075%
 */
const classes: Body = {
  year: 2019,
  unitKind: 'individual',
  sets: [
    quality(
      'registry',
      rate('236', 160, 200),
      incomplete('113', 54, 60, 100),
      rate('134', 50, 100),
      rate('112', 10, 15),
      incomplete('047', 59, 59, 100),
    ),
    quality('electronicHealthRecord', rate('318', 90, 100)),
    activities('IA_EPA_1'),
  ],
};

describe('an individual in 2019', () => {
  it('earns 1 point for an incomplete measure in a large practice', () => {
    // activities 20 of 40; nothing sent for PI: 60/0/15/25: 56.174167 * 0.6 + 7.5 + 0 = 41.2045
    const score = scored(classes);
    expect(percentOf(score, 'quality')).toBe(56.174167);
    expect(figures(score)).toMatchObject({ cost: { weight: 0 }, pi: { percent: 0, weight: 25 }, ia: { percent: 50 } });
    expect(score.finalScore).toBe('41.20');
  });

  it('earns 3 in a small practice, 6 points of quality bonus and at most 5 for complex patients', () => {
    // hardship: 85/0/15/0: 69.5075 * 0.85 = 59.081375, activity doubled 15; 3.9 + 5 * 0.4 = 5.9, capped 5; 79.081375
    const score = scored({
      ...classes,
      facts: {
        specialStatuses: { smallPractice: true },
        reweighted: [{ category: 'pi', reason: 'hardshipException' }],
        complexPatient: [
          { name: 'hcc', value: 3.9 },
          { name: 'dualProportion', value: 0.4 },
        ],
      },
    });
    expect(figures(score)).toMatchObject({
      quality: { percent: 69.5075, weight: 85, contribution: 59.081375 },
      ia: { percent: 100, weight: 15 },
      pi: { percent: null, weight: 0 },
    });
    expect(score.bonusPoints).toBe(5);
    expect(score.finalScore).toBe('79.08');
  });
});

describe('Promoting Interoperability of 2019', () => {
  const pi = (...answers: Parameters<typeof interoperability>[1][]) =>
    percentOf(scored({ year: 2019, sets: [interoperability('pi', ...attested, ...answers)] }), 'pi');

  it('shares the points of an excluded e-prescribing measure between both exchange measures', () => {
    // HIE_1 40/100 * 25 = 10; HIE_4 1/100 * 25 = 0.25, at least 1; PEA 35; registries 10 = 56
    const answers = [share('PI_HIE_1', 40, 100), share('PI_HIE_4', 1, 100), share('PI_PEA_1', 70, 80)];
    expect(pi(yes('PI_LVPP_1'), ...answers, yes('PI_PHCDRR_4'), yes('PI_PHCDRR_5'))).toBe(56);
  });

  it('is 0 without a required measure, with a numerator of 0 or without an attestation', () => {
    const rest = [share('PI_EP_1', 1, 1), share('PI_HIE_1', 1, 1), yes('PI_PHCDRR_1'), yes('PI_PHCDRR_2')];
    expect(pi(...rest, share('PI_HIE_4', 1, 1))).toBe(0);
    expect(pi(...rest, share('PI_HIE_4', 1, 1), share('PI_PEA_1', 0, 50))).toBe(0);
    const unattested = [...rest, share('PI_HIE_4', 1, 1), share('PI_PEA_1', 1, 1), ...attested.slice(1)];
    expect(percentOf(scored({ year: 2019, sets: [interoperability('pi', ...unattested)] }), 'pi')).toBe(0);
  });
});
