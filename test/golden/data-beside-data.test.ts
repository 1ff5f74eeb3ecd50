import { activities, figures, incomplete, interoperabilityOf82, percentOf, quality, rate, scored } from './bodies';
import type { Body, Draft } from './bodies';

const fromOther = (draft: Draft): Draft => ({ ...draft, submitterRef: 'org_other' });
const small: Body['facts'] = { specialStatuses: { smallPractice: true }, clinicianCount: 3 };

describe('a pathway that a small practice reports by claims', () => {
  const byClaims = quality('claims', rate('047', 90, 100), rate('134', 57, 100));
  const percentWith = (...more: readonly Draft[]) =>
    percentOf(
      scored({ year: 2025, option: 'M0001', unitKind: 'individual', sets: [byClaims, ...more], facts: small }),
      'quality',
    );

  it('owes its two claims measures: 047 1, 134 1.6228 and 6 of 20', () => {
    expect(percentWith()).toBe(43.114);
  });

  it('owes four as soon as anything came by another type, and more for a better rate', () => {
    // The same 8.6228 of 40; by registry 134 earns 2.5837 at 75%: 9.5837 of 40.
    expect(percentWith(quality('registry', rate('134', 0, 100)))).toBe(21.557);
    expect(percentWith(quality('registry', rate('134', 75, 100)))).toBe(23.95925);
  });
});

describe('a survey beside measures that CMS suppressed', () => {
  it('is scored by itself', () => {
    // 2021, 90 in six summary measures: a mean of 5.8236 of 10. Without cost quality weighs 55.
    const cahps = ['CAHPS_1', 'CAHPS_2', 'CAHPS_3', 'CAHPS_5', 'CAHPS_7', 'CAHPS_9'].map((measureId) => ({
      measureId,
      score: 90,
    }));
    const sets = [quality('claims', rate('111', 90, 100))];
    const score = scored({ year: 2021, sets, facts: { clinicianCount: 40, cahps } });
    expect(figures(score).quality).toMatchObject({ percent: expect.closeTo(58.2364, 3) as number, weight: 55 });
  });
});

describe('the order of two organizations', () => {
  it('does not decide on what next year is compared with: of equals the one that achieved more', () => {
    // 039 by claims, alone available: 100% earns 10 of 10; 66% less, and with 6 points for a small practice 10 too.
    const best = quality('claims', rate('039', 100, 100));
    const other = fromOther(quality('claims', rate('039', 66, 100)));
    for (const sets of [
      [best, other],
      [other, best],
    ])
      expect(scored({ year: 2024, sets, facts: small })).toMatchObject({ qualityAchievementPercent: 100 });
  });

  it('does not decide whether a category has data', () => {
    // 2025: one organization has no case, the other an incomplete measure, which is 0 of 60 at a weight of 55.
    const none = quality('registry', rate('236', 0, 0));
    const some = fromOther(quality('registry', incomplete('001', 5, 50, 100)));
    for (const sets of [
      [none, some],
      [some, none],
    ]) {
      const facts: Body['facts'] = { reweighted: [{ category: 'quality', reason: 'eucApplication' }] };
      const score = scored({ year: 2025, sets: [...sets, activities('IA_AHE_1'), interoperabilityOf82], facts });
      expect(figures(score).quality).toMatchObject({ percent: 0, weight: 55 });
    }
  });
});

describe('the bonus of a small practice', () => {
  it('asks for a case from 2025: 6 of 60 before, nothing since, 3 and 6 of 60 with one', () => {
    const of = (year: number, cases: number) =>
      percentOf(scored({ year, sets: [quality('registry', rate('236', 0, cases))], facts: small }), 'quality');
    expect([of(2024, 0), of(2025, 0), of(2025, 1)]).toEqual([10, 0, 15]);
  });
});
