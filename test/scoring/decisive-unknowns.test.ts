import fc from '../support/fast-check';
import type { RiskIndicator, UnitFacts } from '../../scoring';
import {
  activities,
  interoperability,
  interoperabilityOf82,
  percentOf,
  quality,
  rate,
  scored,
  share,
  yes,
} from '../golden/bodies';
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

const excused = (...categories: readonly ('quality' | 'cost' | 'ia' | 'pi')[]) =>
  categories.map((category) => ({ category, reason: 'eucApplication' as const }));

describe('where fewer than two categories are left, whatever is not known', () => {
  const entity = (given: Partial<UnitFacts>) => scored({ year: 2022, unitKind: 'apm', sets: [], facts: given });
  const reweighted = excused('quality', 'ia');

  it('participants of an APM Entity decide nothing: the threshold stands', () => {
    // An entity has no cost; with quality and activities excused Promoting Interoperability is the last, or is absent too.
    for (const percent of [0, 100, null]) {
      const participantPi = [{ percent, clinicianCount: 1 }];
      expect(entity({ reweighted, participantPi })).toMatchObject({ finalScore: '75.00' });
    }
    expect(entity({ reweighted })).toMatchObject({ finalScore: '75.00', unrounded: 75, notDeterminable: [] });
  });

  it('they decide where another category is left', () => {
    expect(entity({ reweighted: excused('quality') }).finalScore).toBeNull();
  });

  const claims = { administrativeClaims: [{ measureId: '479', caseCount: 300, rate: 0.15 }], clinicianCount: 40 };
  const pathway = (given: Partial<UnitFacts>) =>
    scored({
      year: 2023,
      option: 'G0055',
      sets: [quality('registry', rate('134', 1, 100))],
      facts: { ...claims, ...given },
    });

  it('the choice of a population health measure decides nothing, and is no mark for next year either', () => {
    const alone = { reweighted: excused('cost', 'ia', 'pi') };
    expect(pathway(alone)).toMatchObject({ finalScore: '75.00', notDeterminable: [], qualityAchievementPercent: null });
    const registration = { mvpId: 'G0055', populationHealthMeasureId: '479' };
    const known = pathway({ ...alone, registration });
    expect(known.finalScore).toBe('75.00');
    expect(known.qualityAchievementPercent).toBeGreaterThan(0);
    expect(pathway({}).finalScore).toBeNull();
  });

  it('a cost figure decides, since it would make a second category', () => {
    const score = scored({
      year: 2026,
      sets: [quality('registry', rate('236', 72, 100))],
      facts: { cost, reweighted: excused('ia', 'pi') },
    });
    expect(score).toMatchObject({ finalScore: null, notDeterminable: [expect.stringContaining('TPCC_1')] });
  });
});

/** 10 + 10 + 30 + 25 + 25: every measure in full. */
const fullInteroperability = [
  ...['PI_INFBLO_1', 'PI_ONCDIR_1', 'PI_PPHI_1', 'PI_PPHI_2'].map(yes),
  share('PI_EP_1', 10, 10),
  ...['PI_EP_2', 'PI_HIE_5', 'PI_PHCDRR_1', 'PI_PHCDRR_3'].map(yes),
  share('PI_PEA_1', 10, 10),
];

describe('a choice at registration that nobody told', () => {
  const given = (mvpId: string) => {
    const administrativeClaims = [{ measureId: '479', caseCount: 300, rate: 0.01 }];
    const facts = { clinicianCount: 40, registration: { mvpId }, administrativeClaims };
    return scored({ year: 2024, option: 'G0053', sets: [], facts }).notDeterminable;
  };

  it('is told where the registration is for another pathway', () => {
    const sentence = 'not determinable: population health measure of the pathway';
    expect(given('G0054')).toEqual([`${sentence}, the registration among the facts is for G0054`]);
    expect(given('G0053')).toEqual([`${sentence}, the choice at registration is not among the facts`]);
  });
});

