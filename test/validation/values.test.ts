import { validateSubmission } from '../../validation/validate-submission';
import {
  activitySet,
  counts,
  firstMeasurement,
  groupBody,
  measurement,
  piSet,
  qualitySet,
  singleRate,
} from './fixtures/bodies';
import type { Json } from './fixtures/bodies';
import { contextWith, errorsOf, warningsOf } from './fixtures/context';

const value = `${firstMeasurement}.value`;
const quality = (measureId: string, content: unknown, set: Json = {}, year = 2024) =>
  groupBody(year, [qualitySet(year, { measurements: [measurement(measureId, content)], ...set })]);
const pi = (measureId: string, content: unknown) => groupBody(2024, [piSet(2024, [measurement(measureId, content)])]);
const activity = (content: unknown) =>
  groupBody(2024, [activitySet(2024, { measurements: [measurement('IA_EPA_1', content)] })]);

describe('boolean values', () => {
  it('are true or false and nothing else', () => {
    expect(errorsOf(activity(false))).toEqual([]);
    for (const wrong of ['Y', 'true', 1, 0, {}, []]) {
      expect(errorsOf(activity(wrong))).toEqual([`VALUE_TYPE_MISMATCH ${value}`]);
    }
    expect(errorsOf(activity(null))).toEqual([`REQUIRED_FIELD ${value}`]);
  });
});

describe('proportion values', () => {
  it('may be 0 of 0, and never more than the whole', () => {
    expect(errorsOf(pi('PI_EP_1', { numerator: 0, denominator: 0 }))).toEqual([]);
    expect(errorsOf(pi('PI_EP_1', { numerator: 2, denominator: 1 }))).toEqual([
      `NUMERATOR_EXCEEDS_DENOMINATOR ${value}.numerator`,
    ]);
  });

  it('are of the wrong shape as a boolean, a list or a performance rate', () => {
    for (const wrong of [true, [], 'x', singleRate()]) {
      expect(errorsOf(pi('PI_EP_1', wrong))).toEqual([`VALUE_TYPE_MISMATCH ${value}`]);
    }
  });

  it('name what is missing or wrong, and do no arithmetic then', () => {
    expect(errorsOf(pi('PI_EP_1', {}))).toEqual([
      `REQUIRED_FIELD ${value}.denominator`,
      `REQUIRED_FIELD ${value}.numerator`,
    ]);
    expect(errorsOf(pi('PI_EP_1', { numerator: 5, denominator: 'NaN' }))).toEqual([
      `INVALID_TYPE ${value}.denominator`,
    ]);
  });
});

describe('single performance rates', () => {
  it.each([
    ['a fraction', 10.5, 'INVALID_TYPE'],
    ['a numeral in a string', '10', 'INVALID_TYPE'],
    ['a boolean', true, 'INVALID_TYPE'],
    ['NaN', NaN, 'INVALID_TYPE'],
    ['a negative number', -1, 'OUT_OF_RANGE'],
    ['infinity, as 1e999 is read', Infinity, 'OUT_OF_RANGE'],
    ['a number no longer exact', 2 ** 53, 'OUT_OF_RANGE'],
  ])('refuse %s as a count', (_name, performanceMet, code) => {
    expect(errorsOf(quality('047', singleRate({ performanceMet })))).toEqual([`${code} ${value}.performanceMet`]);
  });

  it('need isEndToEndReported, performanceMet and eligiblePopulation', () => {
    expect(errorsOf(quality('047', { performanceNotMet: null }))).toEqual([
      `REQUIRED_FIELD ${value}.eligiblePopulation`,
      `REQUIRED_FIELD ${value}.isEndToEndReported`,
      `REQUIRED_FIELD ${value}.performanceMet`,
    ]);
    expect(errorsOf(quality('047', singleRate({ isEndToEndReported: 'no' })))).toEqual([
      `INVALID_TYPE ${value}.isEndToEndReported`,
    ]);
  });

  it('are of the wrong shape as strata or as a proportion', () => {
    expect(errorsOf(quality('047', { isEndToEndReported: false, strata: [] }))).toEqual([
      `VALUE_TYPE_MISMATCH ${value}`,
    ]);
    expect(errorsOf(quality('047', { numerator: 1, denominator: 2 }))).toEqual([`VALUE_TYPE_MISMATCH ${value}`]);
  });

  it('know no fields of other shapes beside their own', () => {
    expect(errorsOf(quality('047', singleRate({ numeratorExclusion: 0, strata: [] })))).toEqual([
      `UNKNOWN_FIELD ${value}.numeratorExclusion`,
      `UNKNOWN_FIELD ${value}.strata`,
    ]);
  });

  it('ignore computed figures with a warning each', () => {
    const computed = { performanceRate: 1, reportingRate: 2, caseCount: 3, performanceRateNumerator: 4 };
    expect(errorsOf(quality('047', singleRate(computed)))).toEqual([]);
    expect(warningsOf(quality('047', singleRate(computed)))).toHaveLength(4);
  });
});

