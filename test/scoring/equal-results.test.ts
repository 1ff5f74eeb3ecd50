import {
  bestPerMeasure,
  outcomeMeasure,
  selectMeasures,
  withSuppressedKept,
} from '../../scoring/quality/quality-selection';
import type { ScoredMeasure } from '../../scoring/quality/scored-measure';
import { policy2024, share, yes } from './builders';
import { attested, no, scoreAnswers } from './pi-builders';

function scored(measureId: string, points: number | null, changes: Partial<ScoredMeasure> = {}): ScoredMeasure {
  return {
    measureId,
    measure: undefined,
    method: 'registry',
    setRef: measureId,
    rate: 50,
    reportingRate: 100,
    caseCount: 100,
    benchmark: undefined,
    deciles: null,
    points,
    measureClass: 1,
    ruleId: 'quality.class1.decile',
    isOutcome: false,
    isHighPriority: false,
    isComplete: true,
    hasEnoughCases: true,
    isEndToEnd: false,
    ...changes,
  };
}

describe('withSuppressedKept', () => {
  it('tries every combination of suppressed and scored results', () => {
    const suppressed = (measureId: string): ScoredMeasure =>
      scored(measureId, null, { ruleId: 'quality.notScored.suppressed', setRef: 'other' });
    const kept = [scored('three', 3), scored('five', 5), scored('plain', 7)];
    const ways = withSuppressedKept(kept, [...kept, suppressed('three'), suppressed('five')]);
    const named = ways.map((way) => way.map(({ points }) => points ?? 'left').join(' ')).sort();
    expect(named).toEqual(['3 left 7', 'left 5 7', 'left left 7']);
    expect(withSuppressedKept(kept, kept)).toEqual([]);
  });
});

describe('outcomeMeasure', () => {
  const outcome = { isOutcome: true, isHighPriority: true };
  // With too few cases it could earn no bonus, so filling the slot with it gives none up.
  const unrewarded = { ...outcome, hasEnoughCases: false };
  const slotOf = (...measures: readonly ScoredMeasure[]) => outcomeMeasure(policy2024.quality, measures)?.measureId;

  it('has more points before it has a bonus to give up', () => {
    expect(slotOf(scored('five', 5, outcome), scored('three', 3, unrewarded))).toBe('five');
    expect(slotOf(scored('three', 3, unrewarded), scored('five', 5, outcome))).toBe('five');
  });

  it('is of equals the one that gives up the least bonus, in any order', () => {
    expect(slotOf(scored('worth', 3, outcome), scored('nothing', 3, unrewarded))).toBe('nothing');
    expect(slotOf(scored('nothing', 3, unrewarded), scored('worth', 3, outcome))).toBe('nothing');
  });

  it('is of equals in everything the first by name, in any order', () => {
    expect(slotOf(scored('first', 3, outcome), scored('second', 3, outcome))).toBe('first');
    expect(slotOf(scored('second', 3, outcome), scored('first', 3, outcome))).toBe('first');
  });
});

describe('selectMeasures among measures of equal points', () => {
  it('counts the complete one, in any order', () => {
    const [complete, not] = [scored('complete', 3), scored('not', 3, { isComplete: false })];
    for (const measures of [
      [complete, not],
      [not, complete],
    ]) {
      expect(selectMeasures(measures, 1, false, undefined).counted.map(({ measureId }) => measureId)).toEqual([
        'complete',
      ]);
    }
  });
});

describe('selectMeasures among measures that are equal in everything', () => {
  it('counts the first by name, in any order', () => {
    const [a, b] = [scored('a', 3), scored('b', 3)];
    for (const measures of [
      [a, b],
      [b, a],
    ]) {
      expect(selectMeasures(measures, 1, false, undefined).counted).toEqual([a]);
    }
  });
});

describe('bestPerMeasure of a result that could not be scored', () => {
  it('keeps of two the one that CMS suppressed, which excuses ten points', () => {
    const suppressed = scored('same', null, { ruleId: 'quality.notScored.suppressed', isComplete: false });
    const nobody = scored('same', null, { ruleId: 'quality.notScored.zeroDenominator' });
    expect(bestPerMeasure([nobody, suppressed])).toEqual([suppressed]);
    expect(bestPerMeasure([suppressed, nobody])).toEqual([suppressed]);
  });

  it('keeps the other one, were it of no points', () => {
    const nothing = scored('same', null, { setRef: 'nothing' });
    for (const points of [0, 0.5, 3]) {
      const some = scored('same', points, { setRef: 'some', method: 'electronicHealthRecord' });
      expect(bestPerMeasure([nothing, some]).map(({ setRef }) => setRef)).toEqual(['some']);
      expect(bestPerMeasure([some, nothing]).map(({ setRef }) => setRef)).toEqual(['some']);
    }
  });
});

describe('the registries of which one counts in 2018', () => {
  // Base 50; access and both exchanges at 10% earn one point each: 53 without a registry.
  const base = [
    ...attested(2017),
    yes('ACI_PPHI_1'),
    share('ACI_EP_1', 1, 400),
    share('ACI_PEA_1', 1, 10),
    share('ACI_HIE_1', 1, 10),
    share('ACI_HIE_2', 1, 10),
  ].map(({ measureId, value }) => ({ measureId: measureId.replace('ACI_', 'PI_'), value }));
  const percentOf = (...answers: ReturnType<typeof yes>[]) =>
    scoreAnswers(2018, [...base, ...answers], { cehrtId: null }).percent;

  it('leave the ten points to the next one when the first was answered with no', () => {
    expect(percentOf()).toBe(53);
    expect(percentOf(yes('PI_PHCDRR_1'))).toBe(63);
    expect(percentOf(no('PI_PHCDRR_1'), yes('PI_PHCDRR_2'))).toBe(63);
    expect(percentOf(no('PI_PHCDRR_1'), no('PI_PHCDRR_2'))).toBe(53);
  });
});
