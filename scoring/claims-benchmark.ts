import type { Benchmark } from '../catalogue/year-catalogue';
import { readBenchmark } from './benchmark-points';
import type { ScoringContext } from './scoring-context';

/**
 * The benchmark of a measure that CMS computes from claims; undefined where there is none to compare with. Says so when
 * the published row is a placeholder, which is never scored as if it were real.
 */
export function claimsBenchmark(
  context: ScoringContext,
  kind: 'cost' | 'quality',
  measureId: string,
): Benchmark | undefined {
  const { policy, catalogue, notDeterminable } = context;
  const reading = readBenchmark(policy, catalogue, measureId, 'administrativeClaims');
  if (reading.status === 'placeholder') {
    const why = `the published benchmark of ${policy.performanceYear} is a placeholder`;
    notDeterminable.push(`not determinable: ${kind} measure ${measureId}, ${why}`);
  }
  return reading.status === 'usable' ? reading.benchmark : undefined;
}
