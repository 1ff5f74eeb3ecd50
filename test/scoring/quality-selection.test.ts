import { bestPerMeasure, outcomeMeasure, selectMeasures } from '../../scoring/quality/quality-selection';
import type { QualitySelection } from '../../scoring/quality/quality-selection';
import type { ScoredMeasure } from '../../scoring/quality/scored-measure';
import { policy2024 } from './builders';

function scored(measureId: string, points: number | null, changes: Partial<ScoredMeasure> = {}): ScoredMeasure {
  return {
    measureId,
    measure: undefined,
    method: 'registry',
    setRef: 'set',
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

const outcome = { isOutcome: true, isHighPriority: true };
const select = (measures: readonly ScoredMeasure[], required = 6, needsOutcome = true): QualitySelection =>
  selectMeasures(measures, required, needsOutcome, outcomeMeasure(policy2024.quality, measures));
const picked = (measures: readonly ScoredMeasure[], required = 6, needsOutcome = true): string[] =>
  select(measures, required, needsOutcome).counted.map(({ measureId }) => measureId);

describe('selectMeasures', () => {
  it('sums the worked example of a small practice to 38.7', () => {
    // 9.2 + 7.0 + 3.0 + 5.0 + 8.1 + 6.4; with 6 more 44.7 of 60
    const measures = [9.2, 7, 3, 5, 8.1, 6.4].map((points, index) =>
      scored(`m${index}`, points, index === 2 ? outcome : {}),
    );
    const { counted } = select(measures);
    expect(counted.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBeCloseTo(38.7, 10);
  });

  it('fills one slot with the best outcome measure before the best of the rest', () => {
    const rest = [10, 9, 8, 7, 6, 5].map((points) => scored(`p${points}`, points));
    expect(picked([...rest, scored('o2', 2, outcome), scored('o1', 1, outcome)])).toEqual([
      'o2',
      'p10',
      'p9',
      'p8',
      'p7',
      'p6',
    ]);
  });

  it('takes the best high priority measure when there is no complete outcome measure', () => {
    const measures = [
      scored('o', 9, { ...outcome, isComplete: false }),
      scored('h', 2, { isHighPriority: true }),
      scored('p', 8),
    ];
    expect(picked(measures, 2)).toEqual(['h', 'o']);
  });

  it('leaves the slot empty with neither, unless none was needed', () => {
    const rest = [10, 9, 8, 7, 6, 5].map((points) => scored(`p${points}`, points));
    expect(picked(rest)).toHaveLength(5);
    expect(picked(rest, 6, false)).toHaveLength(6);
  });

  it('never counts a measure without points', () => {
    expect(picked([scored('none', null, outcome), scored('p', 4)])).toEqual(['p']);
  });
});

describe('bestPerMeasure', () => {
  it('keeps the collection type with the most points, of equals the first by name', () => {
    const results = [
      scored('001', 4, { setRef: 'a' }),
      scored('001', 7, { setRef: 'b' }),
      scored('001', 7, { setRef: 'c' }),
      scored('002', null, { setRef: 'd' }),
      scored('002', 0, { setRef: 'e' }),
    ];
    expect(bestPerMeasure(results).map(({ setRef }) => setRef)).toEqual(['b', 'e']);
  });
});
