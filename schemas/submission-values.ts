/**
 * Measurement values of the CMS submission format, one schema per `metricType`.
 *
 * Unknown properties are dropped and `null` counts as absent, so a value read back from the API (with its computed
 * fields) parses to what a vendor may write. Which shape a measure takes is the catalogue's to say: see validation/.
 */
import { z } from 'zod';

const count = z.int().nonnegative();
const optionalCount = count.nullish().transform((value) => value ?? undefined);
const amount = z.number().nonnegative();
const percent = z.number().min(0).max(100);

/** Counts of one population: whole patients or encounters. */
const counts = {
  performanceMet: count,
  performanceNotMet: optionalCount,
  eligiblePopulation: count,
  eligiblePopulationExclusion: optionalCount,
  eligiblePopulationException: optionalCount,
};

/** An attestation: improvement activities and most promoting interoperability measures. */
export const booleanValue = z.boolean();

/** A promoting interoperability numerator over its denominator; 0/0 is legal. */
export const proportionValue = z.object({ numerator: count, denominator: count });

/** One population; the rate is computed from the counts. */
export const singleRateValue = z.object({ isEndToEndReported: z.boolean(), ...counts });

/** One population of a QCDR measure, whose registry states the rate itself (percent). */
export const registrySingleRateValue = z.object({
  isEndToEndReported: z.boolean(),
  ...counts,
  performanceRate: percent,
  numeratorExclusion: optionalCount,
});

/** One named population of a measure with several. */
export const stratumValue = z.object({ stratum: z.string(), ...counts });

/** Several populations; the measure's algorithm makes one rate of them. */
export const multiRateValue = z.object({ isEndToEndReported: z.boolean(), strata: z.array(stratumValue) });

/** Several populations of a QCDR measure, whose registry states the overall rate itself (percent). */
export const registryMultiRateValue = multiRateValue.extend({ performanceRate: percent });

/** A ratio, mean or risk-adjusted figure: the numerator is the rate, has no bounds and may be negative. */
export const nonProportionValue = z.object({
  isEndToEndReported: z.boolean(),
  numerator: z.number(),
  denominator: amount,
  observationInstances: amount,
  numeratorExclusion: amount.nullish().transform((value) => value ?? undefined),
  denominatorException: amount.nullish().transform((value) => value ?? undefined),
});

/** Schemas by the metric types vendors may write; `cahps` and `costScore` are never theirs. */
export const valueSchemas = {
  boolean: booleanValue,
  proportion: proportionValue,
  singlePerformanceRate: singleRateValue,
  registrySinglePerformanceRate: registrySingleRateValue,
  multiPerformanceRate: multiRateValue,
  registryMultiPerformanceRate: registryMultiRateValue,
  nonProportion: nonProportionValue,
} as const;

/** A metric type a vendor can report. */
export type WritableMetricType = keyof typeof valueSchemas;

/** Makes the keys optional whose value may be undefined: a parsed `null` is an absent key. */
export type WithOptionalKeys<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & { [Key in keyof T as undefined extends T[Key] ? Key : never]?: T[Key] };

export type ProportionValue = z.infer<typeof proportionValue>;
export type SingleRateValue = WithOptionalKeys<z.infer<typeof singleRateValue>>;
export type RegistrySingleRateValue = WithOptionalKeys<z.infer<typeof registrySingleRateValue>>;
export type StratumValue = WithOptionalKeys<z.infer<typeof stratumValue>>;
export type NonProportionValue = WithOptionalKeys<z.infer<typeof nonProportionValue>>;

/** See {@link multiRateValue}. */
export interface MultiRateValue {
  isEndToEndReported: boolean;
  strata: StratumValue[];
}

/** See {@link registryMultiRateValue}. */
export interface RegistryMultiRateValue extends MultiRateValue {
  performanceRate: number;
}

/** Any value a measurement may hold; the measure's metricType tells which. */
export type MeasurementValue =
  | boolean
  | ProportionValue
  | SingleRateValue
  | RegistrySingleRateValue
  | MultiRateValue
  | RegistryMultiRateValue
  | NonProportionValue;

/** Figures computed from a value, in percent with two decimals; `null` where the arithmetic is 0/0. */
export interface DerivedValue {
  /** Absent for QCDR measures, which state it themselves, and for nonProportion, where the numerator is the rate. */
  performanceRate?: number | null;
  /** Data completeness. */
  reportingRate: number | null;
  caseCount: number;
}
