/**
 * What a set says, as one string: equal for equal content, whatever the order of its properties and measurements.
 *
 * The store makes a keyed digest of this string to recognise the same content sent again. The string itself holds
 * submitted figures and is neither stored nor logged.
 */
import type { NormalisedMeasurementSet } from '../schemas/submission';
import type { MeasurementValue } from '../schemas/submission-values';

/** Canonical JSON of a normalised set: keys sorted, measurements by measureId, strata by name. */
export function canonicalSetContent(set: NormalisedMeasurementSet): string {
  const measurements = set.measurements.map(({ measureId, value }) => ({ measureId, value: withSortedStrata(value) }));
  // Sorted by measure id: order of arrival is no content. A set has no measure twice.
  measurements.sort((one, other) => compare(one.measureId, other.measureId));
  return canonicalJson({ ...set, measurements });
}

function withSortedStrata(value: MeasurementValue): MeasurementValue {
  if (typeof value === 'boolean' || !('strata' in value)) return value;
  return { ...value, strata: [...value.strata].sort((one, other) => compare(one.stratum, other.stratum)) };
}

/**
 * JSON with sorted keys and no absent members. Numbers are written as JavaScript writes them, so 1, 1.0 and 1e0 are equal.
 * Key order is by UTF-16 code units, which no locale changes.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => compare(one, other))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
