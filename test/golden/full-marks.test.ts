import { figures, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

/*
 * 2024, MIPS CQMs whose rows have no cap: at 100% each is in its highest decile and earns 10. None is an outcome or high
 * priority measure, and measure applicability knows none of them.
 */
const plain = ['006', '007', '039', '118', '268'].map((id) => rate(id, 100, 100));
/** The intermediate outcome measure, lower is better, on a flat benchmark: 10% and less earn 10. */
const outcome = rate('001', 0, 100);

describe('six measures of ten points each', () => {
  it('are 60 of 60 with an outcome measure among them', () => {
    expect(qualityOf(scored({ year: 2024, sets: [quality('registry', ...plain, outcome)] }))).toEqual({
      possible: 60,
      percent: 100,
      achievement: 100,
    });
  });

  it('are 50 of 60 without an outcome or high priority measure, whose place stays empty', () => {
    const sets = [quality('registry', ...plain, rate('277', 100, 100))];
    expect(qualityOf(scored({ year: 2024, sets }))).toMatchObject({ possible: 60, percent: 83.333333 });
  });
});

describe('a category that improved', () => {
  // A cost of 1000 is below 1046.81, the edge of the highest decile of 2024: 10 of 10.
  const cheapest: Body = {
    year: 2024,
    sets: [],
    facts: { cost: [{ measureId: 'TPCC_1', caseCount: 60, value: 1000 }] },
  };
  const improved = (body: Body, previousYear: NonNullable<Body['facts']>['previousYear']): Body => ({
    ...body,
    facts: { ...body.facts, ...(previousYear === undefined ? {} : { previousYear }) },
  });

  it('is never above 100% of cost', () => {
    // (100 - 50) / 50 = 1 percentage point of improvement, which a full category has no room for; weight 30.
    const score = scored(improved(cheapest, { costPercent: 50 }));
    expect(figures(score).cost).toEqual({ percent: 100, weight: 30, contribution: 30 });
  });

  it('is never above 100% of quality', () => {
    // (100 - 50) / 50 * 10 = 10 percentage points.
    const body: Body = { year: 2024, sets: [quality('registry', ...plain, outcome)] };
    expect(qualityOf(scored(improved(body, { qualityAchievementPercent: 50 })))).toMatchObject({ percent: 100 });
  });
});
