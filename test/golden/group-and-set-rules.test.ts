import { activities, figures, quality, qualityOf, rate, scored } from './bodies';
import type { Body } from './bodies';

const small = { specialStatuses: { smallPractice: true } };

describe('a cost measure of groups only', () => {
  // 2024, lower gastrointestinal hemorrhage: 13000 between 13676.27 (decile 7) and 12627.33: 7 + 676.27/1048.94 = 7.6447.
  const costOf = (unitKind: NonNullable<Body['unitKind']>) =>
    figures(
      scored({
        year: 2024,
        unitKind,
        sets: [],
        facts: { cost: [{ measureId: 'COST_LGH_1', caseCount: 20, value: 13_000 }] },
      }),
    ).cost;

  it.each(['group', 'virtualGroup'] as const)('counts for a %s', (unitKind) => {
    expect(costOf(unitKind)).toMatchObject({ percent: 76.447, weight: 30 });
  });

  it('leaves an individual without cost', () => {
    expect(costOf('individual')).toMatchObject({ percent: null, weight: 0 });
  });
});

describe('the small practice bonus in quality', () => {
  it('needs a quality measure', () => {
    const without = scored({ year: 2024, sets: [activities('IA_EPA_1')], facts: small });
    expect(qualityOf(without)).toMatchObject({ percent: 0 });
    // One measure of 0 patients met, with the lowest point of a benchmark, and 6: 7 of 60.
    const sets = [quality('electronicHealthRecord', rate('236', 0, 100)), activities('IA_EPA_1')];
    expect(qualityOf(scored({ year: 2024, sets, facts: small }))).toMatchObject({ possible: 60, percent: 11.666667 });
  });
});

describe('Promoting Interoperability that nobody sent', () => {
  const weightOf = (unitKind: NonNullable<Body['unitKind']>, status: 'smallPractice' | 'hospitalBased', year = 2024) =>
    figures(scored({ year, unitKind, sets: [], facts: { specialStatuses: { [status]: true } } })).pi?.weight;

  it('is waived for a group with any qualifying status', () => {
    expect(weightOf('group', 'hospitalBased')).toBe(0);
    expect(weightOf('group', 'smallPractice')).toBe(0);
  });

  it('is waived for an APM Entity for its size alone, and only since 2022', () => {
    // Cost never counts for an APM Entity: 55/0/15/30.
    expect(weightOf('apm', 'hospitalBased')).toBe(30);
    expect(weightOf('apm', 'smallPractice')).toBe(0);
    expect(weightOf('apm', 'smallPractice', 2021)).toBe(30);
  });
});

describe('end-to-end reporting through a registry', () => {
  const achievementIn = (year: number, isEndToEnd: boolean) =>
    qualityOf(scored({ year, unitKind: 'individual', sets: [quality('registry', rate('236', 75, 100, isEndToEnd))] }))
      .achievement;

  it('was compared with the benchmark of the eCQM in 2018', () => {
    // eCQM: 9 from 74.89, 10 from 80.43: 9 + 0.11/5.54 = 9.0199 of 60; CQM: 7 from 73.79, 8 from 77.46: 7 + 1.21/3.67 = 7.3297.
    expect(achievementIn(2018, true)).toBe(15.033167);
    expect(achievementIn(2018, false)).toBe(12.216167);
  });
});

describe('a specialty set without an outcome or high priority measure', () => {
  it('asks for its measures alone, none of them an outcome measure', () => {
    // The set of emergency medicine by claims in 2024 is 134 and 317; at 100% each would earn 10 and is capped at 7:
    // 14 of 20, and with the 6 of a small practice 20 of 20.
    const sets = [quality('claims', rate('134', 100, 100), rate('317', 100, 100))];
    expect(qualityOf(scored({ year: 2024, unitKind: 'individual', sets, facts: small }))).toMatchObject({
      possible: 20,
      percent: 100,
      achievement: 70,
    });
    const { tree } = scored({ year: 2024, unitKind: 'individual', sets, facts: small });
    expect(JSON.stringify(tree)).toContain('2 measures were available (specialtySet: emergencyMedicine)');
  });
});

describe('facility-based status before 2019', () => {
  it('brings nothing: the hospital gives no score yet', () => {
    const facts = { specialStatuses: { facilityBased: true }, facility: { qualityPercent: 90, costPercent: 90 } };
    const { quality: ofQuality, cost } = figures(scored({ year: 2018, sets: [activities('IA_EPA_1')], facts }));
    expect(ofQuality).toMatchObject({ percent: 0 });
    expect(cost).toMatchObject({ percent: null });
  });
});
