import { improvementPoints } from '../../scoring/improvement';
import { policy2024 } from './builders';

const { quality, cost } = policy2024;

describe('improvementPoints', () => {
  it.each([
    // (60 - 50) / 50 * 10
    [60, 50, 2],
    // a prior percent below 30 counts as 30: (45 - 30) / 30 * 10
    [45, 20, 5],
    // 33.85/60 = 56.4167: (56.4167 - 50) / 50 * 10
    [(33.85 / 60) * 100, 50, 1.2833],
    // never negative
    [40, 50, 0],
    // never above 10: (90 - 30) / 30 * 10 = 20
    [90, 30, 10],
  ])('gives quality of %d after %d of the year before %d percentage points', (current, prior, expected) => {
    expect(improvementPoints(quality.improvement, current, prior)).toBeCloseTo(expected, 4);
  });

  it('gives cost at most one percentage point', () => {
    // (76.8 - 70) / 70 * 1, and 3 times as good
    expect(improvementPoints(cost.improvement, 76.8, 70)).toBeCloseTo(6.8 / 70, 10);
    expect(improvementPoints(cost.improvement, 90, 30)).toBe(1);
  });

  it('gives nothing without a prior percent', () => {
    expect(improvementPoints(quality.improvement, 90, undefined)).toBe(0);
  });
});
