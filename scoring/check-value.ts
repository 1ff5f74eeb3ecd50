import type { Measure, QualityMeasure } from '../catalogue/year-catalogue';
import { badFigures } from './input-problems';
import type { InputProblems, Place } from './input-problems';
import type { MeasurementValue } from './score-input';

type Shape = 'boolean' | 'strata' | 'nonProportion' | 'proportion' | 'counts';

function shapeOf({ metricType }: Measure): Shape {
  switch (metricType) {
    case 'boolean':
    case 'proportion':
    case 'nonProportion':
      return metricType;
    case 'multiPerformanceRate':
    case 'registryMultiPerformanceRate':
      return 'strata';
    default:
      return 'counts';
  }
}

function isOfShape(value: unknown, shape: Shape): boolean {
  if (shape === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'object' || value === null) return false;
  switch (shape) {
    case 'strata':
      return 'strata' in value && Array.isArray(value.strata);
    case 'nonProportion':
      return 'observationInstances' in value && 'denominator' in value;
    case 'proportion':
      return 'numerator' in value && 'denominator' in value;
    case 'counts':
      return !('strata' in value) && !('observationInstances' in value);
  }
}

/** The strata that the rate is made of; without one of them it would be another measure's rate. */
function neededStrata({ overallAlgorithm, strata }: QualityMeasure): readonly string[] {
  switch (overallAlgorithm) {
    case 'overallStratumOnly':
      return ['overall'];
    case 'split':
      return ['performance', 'reporting'];
    default:
      return strata.filter((name) => name !== 'overall');
  }
}

/** As a MIPS CQM measure 238 is sent with two of its three strata. Source: CMS's submission documents. */
function isPartOptional({ id }: QualityMeasure, missing: readonly string[]): boolean {
  return id === '238' && missing.length === 1;
}

function checkStrata(
  measure: QualityMeasure,
  strata: readonly { stratum: string }[],
  place: Place,
  problems: InputProblems,
): void {
  const within: Place = { within: place, step: 'strata' };
  const seen: string[] = [];
  for (let index = 0; index < strata.length; index += 1) {
    const stratum = strata[index] as { stratum: string };
    const here: Place = { within, step: index };
    const { stratum: name } = stratum;
    badFigures(stratum, here, problems);
    if (seen.includes(name)) {
      problems.add(here, 'stratum', 'DUPLICATE_STRATUM', `stratum ${name} stands twice`, 'send each stratum once');
    } else if (!measure.strata.includes(name)) {
      const remedy = `use the names of the year: ${measure.strata.join(', ')}`;
      problems.add(here, 'stratum', 'UNKNOWN_STRATUM', `measure ${measure.id} has no stratum ${name}`, remedy);
    }
    seen.push(name);
  }
  const missing = neededStrata(measure).filter((name) => !seen.includes(name));
  if (missing.length === 0 || isPartOptional(measure, missing)) return;
  const remedy = 'send every stratum of the measure, with zeros where nobody belongs to it';
  problems.add(place, 'strata', 'MISSING_STRATUM', `measure ${measure.id} lacks ${missing.join(', ')}`, remedy);
}

/** Figures of a non-proportion value that may be negative. */
const signedFigures: readonly string[] = ['numerator'];

/** Checks that the value of a measurement has the shape of its measure's metric type, and that its figures are figures. */
export function checkValue(measure: Measure, value: MeasurementValue, within: Place, problems: InputProblems): void {
  const shape = shapeOf(measure);
  if (!isOfShape(value, shape)) {
    const remedy = `send the value that a measure of type ${measure.metricType} has`;
    problems.add(
      within,
      'value',
      'VALUE_TYPE_MISMATCH',
      `the value is not that of a ${measure.metricType} measure`,
      remedy,
    );
    return;
  }
  if (typeof value !== 'object') return;
  const place: Place = { within, step: 'value' };
  badFigures(value, place, problems, shape === 'nonProportion' ? signedFigures : undefined);
  if ('strata' in value && measure.category === 'quality') checkStrata(measure, value.strata, place, problems);
}
