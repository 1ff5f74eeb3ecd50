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
    // 2022, all six measures suppressed as MIPS CQMs. The survey: 90 is above 89.62, decile 10; 86 between 85.59 and 86.17:
    // 5 + 0.41/0.58 = 5.7069; a mean of 7.85345 of 10. Without cost quality weighs 55.
    const cahps = [
      { measureId: 'CAHPS_1', score: 90 },
      { measureId: 'CAHPS_8', score: 86 },
    ];
    const sets = [quality('registry', ...['006', '134', '282', '283', '286', '288'].map((id) => rate(id, 90, 100)))];
    const score = scored({ year: 2022, sets, facts: { clinicianCount: 40, cahps } });
    expect(figures(score).quality).toMatchObject({ percent: expect.closeTo(78.5345, 9) as number, weight: 55 });
  });
});

describe('the order of two organizations', () => {
  it('does not decide on what next year is compared with: of equals the one that achieved more', () => {
    // 145 by claims is a specialty set of its own: 100% earns 10 of 10; 97% between 95.34 and 100 earns 4 + 1.66/4.66 = 4.3562,
    // and with 6 points for a small practice 10 too.
    const best = quality('claims', rate('145', 100, 100));
    const other = fromOther(quality('claims', rate('145', 97, 100)));
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
