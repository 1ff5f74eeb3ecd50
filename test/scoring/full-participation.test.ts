import { scoreUnit } from '../../scoring';
import type { Measurement } from '../../scoring';
import { catalogue2024, facts, flatMeasure, incomplete, input, policy2024, quality, rate } from './builders';

/** Process measures of 2024 by EHR, none of them high priority. */
const process = ['005', '007', '008', '117', '134'];

/** Percentage points that improvement over 20 percent adds to quality. */
function gained(measurements: readonly Measurement[]): number {
  const sets = [quality(measurements, 'electronicHealthRecord')];
  const unit = (changes: object) => scoreUnit(input(sets, { facts: facts(changes) }), policy2024, catalogue2024);
  const percentOf = ({ byCategory }: ReturnType<typeof unit>) =>
    byCategory.find(({ category }) => category === 'quality')?.percent ?? NaN;
  return percentOf(unit({ previousYear: { qualityAchievementPercent: 20 } })) - percentOf(unit({}));
}

const sent = (ids: readonly string[]) => ids.map((id) => rate(id, 60, 100));

describe('improvement in quality', () => {
  it('comes with six complete measures of which one is an outcome measure', () => {
    expect(gained([...sent(process), rate(flatMeasure, 60, 100)])).toBeGreaterThan(0);
  });

  it('does not come with six process measures: the outcome measure is missing', () => {
    expect(gained(sent([...process, '317']))).toBe(0);
  });

  it('does not come where the only outcome measure lacks data, though six others are complete', () => {
    // 10 of 100 patients are reported, far below the 75 percent of 2024.
    expect(gained([...sent([...process, '317']), incomplete(flatMeasure, 9, 10, 100)])).toBe(0);
  });

  it('does not come with five measures', () => {
    expect(gained([...sent(process.slice(1)), rate(flatMeasure, 60, 100)])).toBe(0);
  });
});