describe('beyond a cap that is reached', () => {
  const dual: RiskIndicator = { name: 'dualProportion', value: 0.5 };
  const with2024 = (...complexPatient: RiskIndicator[]) =>
    scored({ year: 2024, sets: [activities('IA_EPA_1')], facts: { complexPatient } });
  const hcc = (z: number, atOrAboveMedian?: boolean): RiskIndicator => ({
    name: 'hcc',
    z,
    ...(atOrAboveMedian === undefined ? {} : { atOrAboveMedian }),
  });

  it('a second indicator decides nothing', () => {
    // One of two activities, 50% of 15 = 7.5. 1.5 + 4 x 3 = 13.5, of which 10 count: 17.5.
    expect(with2024(hcc(3, true))).toMatchObject({ finalScore: '17.50', bonusPoints: 10 });
    expect(with2024(hcc(3, true), dual)).toMatchObject({ finalScore: '17.50', bonusPoints: 10, notDeterminable: [] });
  });

  it('an indicator without a value is not one of 0', () => {
    // 2019: the value is the bonus, up to 5; one of two activities, 50% of 15, 20 or what the row gives.
    const with2019 = (...complexPatient: RiskIndicator[]) =>
      scored({ year: 2019, sets: [activities('IA_EPA_1')], facts: { complexPatient } });
    const sentence = 'not determinable: complex patient bonus for hcc, its value is not known';
    expect(with2019({ name: 'hcc' })).toMatchObject({ finalScore: null, notDeterminable: [sentence] });
    expect(with2019({ name: 'hcc', z: 1, atOrAboveMedian: true })).toMatchObject({ notDeterminable: [sentence] });
    expect(with2019({ name: 'hcc', value: 0 }).finalScore).not.toBeNull();
  });

  it('it decides below the cap', () => {
    // 1.5 + 4 x 2 = 9.5: half a point is left.
    expect(with2024(hcc(2, true), dual)).toMatchObject({
      finalScore: null,
      notDeterminable: [expect.stringContaining('dualProportion')],
    });
  });

  it('an unknown median decides nothing where the distance from the mean earns nothing', () => {
    // 1.5 - 4 x 0.5 = -0.5, so 0 on either side of the median; 1.5 - 4 x 0.3 = 0.3 is earned above it alone.
    expect(with2024(hcc(-0.5))).toMatchObject({ finalScore: '7.50', notDeterminable: [] });
    expect(with2024(hcc(-0.3)).finalScore).toBeNull();
  });

  it('a full score needs no further figure', () => {
    // 100% in what is left, activities 15 and Promoting Interoperability 85; 10 points of bonus are open, and 100 is full.
    const sets = [activities('IA_EPA_1', 'IA_BE_6', 'IA_BE_4'), interoperability('pi', ...fullInteroperability)];
    const body = { year: 2024, sets, facts: { reweighted: excused('quality', 'cost'), complexPatient: [dual] } };
    expect(scored(body)).toMatchObject({ finalScore: '100.00', notDeterminable: [] });
    const less = { ...body, sets: sets.slice(1) };
    expect(scored(less).finalScore).toBeNull();
  });
});

describe("where the hospital's result stands", () => {
  const unit = (facility: UnitFacts['facility']) =>
    scored({
      year: 2026,
      unitKind: 'individual',
      sets: [],
      facts: {
        administrativeClaims: [{ measureId: '492', caseCount: 21, rate: 60 }],
        specialStatuses: { facilityBased: true },
        ...(facility === undefined ? {} : { facility }),
      },
    });

  it("a measure of the unit's own decides nothing that could not make its own score the higher one", () => {
    // The hospital's: 60% of 30 = 18, 80% of 30 = 24, together 42. The unit's own at most: 10 of 70 points, of 55 = 7.86.
    expect(unit({ qualityPercent: 60, costPercent: 80 })).toMatchObject({ finalScore: '42.00', notDeterminable: [] });
  });

  it('it decides where it could', () => {
    // The hospital's: 10% of 30 twice = 6.
    expect(unit({ qualityPercent: 10, costPercent: 10 }).finalScore).toBeNull();
  });

  it('the result itself decides as long as it is not known', () => {
    expect(unit(undefined).notDeterminable).toEqual([
      expect.stringContaining('492'),
      expect.stringContaining('facility-based score'),
    ]);
  });
});

describe('a score that is given although something is not known', () => {
  it('is the same whatever that turns out to be', () => {
    const drawn = fc.record({
      year: fc.constantFrom(2022, 2023, 2024, 2025, 2026),
      without: fc.uniqueArray(fc.constantFrom('quality' as const, 'ia' as const, 'pi' as const)),
      percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
      z: fc.integer({ min: -2, max: 4 }),
      other: fc.integer({ min: -2, max: 4 }),
      sent: fc.boolean(),
      isPiOpen: fc.boolean(),
    });
    let [given, open] = [0, 0];
    fc.assert(
      fc.property(drawn, ({ year, without, percent, z, other, sent, isPiOpen }) => {
        const first: RiskIndicator = { name: 'hcc', z, atOrAboveMedian: true };
        const participantPi = [{ percent, clinicianCount: 3 }];
        const of = (second: RiskIndicator, facts: Partial<UnitFacts>) =>
          scored({
            year,
            unitKind: 'apm',
            sets: sent ? [activities('IA_BE_6')] : [],
            facts: { reweighted: excused(...without), complexPatient: [first, second], ...facts },
          }).finalScore;
        const score = of({ name: 'dualProportion', value: 0.5 }, isPiOpen ? {} : { participantPi });
        // Participants nobody told of are taken to leave an excuse of the entity's own standing.
        fc.pre(!(isPiOpen && without.includes('pi')));
        if (score === null) open += 1;
        if (score === null) return;
        given += 1;
        expect(of({ name: 'dualProportion', z: other, atOrAboveMedian: true }, { participantPi })).toBe(score);
      }),
      { numRuns: 300 },
    );
    expect(given).toBeGreaterThan(50);
    expect(open).toBeGreaterThan(10);
  });
});

describe('a category that is not scored', () => {
  it('has no points, whatever its measures would earn', () => {
    const suppressed = { reweighted: [{ category: 'quality' as const, reason: 'suppressedByCms' as const }] };
    const sets = [quality('registry', rate('236', 72, 100)), activities('IA_EPA_1'), interoperabilityOf82];
    const { byCategory } = scored({ year: 2024, sets, facts: suppressed });
    expect(byCategory.find(({ category }) => category === 'quality')).toEqual({
      category: 'quality',
      weight: 0,
      percent: null,
      points: 0,
      possible: 0,
      contribution: 0,
    });
  });
});
