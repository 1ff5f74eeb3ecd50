import { hasValidNpiCheckDigit } from '../../validation/npi-check-digit';
import { badCheckDigitNpi, goodNpi } from './fixtures/bodies';

describe('hasValidNpiCheckDigit', () => {
  it('accepts the worked example of the standard', () => {
    // 1234567893: 24 + (2+2+6+4+1+6+5+8+9) = 67, and 67 + 3 = 70.
    expect(hasValidNpiCheckDigit('1234567893')).toBe(true);
  });

  it('accepts a synthetic NPI that starts with 0', () => {
    expect(hasValidNpiCheckDigit(goodNpi)).toBe(true);
  });

  it('refuses every other last digit', () => {
    const passing = [...'0123456789'].filter((digit) => hasValidNpiCheckDigit(badCheckDigitNpi.slice(0, 9) + digit));
    expect(passing).toEqual([goodNpi.slice(9)]);
  });

  it("refuses the NPIs of CMS's samples", () => {
    expect(hasValidNpiCheckDigit('9876543210')).toBe(false);
    expect(hasValidNpiCheckDigit('0777777777')).toBe(false);
  });
});
