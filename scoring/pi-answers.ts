import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { MeasurementSet, MeasurementValue, ProportionValue } from './score-input';

/** What one PI set says, looked at by measure. */
export interface PiAnswers {
  isYes(measureId: string): boolean;
  /** A rate with a numerator of at least one; undefined otherwise. */
  rate(measureId: string): ProportionValue | undefined;
  isReported(measureId: string): boolean;
  /** Not reported, and one of the measure's exclusions claimed. */
  isExcluded(measureId: string): boolean;
}

function asRate(value: MeasurementValue | undefined): ProportionValue | undefined {
  if (typeof value !== 'object' || !('denominator' in value)) return undefined;
  return value.numerator >= 1 && value.denominator > 0 ? value : undefined;
}

/** Reads the answers of a set; which ids are exclusions of a measure is the catalogue's. */
export function piAnswers(set: MeasurementSet, catalogue: YearCatalogue): PiAnswers {
  const values = new Map(set.measurements.map(({ measureId, value }) => [measureId, value]));
  const exclusionsOf = (measureId: string): readonly string[] => {
    const measure = catalogue.measure(measureId);
    return measure?.category === 'pi' || measure?.category === 'aci' ? measure.exclusion : [];
  };
  return {
    isYes: (measureId) => values.get(measureId) === true,
    rate: (measureId) => asRate(values.get(measureId)),
    isReported: (measureId) => values.has(measureId),
    isExcluded: (measureId) => !values.has(measureId) && exclusionsOf(measureId).some((id) => values.get(id) === true),
  };
}
