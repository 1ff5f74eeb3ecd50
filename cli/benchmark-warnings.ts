/**
 * What a person should know before believing the points of a rate: the answer itself is not changed by it.
 */
import { boundRange } from '../catalogue/benchmark-range';
import type { QualityMeasure, SubmissionMethod } from '../catalogue/year-catalogue';
import { rateRange } from '../scoring/benchmark-points';
import { otherUnit } from '../scoring/facts/other-unit';
import type { KnownPlace } from './benchmark-question';

/** A remark on an answer. `code` is stable. */
export interface BenchmarkWarning {
  code: 'FIGURE_OUTSIDE_BENCHMARK' | 'READ_AS_PERCENT' | 'FLAGGED_BY_CMS';
  message: string;
}

/**
 * What the year's data flag about a measure by a collection type, in words; undefined where they flag nothing. They do
 * not say whether CMS suppressed the measure or scored nine months of it.
 */
export function flaggedByCms(measure: QualityMeasure | undefined, method: SubmissionMethod): string | undefined {
  const byCodes = measure?.icdImpacted.includes(method) === true;
  const byGuideline = measure?.clinicalGuidelineChanged.includes(method) === true;
  if (!byCodes && !byGuideline) return undefined;
  const why = byCodes ? 'code changes' : 'a change of its guideline';
  return `flagged by CMS for ${why}; treated as suppressed (CMS may have scored nine months instead: the data do not say)`;
}

/** What to say about a place, and about a rate on it where one is given. */
export function benchmarkWarnings(place: KnownPlace, rate: number | undefined): BenchmarkWarning[] {
  const flag = flaggedByCms(place.catalogue.qualityMeasure(place.measureId), place.collectionType);
  const name = `${place.measureId} by ${place.collectionType} in ${String(place.year)}`;
  return [
    ...(flag === undefined ? [] : [{ code: 'FLAGGED_BY_CMS', message: `${name} is ${flag}` } as const]),
    ...(rate === undefined ? [] : unitWarning(place, rate)),
  ];
}

function unitWarning({ catalogue, measureId, reading, year }: KnownPlace, rate: number): BenchmarkWarning[] {
  const range = reading.status === 'none' ? undefined : boundRange(reading.benchmark);
  if (range === undefined) return [];
  const { low, high } = range;
  if (rateRange(catalogue.measure(measureId)).high === 100) {
    if (!(rate > 0 && rate < 1 && high > 1)) return [];
    const message = `${String(rate)} is read as ${String(rate)} percent, not as a fraction`;
    return [{ code: 'READ_AS_PERCENT', message }];
  }
  const guess = otherUnit(rate, range);
  if (guess === undefined) return [];
  const span = `${String(low)} to ${String(high)}`;
  const unit = high <= 1 ? `is a fraction (benchmark ${span})` : `has its benchmark at ${span}`;
  const message = `${measureId} in ${String(year)} ${unit}; ${guess}`;
  return [{ code: 'FIGURE_OUTSIDE_BENCHMARK', message }];
}
