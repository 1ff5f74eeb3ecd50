import { counts, firstMeasurement, groupBody, measurement, piSet, qualitySet, singleRate } from './fixtures/bodies';
import type { Json } from './fixtures/bodies';
import { accepted } from './fixtures/context';

const derivedOf = (year: number, measureId: string, value: unknown, submissionMethod = 'electronicHealthRecord') =>
  accepted(
    groupBody(year, [
      qualitySet(year, { submissionMethod, cehrtId: '0015CFIXTURE001', measurements: [measurement(measureId, value)] }),
    ]),
  ).derived[`${firstMeasurement}.value`];

const population = (met: number, notMet: number, changes: Json = {}) =>
  counts({ performanceMet: met, performanceNotMet: notMet, eligiblePopulation: met + notMet, ...changes });

const strata = (parts: Record<string, Json>) => ({
  isEndToEndReported: true,
  strata: Object.entries(parts).map(([stratum, part]) => ({ stratum, ...part })),
});

describe('deriveValue', () => {
  it('takes the rate of those met and not met, and the completeness of all that are accounted for', () => {
    const value = singleRate({
      performanceMet: 410,
      performanceNotMet: 208,
      eligiblePopulationExclusion: 22,
      eligiblePopulation: 800,
    });
    // Rate 410 / 618 = 66.34; completeness (410 + 208 + 22) / 800 = 80; cases 800 - 22 = 778.
    expect(derivedOf(2024, '236', value)).toEqual({ performanceRate: 66.34, reportingRate: 80, caseCount: 778 });
  });

  it('has no rate of 0 of 0', () => {
    const nobody = singleRate({ performanceMet: 0, performanceNotMet: 0, eligiblePopulation: 0 });
    expect(derivedOf(2024, '236', nobody)).toEqual({ performanceRate: null, reportingRate: null, caseCount: 0 });
  });

  it('counts absent parts as 0', () => {
    const value = { isEndToEndReported: true, performanceMet: 5, eligiblePopulation: 10, performanceNotMet: null };
    expect(derivedOf(2024, '236', value)).toEqual({ performanceRate: 100, reportingRate: 50, caseCount: 10 });
  });

  it('leaves a QCDR rate to its registry', () => {
    const value = singleRate({ performanceRate: 12.3 });
    expect(derivedOf(2024, 'AAD6', value, 'registry')).toEqual({ reportingRate: 100, caseCount: 100 });
  });

  it('averages the rates of strata simply, with the largest case count', () => {
    const value = strata({ '14Days': population(40, 10), '34Days': population(10, 15) });
    // (80 + 40) / 2 = 60, where the sums would give 50 / 75 = 66.67.
    expect(derivedOf(2023, '305', value)).toEqual({ performanceRate: 60, reportingRate: 100, caseCount: 50 });
  });

  it('skips strata without a rate in an average', () => {
    const value = strata({ '14Days': population(40, 10), '34Days': population(0, 0) });
    expect(derivedOf(2023, '305', value)).toMatchObject({ performanceRate: 80, caseCount: 50 });
  });

  it('averages by weight, with the sum of cases', () => {
    const value = strata({ adolescents: population(4, 8), adults: population(22, 29) });
    // (4 + 22) / (12 + 51) = 26 / 63 = 41.27.
    expect(derivedOf(2024, '370', value)).toEqual({ performanceRate: 41.27, reportingRate: 100, caseCount: 63 });
  });

  it('takes the overall stratum alone where the measure says so', () => {
    const value = strata({
      overall: population(31, 469),
      appropriateDiagnosis: population(12, 488),
      totalRate: population(400, 100),
    });
    // 31 / 500 = 6.2.
    expect(derivedOf(2024, '238', value)).toEqual({ performanceRate: 6.2, reportingRate: 100, caseCount: 500 });
  });

  it('takes the rate of one stratum and the completeness of another where they are split', () => {
    const value = strata({
      reporting: population(820, 80, { eligiblePopulation: 1000 }),
      performance: population(120, 40),
      combinedPopulations: population(700, 200),
    });
    // Rate 120 / 160 = 75 of `performance`; completeness 900 / 1000 = 90 and 1000 cases of `reporting`.
    expect(derivedOf(2024, '226', value)).toEqual({ performanceRate: 75, reportingRate: 90, caseCount: 1000 });
  });

  it('takes completeness of a nonProportion measure from its observations', () => {
    const value = {
      isEndToEndReported: false,
      numerator: 3,
      denominator: 1000,
      observationInstances: 880,
      denominatorException: 30,
    };
    // (880 + 30) / 1000 = 91.
    expect(derivedOf(2024, 'ACRAD15', value, 'registry')).toEqual({ reportingRate: 91, caseCount: 1000 });
  });

  it('computes nothing for attestations and proportions', () => {
    const measurements = [measurement('PI_PPHI_1', true), measurement('PI_EP_1', { numerator: 1, denominator: 2 })];
    expect(accepted(groupBody(2024, [piSet(2024, measurements)])).derived).toEqual({});
  });
});
