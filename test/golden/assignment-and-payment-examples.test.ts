/** The worked examples of the policy guide: whose score a clinician gets, and what it does to payment. */
import { loadPolicy } from '../../policy/load';
import { adjustedPayment, assignFinalScores, paymentAdjustment, scoreForNewTin } from '../../scoring';
import type { AssignmentClinician, AssignmentUnit } from '../../scoring';

type UnitKind = AssignmentUnit['unitKind'];

const required: AssignmentClinician = {
  clinicianRef: 'cli_one',
  adjustable: true,
  individuallyEligible: true,
  optedIn: false,
};
const lowVolume: AssignmentClinician = { ...required, individuallyEligible: false };

function unit(unitKind: UnitKind, finalScore: string, changes: Partial<AssignmentUnit> = {}): AssignmentUnit {
  const members = unitKind === 'individual' ? ['cli_one'] : 'all';
  return { unitRef: unitKind, unitKind, option: 'mips', finalScore, members, ...changes };
}

/** The score of the clinician when these units reported; the order of the units must not matter. */
function assigned(year: number, clinician: AssignmentClinician, units: readonly AssignmentUnit[]): string | null {
  const scores = [units, [...units].reverse()].map(
    (unitScores) => assignFinalScores({ clinicians: [clinician], unitScores }, loadPolicy(year))[0]?.finalScore,
  );
  expect(scores[0]).toBe(scores[1]);
  return scores[0] ?? null;
}

describe('the final score of a TIN/NPI', () => {
  it('H1: 2024, virtual group 70, individual 95: a virtual group always comes first', () => {
    expect(assigned(2024, required, [unit('virtualGroup', '70.00'), unit('individual', '95.00')])).toBe('70.00');
  });

  it('H2: 2024, individual 88, group 81, subgroup 90, entity 86: the highest', () => {
    const units = [
      unit('individual', '88.00'),
      unit('group', '81.00'),
      unit('subgroup', '90.00', { members: ['cli_one'], option: 'G0053' }),
      unit('apm', '86.00'),
    ];
    expect(assigned(2024, required, units)).toBe('90.00');
  });

  it('H3: 2019, entity 60, group 90: the APM scoring standard comes first', () => {
    const entity = unit('apm', '60.00', { option: 'apmScoringStandard' });
    expect(assigned(2019, required, [entity, unit('group', '90.00')])).toBe('60.00');
  });

  it('H4: 2022, entity 60, group 90: the highest', () => {
    expect(assigned(2022, required, [unit('apm', '60.00', { option: 'app1' }), unit('group', '90.00')])).toBe('90.00');
  });

  it('H5: 2025, the group scores 74.1 traditionally and 79.6 in a pathway: the better option', () => {
    const units = [unit('group', '74.10'), unit('group', '79.60', { option: 'G0053' })];
    expect(assigned(2025, required, units)).toBe('79.60');
  });

  it('H6: 2024, a low-volume NPI gets the 82 of the group that reports', () => {
    expect(assigned(2024, lowVolume, [unit('group', '82.00')])).toBe('82.00');
  });

  it('H7: 2024, a newly enrolled NPI gets none of the 82', () => {
    const newlyEnrolled: AssignmentClinician = { ...required, adjustable: false, reason: 'newlyEnrolled' };
    expect(assigned(2024, newlyEnrolled, [unit('group', '82.00')])).toBeNull();
  });

  it('H8: 2024, TIN A 91 and TIN B 40; in 2026 A pays by 91, B by 40 and a new TIN by the higher', () => {
    expect(assigned(2024, required, [unit('individual', '91.00')])).toBe('91.00');
    expect(assigned(2024, required, [unit('individual', '40.00')])).toBe('40.00');
    expect(scoreForNewTin(['91.00', '40.00'])).toBe('91.00');
    expect(scoreForNewTin([])).toBeNull();
  });

  it('H9: 2024, low-volume at both levels and opted in individually: 77, for that NPI alone', () => {
    const units = [unit('individual', '77.00')];
    expect(assigned(2024, { ...lowVolume, optedIn: true }, units)).toBe('77.00');
    expect(assigned(2024, { ...lowVolume, clinicianRef: 'cli_two' }, units)).toBeNull();
  });

  it('H10: 2026, QP since the third snapshot: none of the 65 of the group', () => {
    expect(assigned(2026, { ...required, adjustable: false, reason: 'qp' }, [unit('group', '65.00')])).toBeNull();
  });
});

describe('the payment adjustment', () => {
  it.each([
    // A1: -9 * 15/75
    [2024, '60.00', '-1.80'],
    // A2: a quarter of the threshold, 75/4 = 18.75
    [2024, '18.75', '-9.00'],
    // A3: -9 * 56.24/75 = -6.7488
    [2024, '18.76', '-6.75'],
    // A6: a quarter of 30 is 7.5; -7 * 22.49/30 = -5.2477
    [2019, '7.50', '-7.00'],
    [2019, '7.51', '-5.25'],
    // A7: -4 * (3 - 2)/3 = -1.3333
    [2017, '2.00', '-1.33'],
    // A8: -5 * (15 - 10)/15 = -1.6667
    [2018, '10.00', '-1.67'],
    // at the threshold nothing happens
    [2024, '75.00', '0.00'],
  ])('below the threshold: %i, %s is %s percent', (year, score, expected) => {
    expect(paymentAdjustment(score, loadPolicy(year)).finalPercent).toBe(expected);
  });

  it.each([
    // A4: 2.15/9 = 0.238889, times 9
    ['100.00', '2.15'],
    // A5: 9 * 15/25 * 0.238889 = 1.29
    ['90.00', '1.29'],
  ])('A4, A5: 2023, %s under a published maximum of 2.15 is %s percent', (score, expected) => {
    const factor = String(2.15 / 9);
    expect(paymentAdjustment(score, loadPolicy(2023), { factor, synthetic: false }).finalPercent).toBe(expected);
  });

  it('A9: 2019, 80 with both factors 0.1: 7 * 50/70 * 0.1 = 0.5 and (0.5 + 9.5 * 5/25) * 0.1 = 0.24', () => {
    const scaling = { factor: '0.1', additionalFactor: '0.1', synthetic: true };
    expect(paymentAdjustment('80.00', loadPolicy(2019), scaling).finalPercent).toBe('0.74');
  });

  it.each([
    // A10: 80 * 1.0129 = 81.032
    ['80.00', '1.29', '81.03'],
    // A11: 80 * 0.9325
    ['80.00', '-6.75', '74.60'],
  ])('of a claim: Medicare pays %s, %s percent makes it %s', (paid, adjustment, expected) => {
    expect(adjustedPayment(paid, adjustment)).toBe(expected);
  });
});
