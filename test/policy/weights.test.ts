import { loadPolicy, supportedPolicyYears } from '../../policy/load';
import type { Category, Weights } from '../../policy/year-policy';
import type { WeightScheme } from '../../policy/weights-policy';

function row(year: number, absent: readonly Category[], small: boolean, scheme: WeightScheme = 'mips'): Weights {
  const weights = loadPolicy(year).weights.row(scheme, new Set(absent), small)?.weights;
  if (weights === undefined || weights === null) throw new Error(`no row ${year} without ${absent.join()}`);
  return weights;
}

function sum(weights: Weights, percents: Partial<Record<Category, number>>): number {
  return Object.entries(percents).reduce(
    (total, [category, percent]) => total + (weights[category as Category] * percent) / 100,
    0,
  );
}

describe('weights row', () => {
  it.each([
    // 80 * 0.40 + 70 * 0.30 + 100 * 0.30 = 32 + 21 + 30
    [2024, ['pi'], true, { quality: 80, cost: 70, ia: 100 }, 83],
    // 80 * 0.55 + 70 * 0.30 + 100 * 0.15 = 44 + 21 + 15
    [2024, ['pi'], false, { quality: 80, cost: 70, ia: 100 }, 80],
    // 70 * 0.55 + 100 * 0.15 + 90 * 0.30 = 38.5 + 15 + 27
    [2020, ['cost'], false, { quality: 70, ia: 100, pi: 90 }, 80.5],
    // 60 * 0.50 + 100 * 0.50
    [2024, ['pi', 'cost'], true, { quality: 60, ia: 100 }, 80],
    // 72 * 0.85 + 100 * 0.15 = 61.2 + 15
    [2021, ['cost', 'pi'], false, { quality: 72, ia: 100 }, 76.2],
    // 60 * 0.75 + 50 * 0.10 + 100 * 0.15 = 45 + 5 + 15
    [2018, ['pi'], false, { quality: 60, cost: 50, ia: 100 }, 65],
    // nothing absent: 24 + 18 + 15 + 22.5
    [2024, [], false, { quality: 80, cost: 60, ia: 100, pi: 90 }, 79.5],
  ] as const)('of %i without %j (small: %s) gives the worked sum', (year, absent, small, percents, expected) => {
    expect(sum(row(year, absent, small), percents)).toBeCloseTo(expected, 10);
  });

  it('weighs the APP 50/0/20/30', () => {
    // 78 * 0.50 + 100 * 0.20 + 92 * 0.30 = 39 + 20 + 27.6
    expect(sum(row(2024, ['cost'], false, 'app1'), { quality: 78, ia: 100, pi: 92 })).toBeCloseTo(86.6, 10);
  });

  it('does not depend on the order of the absent categories', () => {
    expect(row(2024, ['pi', 'cost'], true)).toEqual(row(2024, ['cost', 'pi'], true));
  });

  it('has no weights when fewer than two categories are left', () => {
    expect(loadPolicy(2024).weights.row('mips', new Set(['quality', 'cost', 'pi']), false)?.weights).toBeNull();
  });

  it.each(supportedPolicyYears())('of %i sums to 100 and is 0 for absent categories', (year) => {
    const { rows } = loadPolicy(year).weights;
    for (const { weights, absent, pointer } of [...rows.standard, ...rows.small, ...rows.app]) {
      if (weights === null) continue;
      const total = Object.values(weights).reduce((all, weight) => all + weight, 0);
      expect([pointer, total, ...absent.map((category) => weights[category])]).toEqual([
        pointer,
        100,
        ...absent.map(() => 0),
      ]);
    }
  });
});
