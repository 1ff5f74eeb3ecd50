import { round4, roundHalfUp, toDecimals } from '../../scoring/rounding';

describe('roundHalfUp', () => {
  it('rounds halves away from zero, though binary fractions hide them', () => {
    // 1.005 is stored as 1.00499999999999989
    expect([roundHalfUp(1.005, 2), roundHalfUp(-1.005, 2), roundHalfUp(2.5, 0)]).toEqual([1.01, -1.01, 3]);
  });

  it('rounds what is too small to 0, never to -0', () => {
    // A sum that misses a cap by the error of binary fractions: the random unit that found it lay 9.7e-9 above 5 points.
    expect(Object.is(roundHalfUp(-9.7e-9, 4), 0)).toBe(true);
  });

  it('keeps four decimals for points', () => {
    expect(round4(0.38364779)).toBe(0.3836);
  });
});

describe('toDecimals', () => {
  it('always prints the places asked for and never a negative zero', () => {
    expect([toDecimals(79.5, 2), toDecimals(-0.001, 2), toDecimals(100, 2)]).toEqual(['79.50', '0.00', '100.00']);
  });
});
