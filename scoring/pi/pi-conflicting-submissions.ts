import type { MeasurementSet, MeasurementValue } from '../score-input';

function isSame(one: MeasurementValue, other: MeasurementValue): boolean {
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  if (!('denominator' in one) || !('denominator' in other)) return false;
  return one.numerator === other.numerator && one.denominator === other.denominator;
}

/**
 * The first measure that two sets answer differently: not the same yes or no, or not the same counts. Other periods,
 * CEHRT ids or measures are no conflict. Undefined when the sets agree wherever they overlap.
 */
export function conflictingMeasure(sets: readonly MeasurementSet[]): string | undefined {
  const known = new Map<string, { value: MeasurementValue; set: MeasurementSet }>();
  for (const set of sets) {
    for (const { measureId, value } of set.measurements) {
      const earlier = known.get(measureId);
      if (earlier === undefined) known.set(measureId, { value, set });
      else if (earlier.set !== set && !isSame(earlier.value, value)) return measureId;
    }
  }
  return undefined;
}
