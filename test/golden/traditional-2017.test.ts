import {
  activities,
  figures,
  incomplete,
  interoperability,
  no,
  percentOf,
  quality,
  qualityOf,
  rate,
  scored,
  share,
  yes,
} from './bodies';
import type { Body } from './bodies';

const attested = [yes('ACI_INFBLO_1'), yes('ACI_ONCDIR_1')];
const base = [...attested, yes('ACI_PPHI_1'), share('ACI_EP_1', 1, 90)];

/*
 * A group of 30 that sent the same year by registry and from its EHR: the sets are not mixed in 2017.
 * Registry (2015 rows, deciles 2 to 10; nothing is capped):
 *   001 inverse: 25% between 30.19 and 22.73: 7 + 5.19/7.46 = 7.695710                     = 7.6957, the slot
 *   236: 75% between 72.41 and 76.7: 7 + 2.59/4.29 = 7.603730                              = 7.6037
 *   130: 100% is decile 10, topped out or not                                              = 10
 *   047: 95% between 88.72 and 96.3: 7 + 6.28/7.58 = 7.828496                              = 7.8285
 *   112: 60% between 55.07 and 63.68: 7 + 4.93/8.61 = 7.572590                             = 7.5726
 *   134: 40% between 32.91 and 50.43: 6 + 7.09/17.52 = 6.404680                            = 6.4047
 *   110: 49 of 100 reported, 3 points, the seventh; sum of six 47.1052
 *   high priority: 236 +2, 130 and 047 +1 = 4
 * EHR alone: 236 79% = 9.6583, 318 95% = 9.5778, 117 100% = 10; 29.2361 + 1 + 3 end to end is less, so it is left
 * 458: 14.7 between 14.89 and 14.65: 6 + 0.19/0.24                                         = 6.7917
 *   (47.1052 + 6.7917 + 4)/70 = 82.709857%; without bonuses 76.995571%
 * Cost is measured and weighs 0. Activities: 20 + 10 of 40 = 75%
 * ACI: base 50; PEA_1 45/50 = 9, HIE_1 12/60 = 2, HIE_2 31/100: 3.1 up = 4, immunization 10; registry 5 once = 80
 * 82.709857 * 0.6 = 49.625914; 11.25; 80 * 0.25 = 20; no bonus for complex patients yet; 80.875914
 */
const body: Body = {
  year: 2017,
  sets: [
    quality(
      'registry',
      rate('001', 25, 100),
      rate('236', 75, 100),
      rate('130', 80, 80),
      rate('047', 95, 100),
      rate('112', 60, 100),
      rate('134', 40, 100),
      incomplete('110', 49, 49, 100),
    ),
    quality(
      'electronicHealthRecord',
      rate('236', 79, 100, true),
      rate('318', 95, 100, true),
      rate('117', 100, 100, true),
    ),
    activities('IA_EPA_1', 'IA_EPA_2'),
    interoperability(
      'aci',
      ...base,
      share('ACI_PEA_1', 45, 50),
      share('ACI_HIE_1', 12, 60),
      share('ACI_HIE_2', 31, 100),
      yes('ACI_PHCDRR_1'),
      yes('ACI_PHCDRR_2'),
      yes('ACI_PHCDRR_3'),
    ),
  ],
  facts: {
    clinicianCount: 30,
    administrativeClaims: [{ measureId: '458', caseCount: 250, rate: 14.7 }],
    cost: [{ measureId: 'TPCC_1', caseCount: 100, value: 12000 }],
    complexPatient: [{ name: 'hcc', value: 2 }],
  },
};

