import { loadPolicy } from '../../policy/load';
import { complexPatientBonus } from '../../scoring/complex-patient-bonus';
import type { RiskIndicator } from '../../scoring/score-input';
import { catalogue2024, facts, input } from './builders';

function bonus(year: number, complexPatient: readonly RiskIndicator[], hasAnyData = true): number {
  const context = {
    input: input([], { facts: facts({ complexPatient }) }),
    policy: loadPolicy(year),
    catalogue: catalogue2024,
    option: {
      kind: 'mips' as const,
      weightScheme: 'mips' as const,
      requiredMeasures: 6,
      mvp: null,
      measureSet: null,
      assignedActivitiesPercent: null,
    },
    isSmallPractice: false,
    notDeterminable: [],
    supposedPoints: undefined,
  };
  return complexPatientBonus(context, hasAnyData).points;
}

describe('complexPatientBonus', () => {
  it.each([
    // 1.20 + 5 * 0.30
    [2019, 2.7],
    // twice that
    [2020, 5.4],
  ])('adds risk and dual share in %i', (year, expected) => {
    const indicators = [
      { name: 'hcc' as const, value: 1.2 },
      { name: 'dualProportion' as const, value: 0.3 },
    ];
    expect(bonus(year, indicators)).toBeCloseTo(expected, 10);
  });

  it('uses the distance from the mean from 2022, only at or above the median', () => {
    const indicators = [
      // z = (1.4 - 1.1) / 0.5 = 0.6: 1.5 + 4 * 0.6
      { name: 'hcc' as const, value: 1.4, mean: 1.1, standardDeviation: 0.5, median: 1 },
      { name: 'dualProportion' as const, value: 0.1, mean: 0.2, standardDeviation: 0.1, median: 0.15 },
    ];
    expect(bonus(2022, indicators)).toBeCloseTo(3.9, 10);
  });

  it('counts an indicator that lies exactly at the median', () => {
    // z = (1.1 - 1.1) / 0.5 = 0: 1.5 + 4 * 0
    const atMedian = { name: 'hcc' as const, value: 1.1, mean: 1.1, standardDeviation: 0.5, median: 1.1 };
    expect(bonus(2022, [atMedian])).toBeCloseTo(1.5, 10);
  });

  it('needs data in at least one category', () => {
    expect(bonus(2024, [{ name: 'hcc', z: 0.6, atOrAboveMedian: true }], false)).toBe(0);
  });
});
