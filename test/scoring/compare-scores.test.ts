import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { compareScores } from '../../scoring/compare/compare-scores';
import type { ScoreComparison } from '../../scoring/compare/compare-scores';
import type { UnitScoreInput } from '../../scoring/score-input';
import type { ScoreNode } from '../../scoring/score-result';
import { scoreUnit } from '../../scoring/score-unit';
import { anyYear, unitOf } from './arbitrary-units';
import { facts, input, quality, rate, set, yes } from './builders';

const treeOf = (unit: UnitScoreInput): ScoreNode =>
  scoreUnit(unit, loadPolicy(unit.performanceYear), loadCatalogue(unit.performanceYear)).tree;

/** As read back from a file. */
const reread = (tree: ScoreNode): ScoreNode => JSON.parse(JSON.stringify(tree)) as ScoreNode;

const sum = ({ movements }: ScoreComparison): number => movements.reduce((total, { points }) => total + points, 0);

/** Mixed collection types: no measure applicability, so the denominator is 60. Cost is absent: weights 55/0/15/30. */
const unit = (met: number, changes: Partial<UnitScoreInput> = {}, done = ['IA_EPA_1']): UnitScoreInput =>
  input(
    [
      quality([rate('236', met, 100)]),
      quality([rate('134', 120, 200)], 'electronicHealthRecord'),
      set('ia', done.map(yes)),
    ],
    changes,
  );

jest.setTimeout(60_000);

describe('compareScores', () => {
  it('says the same of a score and its copy', () => {
    const tree = treeOf(unit(72));
    expect(compareScores(tree, reread(tree))).toMatchObject({ same: true, change: 0, movements: [], unmoved: [] });
  });

  it('names the rate that moved points', () => {
    // Flat benchmark: 72% earns 8.2, 82% earns 9.2; one point of 60 at weight 55 is 0.916667.
    const found = compareScores(treeOf(unit(72)), treeOf(unit(82)));
    const measure = found.movements.find(({ subject }) => subject === '236')!;
    expect(measure.points).toBeCloseTo(55 / 60, 9);
    expect(measure.causes).toContainEqual({ name: 'performance rate', from: 72, to: 82 });
    expect(found.movements.map(({ subject }) => subject).sort()).toEqual(['236', 'rounding']);
  });

  it('names an added activity', () => {
    // A high activity earns 20 of 40: 50% of 15 points.
    const found = compareScores(treeOf(unit(72, {}, ['IA_EPA_2'])), treeOf(unit(72, {}, ['IA_EPA_2', 'IA_EPA_1'])));
    expect(found.movements[0]).toMatchObject({
      category: 'ia',
      subject: 'IA_EPA_1',
      points: 7.5,
      causes: [{ name: 'added', from: null, to: 20 }],
    });
  });

  it('names the row of the weights when a category appears', () => {
    const cost = [{ measureId: 'TPCC_1', caseCount: 120, value: 1400 }];
    const found = compareScores(treeOf(unit(72)), treeOf(unit(72, { facts: facts({ cost }) })));
    const moved = found.movements.find(({ category, subject }) => category === 'cost' && subject === 'weight')!;
    // 7.8768 of 10 at weight 30.
    expect(moved.points).toBeCloseTo(23.6304, 9);
    expect(moved.causes[0]).toMatchObject({ name: 'weight', from: 0, to: 30 });
    expect(found.versions.map(({ name }) => name)).toContain('weights row');
  });

  it('names a changed rule', () => {
    // 15 cases are too few to compare.
    const [few, enough] = [rate('236', 15, 15), rate('236', 20, 20)];
    const found = compareScores(treeOf(input([quality([few])])), treeOf(input([quality([enough])])));
    expect(found.movements.find(({ subject }) => subject === '236')!.causes).toContainEqual({
      name: 'rule',
      from: 'quality.class2.tooFewCases',
      to: 'quality.class1.decile',
    });
  });

  it('names other versions even when no point moved', () => {
    const tree = treeOf(unit(72));
    const later = { ...tree, metadata: { ...tree.metadata, policyHash: 'another' } };
    const found = compareScores(tree, later);
    expect(found).toMatchObject({ same: false, change: 0, movements: [] });
    expect(found.versions).toEqual([{ name: 'policy', from: tree.metadata.policyHash, to: 'another' }]);
  });

  it('adds up to the change, whatever differs', () => {
    const pair = anyYear.chain((year) => fc.tuple(unitOf(year), unitOf(year)));
    fc.assert(
      fc.property(pair, ([one, other]) => {
        const found = compareScores(treeOf(one), reread(treeOf(other)));
        // What moved by less than 1e-9 is not listed, so the sum may miss that much a line.
        expect(sum(found)).toBeCloseTo(found.change, 7);
        const rounding = found.movements.find(({ subject }) => subject === 'rounding');
        expect(Math.abs(rounding?.points ?? 0)).toBeLessThanOrEqual(0.01 + 1e-9);
      }),
      { numRuns: 200 },
    );
  });
});
