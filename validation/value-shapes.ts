/**
 * What a measurement's value looks like, by the metric type its measure has in the year.
 */
import type { MetricType } from '../catalogue/year-catalogue';
import { readOnlyFields } from '../schemas/submission';
import { count, deferred, flag, list, numberBetween } from './field-checks';
import type { FieldCheck } from './record-rules';

/** The properties of an object value. */
export interface ValueShape {
  fields: ReadonlyMap<string, FieldCheck>;
  required: readonly string[];
  readOnly: ReadonlySet<string>;
  /** Properties that tell this shape from the others. A value with only other shapes' marks is of the wrong shape. */
  marks: ReadonlySet<string>;
}

const percent = numberBetween(0, 100);
const amount = numberBetween(0, Infinity);
const anyNumber = numberBetween(-Infinity, Infinity);

const counts: readonly [string, FieldCheck][] = [
  ['performanceMet', count],
  ['performanceNotMet', count],
  ['eligiblePopulation', count],
  ['eligiblePopulationExclusion', count],
  ['eligiblePopulationException', count],
];

const single: readonly [string, FieldCheck][] = [['isEndToEndReported', flag], ...counts];
const multi: readonly [string, FieldCheck][] = [
  ['isEndToEndReported', flag],
  ['strata', list],
];
const singleRequired = ['isEndToEndReported', 'performanceMet', 'eligiblePopulation'];
const multiRequired = ['isEndToEndReported', 'strata'];

/** Every property that marks some shape. `isEndToEndReported` marks none: four shapes have it. */
const allMarks = new Set([
  ...counts.map(([name]) => name),
  'strata',
  'numerator',
  'denominator',
  'observationInstances',
]);

function shape(fields: readonly (readonly [string, FieldCheck])[], required: readonly string[]): ValueShape {
  const byName = new Map(fields);
  return {
    fields: byName,
    required,
    readOnly: new Set(readOnlyFields.value.filter((name) => !byName.has(name))),
    marks: new Set([...byName.keys()].filter((name) => allMarks.has(name))),
  };
}

/** Shapes of the metric types whose value is an object. */
export const valueShapes: ReadonlyMap<MetricType, ValueShape> = new Map<MetricType, ValueShape>([
  [
    'proportion',
    shape(
      [
        ['numerator', count],
        ['denominator', count],
      ],
      ['numerator', 'denominator'],
    ),
  ],
  ['singlePerformanceRate', shape(single, singleRequired)],
  [
    'registrySinglePerformanceRate',
    shape(
      [...single, ['performanceRate', percent], ['numeratorExclusion', count]],
      [...singleRequired, 'performanceRate'],
    ),
  ],
  ['multiPerformanceRate', shape(multi, multiRequired)],
  [
    'registryMultiPerformanceRate',
    shape([...multi, ['performanceRate', percent]], [...multiRequired, 'performanceRate']),
  ],
  [
    'nonProportion',
    shape(
      [
        ['isEndToEndReported', flag],
        // The numerator is the rate itself: a mean, a ratio, a risk-adjusted difference. It has no bounds.
        ['numerator', anyNumber],
        ['denominator', amount],
        ['observationInstances', amount],
        ['numeratorExclusion', amount],
        ['denominatorException', amount],
      ],
      ['isEndToEndReported', 'numerator', 'denominator', 'observationInstances'],
    ),
  ],
]);

/** One element of `strata`; its name is checked against the measure. */
export const stratumShape: ValueShape = shape(
  [...counts, ['stratum', deferred]],
  ['stratum', 'performanceMet', 'eligiblePopulation'],
);

/** Whether an object has marks, and all of them belong to other shapes. */
export function isOfAnotherShape(names: readonly string[], expected: ValueShape): boolean {
  let foreign = false;
  for (const name of names) {
    if (expected.marks.has(name)) return false;
    if (allMarks.has(name)) foreign = true;
  }
  return foreign;
}