describe('a group of 30 in 2017', () => {
  const score = scored(body);

  it('keeps the better set of a collection type and adds its bonuses', () => {
    expect(qualityOf(score)).toEqual({ possible: 70, percent: 82.709857, achievement: 76.995571 });
    expect(score.pickedSetRefs).toContain('set-1');
    expect(score.pickedSetRefs).not.toContain('set-2');
  });

  it('weighs 60, 0, 15 and 25', () => {
    expect(figures(score)).toMatchObject({
      quality: { weight: 60, contribution: 49.625914 },
      cost: { weight: 0, contribution: 0 },
      ia: { percent: 75, weight: 15, contribution: 11.25 },
      pi: { percent: 80, weight: 25, contribution: 20 },
    });
  });

  it('is 80.88 without any bonus', () => {
    expect(score.bonusPoints).toBe(0);
    expect(score.finalScore).toBe('80.88');
  });

  it('shifts 25 points to quality when ACI is waived: 82.709857 * 0.85 + 11.25 = 81.553379', () => {
    const waived = scored({
      ...body,
      sets: body.sets.slice(0, 3),
      facts: { ...body.facts, reweighted: [{ category: 'pi', reason: 'hardshipException' }] },
    });
    expect(figures(waived)).toMatchObject({ quality: { weight: 85 }, ia: { weight: 15 }, pi: { weight: 0 } });
    expect(waived.finalScore).toBe('81.55');
  });

  it('shares the weight of quality between the other two: 75 * 0.5 + 80 * 0.5 = 77.5', () => {
    const waived = scored({
      ...body,
      sets: body.sets.slice(2),
      facts: { clinicianCount: 30, reweighted: [{ category: 'quality', reason: 'eucApplication' }] },
    });
    expect(waived.finalScore).toBe('77.50');
  });

  it('gives the threshold of 3 when one category is left', () => {
    const waived = scored({
      ...body,
      sets: [],
      facts: {
        reweighted: [
          { category: 'quality', reason: 'eucAutomatic' },
          { category: 'pi', reason: 'eucAutomatic' },
        ],
      },
    });
    expect(waived.finalScore).toBe('3.00');
  });
});

describe('pick your pace in 2017', () => {
  it('is 3 points for one measure that earns the floor of 3: 3 of 60 = 5%, times 0.6', () => {
    const score = scored({
      year: 2017,
      unitKind: 'individual',
      sets: [quality('electronicHealthRecord', incomplete('236', 1, 10, 100))],
    });
    expect(qualityOf(score)).toMatchObject({ possible: 60, percent: 5 });
    expect(score.finalScore).toBe('3.00');
  });

  it('is 7.5 for one high-weighted activity, and 15 in a small practice', () => {
    const one = { year: 2017, unitKind: 'individual', sets: [activities('IA_EPA_1')] } as const;
    expect(scored(one).finalScore).toBe('7.50');
    expect(scored({ ...one, facts: { specialStatuses: { smallPractice: true } } }).finalScore).toBe('15.00');
  });
});

describe('the caps of the quality bonuses in 2017', () => {
  /*
   * Eight end-to-end eCQMs (2015 rows):
   *   236 79% 9.6583; 318 95% 9.5778; 117 100% 10; 019 70% between 68.81 and 79.31: 9 + 1.19/10.5   = 9.1133
   *   130 99.5% between 99.13 and 99.76: 9 + 0.37/0.63 = 9.587302 = 9.5873; 001 inverse 5% between 9.09 and 3.33:
   *   8 + 4.09/5.76 = 8.710069 = 8.7101; 374 60% between 51.18 and 71.88: 9 + 8.82/20.7             = 9.4261
   *   113 50% between 44.4 and 56.2: 7 + 5.6/11.8 = 7.474576                                        = 7.4746
   * Slot 236; then 117, 130, 318, 374, 019: 57.3628 of 60 = 95.604667%.
   * High priority 318, 019, 130, 374 +1, 001 +2 = 6; end to end 8, capped 6; 69.3628 is above 60: 100%
   */
  it('leave the category at 100% at most', () => {
    const score = scored({
      year: 2017,
      sets: [
        quality(
          'electronicHealthRecord',
          rate('236', 79, 100, true),
          rate('318', 95, 100, true),
          rate('117', 100, 100, true),
          rate('019', 70, 100, true),
          rate('130', 199, 200, true),
          rate('001', 5, 100, true),
          rate('374', 60, 100, true),
          rate('113', 50, 100, true),
        ),
      ],
    });
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 100, achievement: 95.604667 });
  });

  /*
   * 236 79% 9.6583 and 019 20% (the bound of decile 3) = 3, end to end; 134 3% between 2.94 and 5.94:
   * 4 + 0.06/3 = 4.02; 112 30% between 22.22 and 32.31: 4 + 7.78/10.09 = 4.771060 = 4.7711; 4 measures of 60:
   * 21.4494 + 1 (019) + 4 = 26.4494 = 44.082333%
   */
  it('are not reached by four measures', () => {
    const score = scored({
      year: 2017,
      sets: [
        quality(
          'electronicHealthRecord',
          rate('236', 79, 100, true),
          rate('019', 20, 100, true),
          rate('134', 3, 100, true),
          rate('112', 30, 100, true),
        ),
      ],
    });
    expect(qualityOf(score)).toEqual({ possible: 60, percent: 44.082333, achievement: 35.749 });
  });
});

