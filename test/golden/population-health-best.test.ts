import { quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * The kidney pathway M0002 of 2025 with four measures of its own, as in the tests of pathways in 2025:
 *   9.8 + 8.2 + 5.0118 + 3.9091 = 26.9209
 * 479: 0.15 between 0.1609 and 0.1476: 7 + 0.0109/0.0133 = 7.8195
 * 484: 30.13 is the edge of decile 8 = 8; 35 earns 7.582
 */
const percentWith = (administrativeClaims: NonNullable<Body['facts']>['administrativeClaims']): number | null =>
  qualityOf(
    scored({
      year: 2025,
      option: 'M0002',
      sets: [
        quality('registry', rate('001', 12, 100), rate('236', 72, 100), rate('047', 95, 100), rate('130', 98, 100)),
      ],
      facts: {
        clinicianCount: 40,
        registration: { mvpId: 'M0002' },
        ...(administrativeClaims === undefined ? {} : { administrativeClaims }),
      },
    }),
  ).percent;

const readmissions = { measureId: '479', caseCount: 400, rate: 0.15 };
const admissions = (rateOfAdmissions: number) => ({ measureId: '484', caseCount: 90, rate: rateOfAdmissions });

describe('the population health measure of a pathway since 2025', () => {
  it('is the better one, whichever of the two that is and whichever is named first', () => {
    // (26.9209 + 8) / 50 = 69.8418%
    expect(percentWith([readmissions, admissions(30.13)])).toBe(69.8418);
    expect(percentWith([admissions(30.13), readmissions])).toBe(69.8418);
    // (26.9209 + 7.8195) / 50 = 69.4808%
    expect(percentWith([readmissions, admissions(35)])).toBe(69.4808);
    expect(percentWith([admissions(35), readmissions])).toBe(69.4808);
  });

  it('is the only one that can be scored', () => {
    // (26.9209 + 7.582) / 50 = 69.0058%
    expect(percentWith([admissions(35)])).toBe(69.0058);
  });
});
