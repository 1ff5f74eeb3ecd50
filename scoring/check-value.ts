import type { Measure, QualityMeasure } from '../catalogue/year-catalogue';
import { checkMembers, isObject, isText } from './input-problems';
import type { InputProblems, MemberRule, Place } from './input-problems';
import type { MeasurementValue, RateCounts } from './score-input';
import { worded } from './scoring-errors';

type Shape = 'boolean' | 'strata' | 'nonProportion' | 'proportion' | 'counts' | 'other';

function shapeOf({ metricType }: Measure): Shape {
  switch (metricType) {
    case 'boolean':
    case 'proportion':
    case 'nonProportion':
      return metricType;
    case 'multiPerformanceRate':
    case 'registryMultiPerformanceRate':
      return 'strata';
    case 'singlePerformanceRate':
    case 'registrySinglePerformanceRate':
      return 'counts';
    default:
      return 'other';
  }
}

function isOfShape(value: unknown, shape: Shape): boolean {
  if (shape === 'boolean') return typeof value === 'boolean';
  if (typeof value !== 'object' || value === null) return false;
  switch (shape) {
    case 'strata':
      return 'strata' in value && Array.isArray(value.strata);
    case 'nonProportion':
      return !('strata' in value) && !('performanceMet' in value);
    case 'proportion':
      return !('strata' in value) && !('performanceMet' in value) && !('observationInstances' in value);
    default:
      return !Array.isArray(value) && !('strata' in value) && !('observationInstances' in value);
  }
}

const endToEnd: MemberRule = { name: 'isEndToEndReported', kind: 'boolean', absence: 'nullToo' };
const sentRate: MemberRule = { name: 'performanceRate', kind: 'percent', absence: 'nullToo' };

const countRules: readonly MemberRule[] = [
  { name: 'performanceMet', kind: 'count', absence: 'refused' },
  { name: 'performanceNotMet', kind: 'count', absence: 'nullToo' },
  { name: 'eligiblePopulation', kind: 'count', absence: 'refused' },
  { name: 'eligiblePopulationExclusion', kind: 'count', absence: 'nullToo' },
  { name: 'eligiblePopulationException', kind: 'count', absence: 'nullToo' },
  { name: 'numeratorExclusion', kind: 'count', absence: 'nullToo' },
  sentRate,
  endToEnd,
];

const rules: Readonly<Record<Shape, readonly MemberRule[]>> = {
  boolean: [],
  strata: [sentRate, endToEnd],
  nonProportion: [
    { name: 'numerator', kind: 'signed', absence: 'refused' },
    { name: 'denominator', kind: 'figure', absence: 'refused' },
    { name: 'observationInstances', kind: 'figure', absence: 'refused' },
    { name: 'numeratorExclusion', kind: 'figure', absence: 'nullToo' },
    { name: 'denominatorException', kind: 'figure', absence: 'nullToo' },
    endToEnd,
  ],
  proportion: [
    { name: 'numerator', kind: 'count', absence: 'refused' },
    { name: 'denominator', kind: 'count', absence: 'refused' },
  ],
  counts: countRules,
  other: [],
};

/** The counts of one stratum or of a single rate: each a count, and together no more than the eligible population. */
function checkCounts(counts: RateCounts, place: Place, problems: InputProblems): void {
  const before = problems.found.length;
  checkMembers(counts, countRules, place, problems);
  if (problems.found.length > before) return;
  const { performanceMet, performanceNotMet, eligiblePopulation } = counts;
  const { eligiblePopulationExclusion, eligiblePopulationException } = counts;
  const left = (eligiblePopulationExclusion ?? 0) + (eligiblePopulationException ?? 0);
  const sum = (performanceMet ?? 0) + (performanceNotMet ?? 0) + left;
  if (sum <= (eligiblePopulation ?? 0)) return;
  const message = `${sum} met, not met, excluded or excepted are more than the ${String(eligiblePopulation)} eligible`;
  problems.add(place, 'eligiblePopulation', 'SUM_EXCEEDS_POPULATION', message, 'correct the counts');
}

function checkShare(value: { numerator: number; denominator: number }, place: Place, problems: InputProblems): void {
  const before = problems.found.length;
  checkMembers(value, rules.proportion, place, problems);
  if (problems.found.length > before || value.numerator <= value.denominator) return;
  const message = `numerator ${value.numerator} exceeds denominator ${value.denominator}`;
  problems.add(place, 'numerator', 'OUT_OF_RANGE', message, 'send a numerator of at most the denominator');
}

/**
 * The strata that the rate is made of; without one of them it would be another measure's rate. Others may be absent, as the
 * total rate of measure 238 is from a registry, which does not collect it.
 */
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

function checkStrata(measure: QualityMeasure, strata: readonly unknown[], place: Place, problems: InputProblems): void {
  const within: Place = { within: place, step: 'strata' };
  const seen: string[] = [];
  for (let index = 0; index < strata.length; index += 1) {
    const stratum: unknown = strata[index];
    const here: Place = { within, step: index };
    if (!isObject(stratum, within, index, problems)) continue;
    const { stratum: name } = stratum as { stratum: unknown };
    checkCounts(stratum, here, problems);
    if (!isText(name, here, 'stratum', problems)) continue;
    if (seen.includes(name)) {
      problems.add(
        here,
        'stratum',
        'DUPLICATE_STRATUM',
        `stratum ${worded(name)} stands twice`,
        'send each stratum once',
      );
    } else if (!measure.strata.includes(name)) {
      const remedy = `use the names of the year: ${measure.strata.join(', ')}`;
      problems.add(here, 'stratum', 'UNKNOWN_STRATUM', `measure ${measure.id} has no stratum ${worded(name)}`, remedy);
    }
    seen.push(name);
  }
  const missing = neededStrata(measure).filter((name) => !seen.includes(name));
  if (missing.length === 0) return;
  const remedy = 'send every stratum of the measure, with zeros where nobody belongs to it';
  problems.add(place, 'strata', 'MISSING_STRATUM', `measure ${measure.id} lacks ${missing.join(', ')}`, remedy);
}

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
  if (shape === 'counts') checkCounts(value as RateCounts, place, problems);
  else if (shape === 'proportion') checkShare(value as { numerator: number; denominator: number }, place, problems);
  else checkMembers(value, rules[shape], place, problems);
  if ('strata' in value && measure.category === 'quality') checkStrata(measure, value.strata, place, problems);
}