describe('Advancing Care Information of 2017', () => {
  const aci = (...answers: Parameters<typeof interoperability>[1][]) =>
    percentOf(scored({ year: 2017, sets: [interoperability('aci', ...answers)] }), 'pi');
  const exchanged = [share('ACI_PEA_1', 1, 100), share('ACI_HIE_1', 1, 100), share('ACI_HIE_2', 1, 100)];

  it('is 50 for the base and one point for each rate above 0', () => {
    // 50 + 1 + 1 + 1: 1% rounds up to a tenth
    expect(aci(...base, ...exchanged)).toBe(53);
  });

  it('takes an exclusion for a base measure', () => {
    expect(aci(...attested, yes('ACI_PPHI_1'), yes('ACI_LVPP_1'), ...exchanged)).toBe(53);
  });

  it('is 0 when a base measure is missing, has a numerator of 0 or is answered with no', () => {
    expect(aci(...base, ...exchanged.slice(1))).toBe(0);
    expect(aci(...base, share('ACI_PEA_1', 0, 100), ...exchanged.slice(1))).toBe(0);
    expect(aci(...attested, no('ACI_PPHI_1'), share('ACI_EP_1', 1, 90), ...exchanged)).toBe(0);
  });

  it('is 0 without both attestations', () => {
    expect(aci(yes('ACI_INFBLO_1'), yes('ACI_PPHI_1'), share('ACI_EP_1', 1, 90), ...exchanged)).toBe(0);
  });

  it('doubles two measures of the transition set', () => {
    // base 50; PEA 45/50 = 9 * 2 = 18; HIE 31/100: 4 * 2 = 8; secure messages 7/10 = 7; registry 5, CEHRT 10 = 98
    const score = aci(
      ...attested,
      yes('ACI_TRANS_PPHI_1'),
      share('ACI_TRANS_EP_1', 5, 10),
      share('ACI_TRANS_PEA_1', 45, 50),
      share('ACI_TRANS_HIE_1', 31, 100),
      share('ACI_TRANS_SM_1', 7, 10),
      yes('ACI_TRANS_PHCDRR_2'),
      yes('ACI_IACEHRT_1'),
    );
    expect(score).toBe(98);
  });

  it('is at most 100', () => {
    // 50 + 10 * 7 performance + 15
    const full = ['ACI_PEA_1', 'ACI_HIE_1', 'ACI_HIE_2', 'ACI_HIE_3', 'ACI_PEA_2', 'ACI_CCTPE_1', 'ACI_CCTPE_2'];
    const rates = full.map((id) => share(id, 10, 10));
    expect(aci(...base, ...rates, yes('ACI_PHCDRR_3'), yes('ACI_IACEHRT_1'))).toBe(100);
  });
});
