import { activities, figures, interoperability, quality, qualityOf, rate, scored, share, yes } from './bodies';
import { improvementPoints } from '../../scoring/improvement';

/** Suppressed as MIPS CQMs in 2022, in which measures of no cluster are asked for all the same. */
const suppressed = ['006', '134', '282', '283', '286', '288'].map((id) => rate(id, 50, 100));

describe('suppressed measures in 2022', () => {
  it('take ten points each off the denominator', () => {
    // 236, an intermediate outcome on a flat row: 70% is the bound of decile 8. 60 - 50 = 10: 8 of 10.
    const sets = [quality('registry', ...suppressed.slice(1), rate('236', 70, 100))];
    expect(qualityOf(scored({ year: 2022, sets }))).toMatchObject({ possible: 10, percent: 80 });
  });

  it('leave quality without a score where nothing else was sent, and its weight to the others', () => {
    const sets = [quality('registry', ...suppressed), activities('IA_EPA_1')];
    expect(figures(scored({ year: 2022, sets })).quality).toEqual({ percent: null, weight: 0, contribution: 0 });
  });
});

describe('a Promoting Interoperability measure that was reported', () => {
  const base = [
    yes('PI_PPHI_1'),
    yes('PI_PPHI_2'),
    yes('PI_INFBLO_1'),
    yes('PI_ONCDIR_1'),
    yes('PI_EP_2'),
    share('PI_HIE_1', 30, 90),
    share('PI_HIE_4', 30, 90),
    share('PI_PEA_1', 190, 200),
    yes('PI_PHCDRR_1'),
    yes('PI_PHCDRR_3'),
  ];
  const pointsOf = (...more: Parameters<typeof interoperability>[1][]) =>
    figures(scored({ year: 2024, sets: [interoperability('pi', ...base, ...more)] })).pi?.percent;

  it('counts though its exclusion was claimed too: no points move', () => {
    // 8 of 10 for prescriptions, 10, 5 and 5 of 15 for exchange, 24 of 25, 25 for public health: 77.
    expect(pointsOf(share('PI_EP_1', 80, 100))).toBe(77);
    expect(pointsOf(share('PI_EP_1', 80, 100), yes('PI_LVPP_1'))).toBe(77);
  });

  it('moves its points when it was not reported and the exclusion was claimed', () => {
    // 10 points to exchange, half each: 20 * 30/90 = 6.67, 7 each; 10 + 14 + 24 + 25 = 73.
    expect(pointsOf(yes('PI_LVPP_1'))).toBe(73);
  });
});

describe('improvementPoints', () => {
  const rule = { available: true, maxPercentagePoints: 1, priorFloorPercent: 0 };

  it('gives none over a percent of 0, of which there is no relative gain', () => {
    expect(improvementPoints(rule, 50, 0)).toBe(0);
  });
});
