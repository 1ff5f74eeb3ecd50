import { loadPolicy } from '../../policy/load';
import { scoreForNewTin } from '../../scoring/assign-final-scores';
import type { ScalingFactors } from '../../scoring/payment-adjustment';
import { adjustedPayment, paymentAdjustment, ScalingFactorError } from '../../scoring/payment-adjustment';
import { FinalScoreError, PaymentFigureError } from '../../scoring/scoring-errors';

describe('paymentAdjustment', () => {
  it.each([
    // -9 * 15/75
    [2024, '60.00', '-1.8000', '-1.80'],
    // a quarter of the threshold: the whole percent
    [2024, '18.75', '-9.0000', '-9.00'],
    // -9 * 56.24/75 = -6.7488
    [2024, '18.76', '-6.7488', '-6.75'],
    // -9 * 35/75
    [2024, '40.00', '-4.2000', '-4.20'],
    [2019, '7.50', '-7.0000', '-7.00'],
    // -7 * 22.49/30 = -5.2477
    [2019, '7.51', '-5.2477', '-5.25'],
    // -4 * 1/3
    [2017, '2.00', '-1.3333', '-1.33'],
    // -5 * 5/15
    [2018, '10.00', '-1.6667', '-1.67'],
    // at the threshold
    [2024, '75.00', '0.0000', '0.00'],
    [2024, '0.00', '-9.0000', '-9.00'],
  ])('of %i for %s needs no scaling: base %s, final %s', (year, score, base, final) => {
    expect(paymentAdjustment(score, loadPolicy(year))).toMatchObject({ basePercent: base, finalPercent: final });
  });

  it('is not determinable above the threshold until the factor is known', () => {
    // 9 * 15/25
    expect(paymentAdjustment('90.00', loadPolicy(2024))).toEqual({
      basePercent: '5.4000',
      additionalBasePercent: null,
      finalPercent: null,
      synthetic: false,
      notDeterminable: 'not determinable: the scaling factor of payment year 2026 is not known',
    });
  });

  it.each([
    // published maximum 2.15: factor 2.15/9 = 0.238889
    ['100.00', '2.15'],
    // 9 * 15/25 * 0.238889
    ['90.00', '1.29'],
  ])('of 2023 for %s with the factor behind the published maximum is %s', (score, final) => {
    const scaling = { factor: '0.238889', synthetic: false };
    expect(paymentAdjustment(score, loadPolicy(2023), scaling).finalPercent).toBe(final);
  });

  it('adds the exceptional adjustment with its own factor', () => {
    // 7 * 50/70 * 0.1 = 0.5; (0.5 + 9.5 * 5/25) * 0.1 = 0.24
    const scaling = { factor: '0.1', additionalFactor: '0.1', synthetic: true };
    expect(paymentAdjustment('80.00', loadPolicy(2019), scaling)).toMatchObject({
      basePercent: '5.0000',
      additionalBasePercent: '2.4000',
      finalPercent: '0.74',
      synthetic: true,
    });
  });

  it('shows both parts before scaling', () => {
    // 2020: 9 * 47/55 = 7.6909; 0.5 + 9.5 * 7/15 = 4.9333
    expect(paymentAdjustment('92.00', loadPolicy(2020))).toMatchObject({
      basePercent: '7.6909',
      additionalBasePercent: '4.9333',
      finalPercent: null,
    });
  });

  it.each(['', '-0.1', '3.01', 'much'])('refuses the factor "%s"', (factor) => {
    const scaling = { factor, synthetic: false };
    expect(() => paymentAdjustment('90.00', loadPolicy(2024), scaling)).toThrow(ScalingFactorError);
  });

  it('never labels a negative adjustment synthetic: no factor touches it', () => {
    const scaling = { factor: '0.1', synthetic: true };
    expect(paymentAdjustment('60.00', loadPolicy(2024), scaling)).toMatchObject({
      finalPercent: '-1.80',
      synthetic: false,
    });
  });
});

describe('the factors of a caller', () => {
  it('need not say that they are synthetic', () => {
    // 9 x 15/25 x 0.2 = 1.08
    expect(paymentAdjustment('90.00', loadPolicy(2024), { factor: '0.2' })).toMatchObject({
      finalPercent: '1.08',
      synthetic: false,
    });
  });

  it.each([[{ scalingFactor: '0.2' }], [{ factor: 0.2 }], [{ factor: null }]])(
    'are refused in words as %j',
    (given) => {
      const scaling = given as unknown as ScalingFactors;
      expect(() => paymentAdjustment('90.00', loadPolicy(2024), scaling)).toThrow(ScalingFactorError);
      expect(() => paymentAdjustment('90.00', loadPolicy(2024), scaling)).toThrow(
        /as text in `factor`, such as "0\.2389"/,
      );
    },
  );
});

describe('adjustedPayment', () => {
  it('multiplies what Medicare pays', () => {
    // 80 * 1.0129 = 81.032; 80 * 0.9325
    expect([adjustedPayment('80.00', '1.29'), adjustedPayment('80.00', '-6.75')]).toEqual(['81.03', '74.60']);
  });

  it.each([
    ['', '1.29'],
    ['much', '1.29'],
    ['80.00', 'NaN'],
    ['Infinity', '1.29'],
    ['1e3', '1.29'],
  ])('refuses "%s" with "%s"', (paid, percent) => {
    expect(() => adjustedPayment(paid, percent)).toThrow(PaymentFigureError);
  });
});

describe('a final score', () => {
  it.each(['', 'abc', '-1', '100.01', 'NaN', '1e1', ' 75.00'])('is not "%s"', (score) => {
    expect(() => paymentAdjustment(score, loadPolicy(2024))).toThrow(FinalScoreError);
    expect(() => scoreForNewTin(['75.00', score])).toThrow(FinalScoreError);
  });
});
