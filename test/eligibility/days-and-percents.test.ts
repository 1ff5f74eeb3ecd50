import { checkDate, checkScores } from '../../eligibility/check-figures';
import type { QpScores } from '../../eligibility/facts';

describe('checkDate', () => {
  const isDate = (text: unknown) => checkDate(text, 'day').length === 0;

  it.each([
    ['01', 31],
    ['02', 28],
    ['03', 31],
    ['04', 30],
    ['05', 31],
    ['06', 30],
    ['07', 31],
    ['08', 31],
    ['09', 30],
    ['10', 31],
    ['11', 30],
    ['12', 31],
  ])('ends month %s of 2023 with its day %i', (month, last) => {
    expect(isDate(`2023-${month}-01`)).toBe(true);
    expect(isDate(`2023-${month}-00`)).toBe(false);
    expect(isDate(`2023-${month}-${last}`)).toBe(true);
    expect(isDate(`2023-${month}-${last + 1}`)).toBe(false);
  });

  it('knows leap years, of centuries only every fourth', () => {
    expect(['2024-02-29', '2000-02-29'].map(isDate)).toEqual([true, true]);
    expect(['2024-02-30', '2023-02-29', '1900-02-29'].map(isDate)).toEqual([false, false, false]);
  });

  it('refuses months that are none, and other forms', () => {
    expect(['2023-00-10', '2023-13-10', '2023-1-10', '20230110', '2023-01-10T00:00:00Z', 20230110].map(isDate)).toEqual(
      [false, false, false, false, false, false],
    );
  });
});

describe('checkScores', () => {
  const told = (scores: object) =>
    checkScores({ paymentPercent: 50, patientPercent: 35, ...scores } as QpScores, 'at').map(
      ({ path, code }) => `${path} ${code}`,
    );
  const names = ['paymentPercent', 'patientPercent', 'allPayerPaymentPercent', 'allPayerPatientPercent'];

  it.each(names)('takes %s from 0 to 100, or as not calculated', (name) => {
    expect([0, 100, 99.99, null].flatMap((value) => told({ [name]: value }))).toEqual([]);
    for (const value of [-0.01, 100.01]) expect(told({ [name]: value })).toEqual([`at.${name} NOT_A_PERCENTAGE`]);
    for (const value of ['50', NaN, Infinity]) expect(told({ [name]: value })).toEqual([`at.${name} NOT_A_NUMBER`]);
  });

  it('wants both Medicare scores told, and none of the All-Payer ones', () => {
    expect(told({ paymentPercent: undefined, patientPercent: undefined })).toEqual([
      'at.paymentPercent SCORE_MISSING',
      'at.patientPercent SCORE_MISSING',
    ]);
    expect(told({ allPayerPaymentPercent: undefined, allPayerPatientPercent: undefined })).toEqual([]);
  });
});
