/** The order in which sets and measures were sent decides nothing, tried on random units of every year and on ties. */
import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { scoreUnit } from '../../scoring';
import type { MeasurementSet, ScoreNode, UnitScoreInput } from '../../scoring';
import { activitySet, anyYear, measurementOf, piSet, qualityMeasures, qualitySet, unitFacts } from './arbitrary-units';
import type { Year } from './arbitrary-units';
import { rate } from './builders';
import { categoryOf, scoreOf, yearSet } from './earning';

/** A node with its parts in one order, whichever they came in. */
function sorted(node: ScoreNode): unknown {
  const parts = node.parts.map(sorted).map((part) => JSON.stringify(part));
  const { setRefs, ...metadata } = node.metadata;
  return {
    ...node,
    metadata: { ...metadata, ...(Array.isArray(setRefs) ? { setRefs: [...(setRefs as string[])].sort() } : {}) },
    original: node.original === undefined ? undefined : sorted(node.original),
    parts: parts.sort(),
  };
}

/** All a score says of quality, but for the order in which it says it, and the totals of the rest. */
function said(input: UnitScoreInput): unknown {
  const score = scoreUnit(input, loadPolicy(input.performanceYear), loadCatalogue(input.performanceYear));
  const { tree, ...totals } = score;
  return {
    ...totals,
    pickedSetRefs: [...score.pickedSetRefs].sort(),
    totals: tree.parts.map(({ name, value, metadata }) => [name, value, metadata.unroundedScoreValue]),
    quality: tree.parts.filter(({ name }) => name === 'quality').map(sorted),
  };
}

/** Quality of two organizations by up to two collection types each, in part the same, so that results tie. */
function qualitySets(year: Year): fc.Arbitrary<MeasurementSet[]> {
  const first = fc.tuple(qualitySet(year, 'registry'), qualitySet(year, 'electronicHealthRecord', 0, 6));
  const others = fc.constantFrom(...qualityMeasures(year, 'registry')).chain(measurementOf);
  return fc
    .tuple(first, fc.constantFrom('org_one', 'org_two'), fc.nat(9), others)
    .map(([[registry, electronic], submitterRef, from, other]) => [
      registry,
      electronic,
      { ...registry, setRef: 'again', submitterRef, measurements: [...registry.measurements.slice(from), other] },
      { ...electronic, setRef: 'copy', submitterRef },
    ])
    .map((sets) => sets.map((set) => ({ ...set, measurements: eachOnce(set) })));
}

function eachOnce({ measurements }: MeasurementSet): MeasurementSet['measurements'] {
  return [...new Map(measurements.map((measurement) => [measurement.measureId, measurement])).values()];
}

/** The same sets in another order, and the measures of each. */
function shuffled(sets: readonly MeasurementSet[]): fc.Arbitrary<MeasurementSet[]> {
  const all = { minLength: sets.length, maxLength: sets.length };
  const within = fc.tuple(
    ...sets.map((set) => {
      const { length } = set.measurements;
      return fc
        .shuffledSubarray([...set.measurements], { minLength: length, maxLength: length })
        .map((measurements) => ({ ...set, measurements }));
    }),
  );
  return within.chain((mixed) => fc.shuffledSubarray(mixed, all));
}

describe('the order of sets and of the measures in them', () => {
  it('changes no total, and nothing that a score says of quality', () => {
    const orders = anyYear.chain((year) =>
      fc.tuple(qualitySets(year), activitySet(year), piSet(year)).chain(([quality, activities, pi]) =>
        fc.record({
          year: fc.constant(year),
          sets: fc.constant([...quality, activities, pi]),
          mixed: shuffled([...quality, activities, pi]),
          facts: unitFacts(year),
        }),
      ),
    );
    fc.assert(
      fc.property(orders, ({ year, sets, mixed, facts }) => {
        const unit = { performanceYear: year, unitKind: 'group', option: 'mips', facts } as const;
        expect(said({ ...unit, sets: mixed })).toEqual(said({ ...unit, sets }));
      }),
      { numRuns: 200 },
    );
  });
});

describe('sets of activities and of Promoting Interoperability that earn as much', () => {
  const from = (submitterRef: string, category: 'ia' | 'pi', id: string) =>
    yearSet(2024, category, [{ measureId: id, value: true }], {
      setRef: `${category} of ${submitterRef}`,
      submitterRef,
    });

  it.each([
    ['ia', 'IA_PM_16', 'IA_BMH_11'],
    ['pi', 'PI_PPHI_1', 'PI_PPHI_2'],
  ] as const)('are picked by name, whichever was sent first: %s', (category, one, other) => {
    const [a, b] = [from('A', category, one), from('B', category, other)];
    for (const sets of [
      [a, b],
      [b, a],
    ])
      expect(scoreOf(2024, sets).pickedSetRefs).toEqual([`${category} of A`]);
  });
});

describe('organizations of equal percents', () => {
  const set = (submitterRef: string, ...measurements: MeasurementSet['measurements']) =>
    yearSet(2023, 'quality', measurements, { setRef: `of-${submitterRef}`, submitterRef, programName: 'app1' });
  const scored = (...sets: readonly MeasurementSet[]) => {
    const score = scoreOf(2023, sets, {}, { option: 'app1', unitKind: 'individual' });
    return { possible: categoryOf(score, 'quality').possible, picked: score.pickedSetRefs };
  };
  // 10 cases are too few: 0 points. An individual owes 001, 134 and 236; 001 had nobody in it at B: 20 and not 30.
  const poor = rate('236', 1, 10);

  it('are measured by the one of whom less is possible, whichever was sent first', () => {
    const [a, b] = [set('A', poor), set('B', rate('001', 0, 0), poor)];
    expect(scored(a, b)).toEqual({ possible: 20, picked: ['of-B'] });
    expect(scored(b, a)).toEqual({ possible: 20, picked: ['of-B'] });
  });

  it('are told apart by name where they are alike in everything', () => {
    const [a, b] = [set('A', poor), set('B', poor)];
    expect(scored(a, b)).toEqual({ possible: 30, picked: ['of-A'] });
    expect(scored(b, a)).toEqual({ possible: 30, picked: ['of-A'] });
  });
});
