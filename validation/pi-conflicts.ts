/**
 * Promoting interoperability measures that exclude one another.
 */
import type { PiMeasure } from '../catalogue/year-catalogue';
import type { KnownMeasurement } from './measures';
import type { Scope } from './scope';

interface PiMeasurement {
  index: number;
  measure: PiMeasure;
}

/** Reports a measure beside its own exclusion, and a measure beside a substitute of it: the later one, once. */
export function checkPiConflicts(known: readonly KnownMeasurement[], path: string, scope: Scope): void {
  const measurements: PiMeasurement[] = [];
  for (const { index, measure } of known) {
    if (measure.category === 'pi' || measure.category === 'aci') measurements.push({ index, measure });
  }
  for (const [position, { index, measure }] of measurements.entries()) {
    const measurementPath = `${path}[${String(index)}]`;
    const excused = measurements.find((other) => other.measure.exclusion.includes(measure.id));
    if (excused) {
      const text = `claims the exclusion ${measure.id} beside ${excused.measure.id}, which it excuses: send one of the two`;
      scope.problems.addField(measurementPath, 'measureId', 'PI_EXCLUSION_CONFLICT', text);
    }
    const earlier = measurements.slice(0, position).find((other) => replaceEachOther(other.measure, measure));
    if (earlier) {
      const text = `is ${measure.id} beside ${earlier.measure.id}, for which it stands in: send one of the two`;
      scope.problems.addField(measurementPath, 'measureId', 'PI_SUBSTITUTE_CONFLICT', text);
    }
  }
}

/** Substitutes are listed on either side. In 2018 some are listed as exclusions too; those pairs are reported as such. */
function replaceEachOther(one: PiMeasure, other: PiMeasure): boolean {
  if (one.exclusion.includes(other.id) || other.exclusion.includes(one.id)) return false;
  return one.substitutes.includes(other.id) || other.substitutes.includes(one.id);
}