describe('QCDR rates', () => {
  it('are stated by the registry, in percent', () => {
    expect(errorsOf(quality('AAD6', singleRate()))).toEqual([`REQUIRED_FIELD ${value}.performanceRate`]);
    expect(errorsOf(quality('AAD6', singleRate({ performanceRate: 100.01 })))).toEqual([
      `OUT_OF_RANGE ${value}.performanceRate`,
    ]);
    expect(errorsOf(quality('AAD6', singleRate({ performanceRate: 66.67, numeratorExclusion: 1 })))).toEqual([]);
  });

  it('are explained by the metric type when they are missing', () => {
    const outcome = validateSubmission(quality('AAD6', singleRate()), contextWith());
    expect(outcome.valid || outcome.details[0]?.message).toContain('registrySinglePerformanceRate');
  });
});

describe('nonProportion values', () => {
  const nonProportion = (changes: Json = {}) => ({
    isEndToEndReported: false,
    numerator: 6.4,
    denominator: 41,
    observationInstances: 38,
    ...changes,
  });

  it('may have fractions, and a numerator below zero', () => {
    expect(errorsOf(quality('ACEP50', nonProportion({ numerator: -0.3 }), {}, 2020))).toEqual([]);
    expect(errorsOf(quality('ACEP50', nonProportion({ denominator: 41.5 }), {}, 2020))).toEqual([]);
  });

  it('need the instances observed, and count none below zero', () => {
    expect(errorsOf(quality('ACEP50', { numerator: 1, denominator: 2 }, {}, 2020))).toEqual([
      `REQUIRED_FIELD ${value}.isEndToEndReported`,
      `REQUIRED_FIELD ${value}.observationInstances`,
    ]);
    expect(errorsOf(quality('ACEP50', nonProportion({ denominator: -1, numerator: Infinity }), {}, 2020))).toEqual([
      `OUT_OF_RANGE ${value}.denominator`,
      `OUT_OF_RANGE ${value}.numerator`,
    ]);
  });
});

describe('counts against their population', () => {
  it('may be fewer, and not more, and the message shows the sum', () => {
    expect(errorsOf(quality('047', singleRate({ eligiblePopulation: 500 })))).toEqual([]);
    const body = quality('047', singleRate({ eligiblePopulation: 99 }));
    expect(errorsOf(body)).toEqual([`SUM_EXCEEDS_POPULATION ${value}`]);
    const outcome = validateSubmission(body, contextWith());
    // 80 met + 20 not met + 0 + 0 = 100 of 99.
    expect(outcome.valid || outcome.details[0]?.message).toContain('80 + 20 + 0 + 0 = 100');
  });

  it('are not summed when one of them is wrong', () => {
    expect(errorsOf(quality('047', singleRate({ eligiblePopulation: 99, performanceNotMet: -5 })))).toEqual([
      `OUT_OF_RANGE ${value}.performanceNotMet`,
    ]);
  });
});

describe('exclusions by registry', () => {
  const excluded = singleRate({ performanceMet: 70, eligiblePopulationExclusion: 10 });

  it('are refused from 2020 and taken before', () => {
    expect(errorsOf(quality('236', excluded, {}, 2020))).toEqual([
      `EXCLUSION_NOT_ALLOWED ${value}.eligiblePopulationExclusion`,
    ]);
    expect(errorsOf(quality('236', excluded, {}, 2019))).toEqual([]);
  });

  it('are taken in eCQMs and QCDR measures', () => {
    expect(errorsOf(quality('236', excluded, { submissionMethod: 'electronicHealthRecord' }))).toEqual([]);
    expect(errorsOf(quality('AAD6', { ...excluded, performanceRate: 77.78 }))).toEqual([]);
  });

  it('are refused in each stratum', () => {
    const strata = ['overall', '24hour'].map((stratum) =>
      counts({ ...excluded, stratum, isEndToEndReported: undefined }),
    );
    expect(errorsOf(quality('504', { isEndToEndReported: false, strata }, {}, 2025))).toEqual([
      `EXCLUSION_NOT_ALLOWED ${value}.strata[0].eligiblePopulationExclusion`,
      `EXCLUSION_NOT_ALLOWED ${value}.strata[1].eligiblePopulationExclusion`,
    ]);
  });
});
