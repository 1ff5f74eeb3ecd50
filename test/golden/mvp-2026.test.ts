import { activities, figures, interoperabilityOf82, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * The kidney pathway M0002 of 2026, registry rows of 2024; nothing that CMS computes is known yet:
 *   001 12% = 9.8, 236 72% = 8.2; 047: 95% between 86.9 and 95.62: 4 + 8.1/8.72 = 4.928899 = 4.9289
 *   130: 98% between 96.34 and 99.49: 3 + 1.66/3.15 = 3.526984                             = 3.5270
 *   26.4559 of 40 = 66.13975%
 * Without cost 55/0/15/30: 36.376863 + 15 + 24.6 = 75.976863
 */
const group: Body = {
  year: 2026,
  option: 'M0002',
  sets: [
    quality('registry', rate('001', 12, 100), rate('236', 72, 100), rate('047', 95, 100), rate('130', 98, 100)),
    activities('IA_BE_4'),
    interoperabilityOf82,
  ],
  facts: { clinicianCount: 40, registration: { mvpId: 'M0002' } },
};

describe('a group in a pathway of 2026', () => {
  it('is 75.98 without what CMS computes', () => {
    const score = scored(group);
    expect(qualityOf(score)).toEqual({ possible: 40, percent: 66.13975, achievement: 66.13975 });
    expect(figures(score)).toMatchObject({
      quality: { weight: 55 },
      ia: { percent: 100, weight: 15 },
      pi: { percent: 82, weight: 30 },
    });
    expect(score.finalScore).toBe('75.98');
  });

  it('never scores cost or population health on the placeholder rows', () => {
    const score = scored({
      ...group,
      facts: {
        ...group.facts,
        cost: [{ measureId: 'TPCC_1', caseCount: 60, value: 1400 }],
        administrativeClaims: [{ measureId: '484', caseCount: 90, rate: 35 }],
      },
    });
    expect(figures(score).cost?.percent ?? null).toBeNull();
    expect(qualityOf(score).possible).toBe(40);
    expect(score.notDeterminable.length).toBeGreaterThanOrEqual(2);
  });
});
