import type { QualityMeasure } from '../../catalogue/year-catalogue';
import { roundHalfUp } from '../rounding';
import type { Measurement, MeasurementValue, NonProportionValue, RateCounts, StrataValue } from '../score-input';

/** What a measurement says, unrounded. Null where a denominator is zero. */
export interface MeasureRate {
  /** Performance rate 0..100, or the score itself for a non-proportion measure. */
  rate: number | null;
  /** Data completeness 0..100. */
  reportingRate: number | null;
  caseCount: number;
}

const nothing: MeasureRate = { rate: null, reportingRate: null, caseCount: 0 };
const overall = 'overall';

function met(counts: RateCounts): number {
  return counts.performanceMet ?? 0;
}

function decided(counts: RateCounts): number {
  return met(counts) + (counts.performanceNotMet ?? 0);
}

function reported(counts: RateCounts): number {
  return decided(counts) + (counts.eligiblePopulationExclusion ?? 0) + (counts.eligiblePopulationException ?? 0);
}

function eligible(counts: RateCounts): number {
  return counts.eligiblePopulation ?? 0;
}

function cases(counts: RateCounts): number {
  return eligible(counts) - (counts.eligiblePopulationExclusion ?? 0);
}

/** Multiplied first: then a percentage that is a bound in decimals is that bound in binary too. */
function percent(part: number, whole: number): number | null {
  return whole > 0 ? (part * 100) / whole : null;
}

function rateOf(counts: RateCounts): number | null {
  return percent(met(counts), decided(counts));
}

function sum(strata: readonly RateCounts[], of: (counts: RateCounts) => number): number {
  let total = 0;
  for (const stratum of strata) total += of(stratum);
  return total;
}

/** Enough to lose nothing of a mean but the error of binary fractions, which could miss a bound it should meet. */
const meanDecimals = 10;

/** Mean of the rates that exist; a stratum of 0/0 has none and is passed over. */
function meanRate(strata: readonly RateCounts[]): number | null {
  const rates = strata.map(rateOf).filter((rate) => rate !== null);
  if (rates.length === 0) return null;
  return roundHalfUp(rates.reduce((total, rate) => total + rate, 0) / rates.length, meanDecimals);
}

function completeness(strata: readonly RateCounts[]): number | null {
  return percent(sum(strata, reported), sum(strata, eligible));
}

function stratumOf({ strata }: StrataValue, name: string): RateCounts | undefined {
  return strata.find(({ stratum }) => stratum === name);
}

function ofOne(counts: RateCounts | undefined): MeasureRate {
  if (counts === undefined) return nothing;
  return { rate: rateOf(counts), reportingRate: completeness([counts]), caseCount: cases(counts) };
}

/**
 * One rate from several strata, by the measure's algorithm. The overall stratum is left out, except under
 * `overallStratumOnly`. Under `split` the rate comes from `performance`, completeness and cases from `reporting`.
 */
function ofStrata(measure: QualityMeasure, value: StrataValue): MeasureRate {
  const parts = value.strata.filter((stratum) => stratum.stratum !== overall);
  switch (measure.overallAlgorithm) {
    case 'overallStratumOnly':
      return ofOne(stratumOf(value, overall));
    case 'split':
      return { ...ofOne(stratumOf(value, 'reporting')), rate: ofOne(stratumOf(value, 'performance')).rate };
    case 'sumNumerators':
      return { rate: sum(parts, met), reportingRate: completeness(parts), caseCount: sum(parts, cases) };
    case 'weightedAverage':
      return {
        rate: percent(sum(parts, met), sum(parts, decided)),
        reportingRate: completeness(parts),
        caseCount: sum(parts, cases),
      };
    case 'simpleAverage':
    case undefined:
      return {
        rate: meanRate(parts),
        reportingRate: completeness(parts),
        caseCount: parts.reduce((most, stratum) => Math.max(most, cases(stratum)), 0),
      };
  }
}

function ofNonProportion(value: NonProportionValue): MeasureRate {
  const seen = value.observationInstances + (value.denominatorException ?? 0) + (value.numeratorExclusion ?? 0);
  if (value.denominator <= 0) return nothing;
  return { rate: value.numerator, reportingRate: percent(seen, value.denominator), caseCount: value.denominator };
}

function isStrata(value: MeasurementValue): value is StrataValue {
  return typeof value === 'object' && 'strata' in value;
}

function isNonProportion(value: MeasurementValue): value is NonProportionValue {
  return typeof value === 'object' && 'observationInstances' in value;
}

/** Registry metric types send their own rate, which is used as sent unless nobody was decided on. */
function withSentRate(computed: MeasureRate, sent: number | null | undefined): MeasureRate {
  return { ...computed, rate: computed.rate === null ? null : (sent ?? computed.rate) };
}

/**
 * Rate, completeness and cases of a quality measurement. A value of another shape than the metric type's has no rate.
 * Source: public field descriptions of CMS's submission documents.
 */
export function measureRate(measure: QualityMeasure, { value }: Measurement): MeasureRate {
  if (typeof value !== 'object') return nothing;
  switch (measure.metricType) {
    case 'singlePerformanceRate':
      return isStrata(value) || isNonProportion(value) ? nothing : ofOne(value as RateCounts);
    case 'registrySinglePerformanceRate':
      if (isStrata(value) || isNonProportion(value)) return nothing;
      return withSentRate(ofOne(value as RateCounts), (value as RateCounts).performanceRate);
    case 'multiPerformanceRate':
      return isStrata(value) ? ofStrata(measure, value) : nothing;
    case 'registryMultiPerformanceRate':
      return isStrata(value) ? withSentRate(ofStrata(measure, value), value.performanceRate) : nothing;
    case 'nonProportion':
      return isNonProportion(value) ? ofNonProportion(value) : nothing;
    default:
      return nothing;
  }
}
