import {
  activities,
  figures,
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

/*
 * A group in 2026, rows of 2024; what CMS computes is not yet known.
 *   250 registry, defined: 97% between 96 and 98                                           = 7.5
 *   001 eCQM inverse: 25% between 29.525 and 24.85: 6 + 4.525/4.675 = 6.967914             = 6.9679, the slot
 *   236 eCQM: 70% between 68.98 and 72: 6 + 1.02/3.02 = 6.337748                           = 6.3377
 *   318 eCQM: 80% between 67.97 and 81.565: 5 + 12.03/13.595 = 5.884884                    = 5.8849
 *   305 eCQM, mean of 4% and 6%, between 4.64 and 5.56: 5 + 0.36/0.92 = 5.391304           = 5.3913
 *   130 registry: 98% between 96.34 and 99.49: 3 + 1.66/3.15 = 3.526984                    = 3.527
 *   35.6088 of 60 = 59.348%
 * Activities: two = 100%
 * PI: EP 72/100 = 7, PDMP 10, TEFCA exchange 30, PEA 71/100 * 25 = 17.75 = 18,
 *   public health 25, the bonus by PI_PHCDRR_6 5 = 95
 * Without cost 55/0/15/30: 32.6414 + 15 + 28.5 = 76.1414
 */
const group: Body = {
  year: 2026,
  sets: [
    quality('registry', rate('250', 97, 100), rate('130', 98, 100)),
    quality(
      'electronicHealthRecord',
      rate('001', 25, 100),
      rate('236', 70, 100),
      rate('318', 80, 100),
      strata('305', ['14Days', 4, 100], ['34Days', 6, 100]),
    ),
    activities('IA_EPA_2', 'IA_PM_2'),
    interoperability(
      'pi',
      yes('PI_PPHI_1'),
      yes('PI_PPHI_2'),
      yes('PI_INFBLO_1'),
      yes('PI_ONCDIR_1'),
      share('PI_EP_1', 72, 100),
      yes('PI_EP_2'),
      yes('PI_HIE_6'),
      share('PI_PEA_1', 71, 100),
      yes('PI_PHCDRR_1'),
      yes('PI_PHCDRR_1_PROD'),
      yes('PI_PHCDRR_3'),
      yes('PI_PHCDRR_3_PRE'),
      yes('PI_PHCDRR_6'),
    ),
  ],
  facts: { clinicianCount: 40 },
};

describe('a group in 2026', () => {
  it('is 76.14 without what CMS computes', () => {
    const score = scored(group);
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 59.348, achievement: 59.348 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 55, contribution: 32.6414 },
      ia: { percent: 100, weight: 15, contribution: 15 },
      pi: { percent: 95, weight: 30, contribution: 28.5 },
    });
    expect(score.finalScore).toBe('76.14');
  });

  it('never scores cost on the placeholder rows and says so', () => {
    const score = scored({
      ...group,
      facts: { clinicianCount: 40, cost: [{ measureId: 'TPCC_1', caseCount: 60, value: 1400 }] },
    });
    expect(percentOf(score, 'cost')).toBeNull();
    expect(score.notDeterminable.length).toBeGreaterThan(0);
    for (const sentence of score.notDeterminable) expect(sentence).toMatch(/^not determinable: /);
  });

  it('never scores claims measures on the placeholder rows and says so', () => {
    const administrativeClaims = [{ measureId: '479', caseCount: 400, rate: 0.15 }];
    const score = scored({ ...group, facts: { clinicianCount: 40, administrativeClaims } });
    expect(qualityOf(score)).toMatchObject({ possible: 60, percent: 59.348 });
    expect(score.notDeterminable.length).toBeGreaterThan(0);
  });
});

describe('a small practice clinician in 2026', () => {
  it('is 50/0/50/0 with one activity', () => {
    // (35.6088 + 6)/60 = 69.348%, half 34.674; one activity 100%, half 50; 84.674
    const score = scored({
      ...group,
      unitKind: 'individual',
      sets: [group.sets[0]!, group.sets[1]!, activities('IA_EPA_2')],
      facts: { specialStatuses: { smallPractice: true }, clinicianCount: 2 },
    });
    expect(score.finalScore).toBe('84.67');
  });
});
