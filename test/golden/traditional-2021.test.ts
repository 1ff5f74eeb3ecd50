import {
  activities,
  figures,
  interoperabilityOf,
  mean,
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
 * A virtual group of 40 in 2021; cost is 0 for everybody, 55/0/15/30. Rows of 2019 and 2021.
 *   236 eCQM: 72% between 68.45 and 72.04: 7 + 3.55/3.59 = 7.988858                        = 7.9889, the slot
 *   047 registry: 95% between 89.24 and 95.6: 7 + 5.76/6.36 = 7.905660                     = 7.9057
 *   226 eCQM, overall 80% between 72.5 and 84: 7 + 7.5/11.5 = 7.652174                     = 7.6522
 *   370 eCQM, 3/50 + 12/100 = 10%, between 9.63 and 12: 7 + 0.37/2.37 = 7.156118           = 7.1561
 *   ACEP50, 100 minutes, inverse, between 103.06 (6) and 98.82 (7): 6 + 3.06/4.24          = 6.7217
 *   130 registry: 99.8% between 99.68 and 99.91: 6 + 0.12/0.23 = 6.521739                  = 6.5217
 *   43.9463
 *   479, ten values from decile 2: 0.15 between 0.1519 and 0.1483: 6 + 0.0019/0.0036       = 6.5278
 *   480 the same: 0.0215 between 0.0218 and 0.0209: 7 + 0.0003/0.0009                      = 7.3333
 *   57.8074 of 80 = 72.25925%
 *   high priority 370, ACEP50 +2, 047, 130 +1 = 6 (cap 8); end to end 236, 130 = 2; 65.8074 of 80 = 82.25925%
 * 82.25925 * 0.55 = 45.242588; 11.25; 82 * 0.3 = 24.6; complex 2 * (1.2 + 5 * 0.3) = 5.4; 86.492588
 */
const virtualGroup: Body = {
  year: 2021,
  unitKind: 'virtualGroup',
  sets: [
    quality('registry', rate('047', 95, 100), rate('130', 499, 500, true), mean('ACEP50', 100, 60)),
    quality(
      'electronicHealthRecord',
      rate('236', 72, 100, true),
      strata('226', ['screenedForUse', 10, 100], ['overall', 80, 100], ['tobacco', 20, 100]),
      strata('370', ['12-17', 3, 50], ['18+', 12, 100]),
    ),
    activities('IA_EPA_1', 'IA_EPA_2'),
    interoperabilityOf[2021],
  ],
  facts: {
    clinicianCount: 40,
    administrativeClaims: [
      { measureId: '479', caseCount: 400, rate: 0.15 },
      { measureId: '480', caseCount: 25, rate: 0.0215 },
    ],
    cost: [{ measureId: 'TPCC_1', caseCount: 90, value: 1400 }],
    complexPatient: [
      { name: 'hcc', value: 1.2 },
      { name: 'dualProportion', value: 0.3 },
    ],
  },
};

describe('a virtual group in 2021', () => {
  const score = scored(virtualGroup);

  it('earns 65.8074 of 80', () => {
    expect(qualityOf(score)).toEqual({ possible: 80, percent: 82.25925, achievement: 72.25925 });
  });

  it('is 86.49', () => {
    expect(figures(score)).toMatchObject({
      quality: { weight: 55 },
      cost: { weight: 0 },
      ia: { percent: 75, weight: 15 },
      pi: { percent: 82, weight: 30 },
    });
    expect(score.bonusPoints).toBeCloseTo(5.4, 10);
    expect(score.finalScore).toBe('86.49');
  });

  it('is 85/0/15/0 without Promoting Interoperability: 69.920363 + 11.25 + 5.4', () => {
    expect(scored(without(virtualGroup, 'pi')).finalScore).toBe('86.57');
  });
});

describe('an APM Entity by traditional MIPS in 2021', () => {
  it('is 55/0/15/30 with Promoting Interoperability rolled up', () => {
    const score = scored({
      ...virtualGroup,
      unitKind: 'apm',
      sets: virtualGroup.sets.slice(0, 3),
      facts: {
        clinicianCount: 40,
        participantPi: [
          { percent: 70, clinicianCount: 1 },
          { percent: 90, clinicianCount: 3 },
        ],
      },
    });
    // (70 + 270)/4 = 85; quality 43.9463 + 6 (cap 6) + 2 of 60 = 86.577167%
    expect(percentOf(score, 'pi')).toBe(85);
    expect(percentOf(score, 'quality')).toBe(86.577167);
    expect(figures(score)).toMatchObject({ quality: { weight: 55 }, cost: { weight: 0 }, pi: { weight: 30 } });
  });
});
