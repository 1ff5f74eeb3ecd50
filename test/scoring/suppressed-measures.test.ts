/** Measures that CMS suppressed: ten points less each, and nothing that is sent beside them takes that away. */
import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { scoreUnit } from '../../scoring';
import type { Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from '../../scoring';
import { anyYear, measurementOf, qualityMeasures, qualitySet, unitFacts } from './arbitrary-units';
import type { Year } from './arbitrary-units';
import { incomplete, rate } from './builders';
import { categoryOf, scoreOf, yearSet } from './earning';

const byMethod = (submissionMethod: MeasurementSet['submissionMethod'], ...measurements: readonly Measurement[]) =>
  yearSet(2022, 'quality', measurements, { submissionMethod });

function qualityOf(sets: readonly MeasurementSet[], facts: Partial<UnitFacts> = {}) {
  const { points, possible, percent } = categoryOf(scoreOf(2022, sets, facts), 'quality');
  return { points, possible, percent };
}

/** 0.02366 between 0.0249 and 0.0233: 9 + 0.00124/0.0016 = 9.775. */
const claims = { administrativeClaims: [{ measureId: '480', caseCount: 300, rate: 0.02366 }] };

/** Seven patients are too few: 3 points in 2022. */
const tooFew = (measureId: string): Measurement => rate(measureId, 2, 7);

/** As many as are required, all suppressed as MIPS CQMs in 2022. */
const six = ['006', '134', '282', '283', '286', '288'].map((id) => rate(id, 50, 100));

describe('suppressed measures beside others', () => {
  it('may be parts of specialty sets: 60 - 20 + 10, until one makes a set whole', () => {
    const two = [rate('134', 16, 84), rate('416', 20, 29)];
    expect(qualityOf([byMethod('claims', ...two)], claims)).toEqual({ points: 9.775, possible: 50, percent: 19.55 });
    // 110 and 134 are the set of pediatrics: three were available, two are suppressed. 3 + 9.775 of 10 + 10.
    const whole = qualityOf([byMethod('claims', ...two, tooFew('110'))], claims);
    expect(whole).toMatchObject({ points: 12.775, possible: 20 });
  });

  it('leave what CMS computes to itself when they are as many as required, whatever else is sent', () => {
    const alone = { points: 9.775, possible: 10, percent: 97.75 };
    expect(qualityOf([byMethod('registry', ...six)], claims)).toEqual(alone);
    // 3 + 9.775 of 20 would be 63.875%.
    expect(qualityOf([byMethod('registry', ...six, tooFew('110'))], claims)).toEqual(alone);
    // The survey at 86 between 85.59 and 86.17: 5 + 0.41/0.58 = 5.7069; 15.4819 of 20 would be 77.4095%.
    const survey = { ...claims, clinicianCount: 10, cahps: [{ measureId: 'CAHPS_8', score: 86 }] };
    expect(qualityOf([byMethod('registry', ...six)], survey)).toEqual(alone);
    expect(qualityOf([byMethod('registry', ...six, tooFew('110'))], survey)).toEqual(alone);
  });

  it('leave a seventh measure to itself where CMS computes none', () => {
    expect(qualityOf([byMethod('registry', ...six, tooFew('110'))])).toEqual({ points: 3, possible: 10, percent: 30 });
    const best = qualityOf([byMethod('registry', ...six, rate('110', 100, 100))], claims);
    // 10 + 9.775 of 20 is more than 9.775 of 10.
    expect(best).toMatchObject({ points: 19.775, possible: 20 });
  });

  it('are the outcome measure that was reported, where one of them is', () => {
    const five = ['007', '039', '118', '268', '277'].map((id) => rate(id, 100, 100));
    const besides = (id: string) => qualityOf([byMethod('registry', ...five, rate(id, 50, 100))]);
    // 10 each; the place of the outcome measure is empty: 50 of 60. A plain one less leaves 40 of 50, which is no more.
    expect(qualityOf([byMethod('registry', ...five)])).toMatchObject({ points: 50, possible: 60 });
    expect(besides('006')).toMatchObject({ points: 50, possible: 60 });
    // 259 is an outcome measure, 286 of high priority.
    expect(besides('259')).toEqual({ points: 50, possible: 50, percent: 100 });
    expect(besides('286')).toEqual({ points: 50, possible: 50, percent: 100 });
    // 001 is an outcome measure, and had nobody in it: it takes nothing away.
    const nobody = qualityOf([byMethod('registry', ...five, rate('286', 50, 100), rate('001', 0, 0))]);
    expect(nobody).toEqual({ points: 50, possible: 50, percent: 100 });
  });
});

describe('a suppressed result beside another of the same measure', () => {
  // 236 is suppressed as eCQM in 2022; 191 at 35% is below 88.7 and earns 3, of 60 - 10.
  const electronic = byMethod('electronicHealthRecord', rate('236', 9, 37), rate('191', 28, 80));
  const beside = (other: Measurement) => qualityOf([electronic, byMethod('claims', other)]);
  const before = { points: 3, possible: 50, percent: 6 };

  it('stands where the other has nobody in it', () => {
    const excepted = {
      performanceMet: 0,
      performanceNotMet: 0,
      eligiblePopulation: 40,
      eligiblePopulationException: 40,
    };
    expect(qualityOf([electronic])).toEqual(before);
    expect(beside({ measureId: '236', value: excepted })).toEqual(before);
    expect(beside(rate('236', 0, 0))).toEqual(before);
  });

  it('stands where the other earns too little to be worth its ten points', () => {
    expect(beside(incomplete('236', 5, 10, 100))).toEqual(before);
  });

  it('gives way where the other earns more', () => {
    // 90% is in the tenth decile: 13 of 60.
    expect(beside(rate('236', 90, 100))).toMatchObject({ points: 13, possible: 60 });
  });
});

/** Measures suppressed for the collection type, and as many others. */
function halfSuppressed(year: Year): fc.Arbitrary<readonly Measurement[]> {
  const method = 'electronicHealthRecord';
  const suppressed = qualityMeasures(year, method).filter(
    ({ icdImpacted, clinicalGuidelineChanged }) =>
      icdImpacted.includes(method) || clinicalGuidelineChanged.includes(method),
  );
  return fc
    .tuple(fc.subarray(suppressed), qualitySet(year, method, 0, 5))
    .chain(([some, { measurements }]) =>
      fc
        .tuple(...some.map(measurementOf))
        .map((sent) => [...sent, ...measurements.filter(({ measureId }) => some.every(({ id }) => id !== measureId))]),
    );
}

describe('a further result of a measure that is neither outcome nor high priority', () => {
  const total = (input: UnitScoreInput): ReturnType<typeof scoreUnit> =>
    scoreUnit(input, loadPolicy(input.performanceYear), loadCatalogue(input.performanceYear));

  it('never lowers the score of electronic measures some of which are suppressed', () => {
    const years = anyYear.filter((year) => year >= 2019 && year <= 2025);
    const added = years.chain((year) =>
      fc.record({
        year: fc.constant(year),
        sent: halfSuppressed(year),
        extra: fc
          .constantFrom(...qualityMeasures(year, 'registry').filter(({ isHighPriority }) => !isHighPriority))
          .chain(measurementOf),
        facts: unitFacts(year),
      }),
    );
    fc.assert(
      fc.property(added, ({ year, sent, extra, facts }) => {
        const electronic = yearSet(year, 'quality', sent, { submissionMethod: 'electronicHealthRecord' });
        const unit = (...sets: readonly MeasurementSet[]): UnitScoreInput => ({
          performanceYear: year,
          unitKind: 'group',
          option: 'mips',
          sets,
          facts: { ...facts, reweighted: [] },
        });
        const before = total(unit(electronic));
        // Without anything that can be scored quality is absent, and its weight with the others.
        fc.pre(sent.length > 0 && categoryOf(before, 'quality').percent !== null);
        const after = total(unit(electronic, yearSet(year, 'quality', [extra])));
        expect(after.unrounded).toBeGreaterThanOrEqual(before.unrounded - 1e-9);
      }),
      { numRuns: 600 },
    );
  });
});
