import { activities, interoperabilityOf82, percentOf, quality, rate, scored } from '../golden/bodies';
import type { Body } from '../golden/bodies';

/** The cost benchmarks of 2026 are placeholders. */
const cost = [{ measureId: 'TPCC_1', caseCount: 50, value: 1400 }];
const sets = [quality('registry', rate('236', 72, 100)), activities('IA_BE_6'), interoperabilityOf82];
const of = (reweighted: NonNullable<Body['facts']>['reweighted'], given = sets) =>
  scored({ year: 2026, sets: given, facts: { cost, reweighted: reweighted ?? [] } });

describe('a figure that nobody knows', () => {
  it('leaves a score without a number where it would count', () => {
    const score = of([]);
    expect(score).toMatchObject({ finalScore: null, notDeterminable: [expect.stringContaining('TPCC_1')] });
    expect(score.tree.value).toBeNull();
  });

  it('decides nothing in a category that is excused', () => {
    const score = of([{ category: 'cost', reason: 'eucApplication' }]);
    expect(score.notDeterminable).toEqual([]);
    // Without cost quality weighs 55, activities 15 and Promoting Interoperability 30: what each earns, weighed.
    const weighed = [0.55, 0.15, 0.3].map(
      (weight, at) => weight * (percentOf(score, (['quality', 'ia', 'pi'] as const)[at]!) ?? 0),
    );
    expect(Number(score.finalScore)).toBeCloseTo(
      weighed.reduce((sum, each) => sum + each, 0),
      2,
    );
  });

  it('decides nothing where all categories are excused and the threshold stands', () => {
    const all = (['quality', 'cost', 'ia', 'pi'] as const).map((category) => ({
      category,
      reason: 'eucAutomatic' as const,
    }));
    expect(of(all, [])).toMatchObject({ finalScore: '75.00', notDeterminable: [] });
  });
});
