/**
 * The figures CMS computes from a value: rate, data completeness, case count.
 *
 * Percentages have two decimals for reading; scoring starts again from the counts, unrounded. 0/0 gives no figure: null.
 * Exclusions are not taken out of `performanceNotMet` (decision 0023).
 */
import type { Measure, OverallAlgorithm } from '../catalogue/year-catalogue';
import type {
  DerivedValue,
  MeasurementValue,
  MultiRateValue,
  NonProportionValue,
  SingleRateValue,
  StratumValue,
} from '../schemas/submission-values';

/** The counts of one population. */
type Counts = Omit<SingleRateValue, 'isEndToEndReported'>;

/** Unrounded figures of one or several populations together. */
interface Figures {
  rate: number | null;
  completeness: number | null;
  caseCount: number;
}

/** The name of the population that stands for all the others. */
const overall = 'overall';

/** What is computed for a value, or undefined for attestations and proportions. The value has been validated. */
export function deriveValue(measure: Measure, value: MeasurementValue): DerivedValue | undefined {
  switch (measure.metricType) {
    case 'singlePerformanceRate':
      return withRate(figuresOf(value as SingleRateValue));
    case 'registrySinglePerformanceRate':
      return withoutRate(figuresOf(value as SingleRateValue));
    case 'multiPerformanceRate':
      return withRate(combine((value as MultiRateValue).strata, algorithmOf(measure)));
    case 'registryMultiPerformanceRate':
      return withoutRate(combine((value as MultiRateValue).strata, algorithmOf(measure)));
    case 'nonProportion':
      return nonProportion(value as NonProportionValue);
    case 'boolean':
    case 'proportion':
    case 'cahps':
    case 'costScore':
      return undefined;
  }
}

function algorithmOf(measure: Measure): OverallAlgorithm {
  return (measure.category === 'quality' ? measure.overallAlgorithm : undefined) ?? 'weightedAverage';
}

/** Two decimals, halves away from zero; null stays null. */
function twoDecimals(percent: number | null): number | null {
  return percent === null ? null : Math.round(percent * 100) / 100;
}

function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : (part * 100) / whole;
}

function withRate(figures: Figures): DerivedValue {
  return { performanceRate: twoDecimals(figures.rate), ...withoutRate(figures) };
}

function withoutRate({ completeness, caseCount }: Figures): DerivedValue {
  return { reportingRate: twoDecimals(completeness), caseCount };
}

function nonProportion(value: NonProportionValue): DerivedValue {
  const reported = value.observationInstances + (value.denominatorException ?? 0) + (value.numeratorExclusion ?? 0);
  return { reportingRate: twoDecimals(percentOf(reported, value.denominator)), caseCount: value.denominator };
}

function figuresOf(counts: Counts): Figures {
  const notMet = counts.performanceNotMet ?? 0;
  const excluded = counts.eligiblePopulationExclusion ?? 0;
  const reported = counts.performanceMet + excluded + (counts.eligiblePopulationException ?? 0) + notMet;
  return {
    rate: percentOf(counts.performanceMet, counts.performanceMet + notMet),
    completeness: percentOf(reported, counts.eligiblePopulation),
    caseCount: counts.eligiblePopulation - excluded,
  };
}

function combine(strata: readonly StratumValue[], algorithm: OverallAlgorithm): Figures {
  const parts = strata.filter(({ stratum }) => stratum !== overall);
  const sums = figuresOf(sumOf(parts));
  switch (algorithm) {
    case 'overallStratumOnly':
      return figuresNamed(strata, overall);
    case 'split': {
      const { completeness, caseCount } = figuresNamed(strata, 'reporting');
      return { rate: figuresNamed(strata, 'performance').rate, completeness, caseCount };
    }
    case 'weightedAverage':
      return sums;
    case 'sumNumerators':
      return { ...sums, rate: parts.reduce((sum, { performanceMet }) => sum + performanceMet, 0) };
    case 'simpleAverage': {
      const each = parts.map(figuresOf);
      const caseCount = Math.max(0, ...each.map((figures) => figures.caseCount));
      return { rate: meanOf(each.map(({ rate }) => rate)), completeness: sums.completeness, caseCount };
    }
  }
}

const noCounts: Counts = { performanceMet: 0, eligiblePopulation: 0 };

function figuresNamed(strata: readonly StratumValue[], name: string): Figures {
  return figuresOf(strata.find(({ stratum }) => stratum === name) ?? noCounts);
}

function sumOf(strata: readonly StratumValue[]): Counts {
  const sums = {
    performanceMet: 0,
    performanceNotMet: 0,
    eligiblePopulation: 0,
    eligiblePopulationExclusion: 0,
    eligiblePopulationException: 0,
  };
  for (const stratum of strata) {
    sums.performanceMet += stratum.performanceMet;
    sums.performanceNotMet += stratum.performanceNotMet ?? 0;
    sums.eligiblePopulation += stratum.eligiblePopulation;
    sums.eligiblePopulationExclusion += stratum.eligiblePopulationExclusion ?? 0;
    sums.eligiblePopulationException += stratum.eligiblePopulationException ?? 0;
  }
  return sums;
}

function meanOf(rates: readonly (number | null)[]): number | null {
  const known = rates.filter((rate) => rate !== null);
  return known.length === 0 ? null : known.reduce((sum, rate) => sum + rate, 0) / known.length;
}
