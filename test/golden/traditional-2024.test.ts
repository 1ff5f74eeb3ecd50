import { paymentAdjustment } from '../../scoring/payment-adjustment';
import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, facts, input, piOf82, policy2024, quality, rate, set, yes } from '../scoring/builders';

/*
 * A group of 40 reporting traditional MIPS for 2024, by hand from the published benchmark rows.
 *
 * Quality, registry (2022 benchmarks):
 *   001 inverse, flat: 15% is in decile 9 (20 to 10): 9 + 5/10                            = 9.5
 *   236 flat: 72% is in decile 8 (70 to 80): 8 + 2/10                                     = 8.2
 *   047: 95% between 88.38 and 95.46: 5 + 6.62/7.08 = 5.93503                             = 5.9350
 *   130 (capped at 7): 99.5% between 98.23 and 99.65: 4 + 1.27/1.42 = 4.89437             = 4.8944
 *   112: 15 cases are too few, a large practice earns                                       0
 * Quality, eCQM:
 *   134 (2024 benchmark): 60% between 53.94 and 67.48: 7 + 6.06/13.54 = 7.44756           = 7.4476
 *   318 (2022 benchmark): 75% between 73.08 and 84.18: 6 + 1.92/11.10 = 6.17297           = 6.1730
 *   six best: 9.5 + 8.2 + 5.9350 + 4.8944 + 7.4476 + 6.1730                               = 42.1500
 * Claims (2024 benchmarks, inverse):
 *   479: 0.1500 between 0.1507 and 0.1474: 6 + 0.0007/0.0033 = 6.21212                    = 6.2121
 *   484: 40 between 43.09 and 39.98: 3 + 3.09/3.11 = 3.99357                              = 3.9936
 * Quality: 52.3557 of 60 + 20 = 65.444625%; last year 60%: (5.444625/60) * 10 = 0.9074375; 66.3520625%
 *
 * Cost: TPCC 1400 between 1675.72 and 1361.27: 7 + 275.72/314.45 = 7.87683                = 7.8768
 *   MSPB 24500 between 25656.59 and 23259.11: 7 + 1156.59/2397.48 = 7.48242               = 7.4824
 *   diabetes has 19 of 20 cases and is left out
 *   15.3592 of 20 = 76.796%; last year 70%: 6.796/70 = 0.0970857; 76.8930857%
 *
 * Activities: high 20 + medium 10 = 30 of 40 = 75%. Promoting Interoperability: 82 (see its tests).
 *
 * 66.3520625 * 0.30 = 19.90561875; 76.8930857 * 0.30 = 23.06792571; 75 * 0.15 = 11.25; 82 * 0.25 = 20.5
 * Sum 74.72354446; complex patients z = 0.6 above the median: 1.5 + 2.4 = 3.9; 78.62354446 -> 78.62
 */
const unit = input(
  [
    quality([
      rate('001', 45, 300),
      rate('236', 144, 200),
      rate('047', 190, 200),
      rate('130', 199, 200),
      rate('112', 15, 15),
    ]),
    quality([rate('134', 120, 200), rate('318', 75, 100)], 'electronicHealthRecord'),
    set('ia', [yes('IA_EPA_1'), yes('IA_EPA_2')]),
    set('pi', piOf82),
  ],
  {
    facts: facts({
      clinicianCount: 40,
      administrativeClaims: [
        { measureId: '479', caseCount: 350, rate: 0.15 },
        { measureId: '484', caseCount: 30, rate: 40 },
      ],
      cost: [
        { measureId: 'TPCC_1', caseCount: 120, value: 1400 },
        { measureId: 'MSPB_1', caseCount: 50, value: 24500 },
        { measureId: 'COST_D_1', caseCount: 19, value: 5000 },
      ],
      complexPatient: [
        { name: 'hcc', z: 0.6, atOrAboveMedian: true },
        { name: 'dualProportion', z: -0.3, atOrAboveMedian: false },
      ],
      previousYear: { qualityAchievementPercent: 60, costPercent: 70 },
    }),
  },
);

describe('a whole traditional score of 2024', () => {
  const score = scoreUnit(unit, policy2024, catalogue2024);

  it('earns 52.3557 of 80 quality points', () => {
    expect(score.byCategory[0]).toMatchObject({ category: 'quality', weight: 30, possible: 80 });
    expect(score.byCategory[0]!.points).toBeCloseTo(52.3557, 10);
    expect(score.byCategory[0]!.percent).toBeCloseTo(66.3520625, 10);
  });

  it('earns 15.3592 of 20 cost points', () => {
    expect(score.byCategory[1]!.points).toBeCloseTo(15.3592, 10);
    expect(score.byCategory[1]!.percent).toBeCloseTo(76.893085714, 8);
  });

  it('weighs activities and Promoting Interoperability', () => {
    expect(score.byCategory.slice(2).map(({ contribution }) => contribution)).toEqual([11.25, 20.5]);
  });

  it('is 78.62, with everything determinable', () => {
    expect(score.unrounded).toBeCloseTo(78.623544464, 8);
    expect(score.finalScore).toBe('78.62');
    expect(score.notDeterminable).toEqual([]);
  });

  it('earns 9 * 3.62/25 percent before scaling', () => {
    expect(paymentAdjustment('78.62', policy2024).basePercent).toBe('1.3032');
  });
});
