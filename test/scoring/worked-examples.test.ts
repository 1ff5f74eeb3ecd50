/** The worked examples of the scoring rules, each through the public surface but for rates of invented strata. */
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { decilePoints, paymentAdjustment } from '../../scoring';
import { measureRate } from '../../scoring/quality/measure-rate';
import type { Benchmark, QualityMeasure } from '../../catalogue/year-catalogue';
import type { Measurement } from '../../scoring';
import {
  attested,
  categoryOf,
  costEarning,
  earning,
  qualityEarning,
  scoreOf,
  shareOf,
  valueAt,
  weightsOf,
  yearSet,
} from './earning';

/** Strata as [met, of]. */
function strata(...counts: readonly (readonly [number, number])[]): Measurement {
  const parts = counts.map(([performanceMet, of], index) => ({
    stratum: `part${index}`,
    performanceMet,
    performanceNotMet: of - performanceMet,
    eligiblePopulation: of,
  }));
  return { measureId: 'example', value: { isEndToEndReported: false, strata: parts } };
}

function multiRate(overallAlgorithm: QualityMeasure['overallAlgorithm']): QualityMeasure {
  const found = loadCatalogue(2024)
    .measures()
    .find((measure) => measure.category === 'quality' && measure.metricType === 'multiPerformanceRate');
  return { ...(found as QualityMeasure), overallAlgorithm };
}

describe('the rate of several strata', () => {
  it.each([
    // (40 + 10) / (50 + 50)
    ['weightedAverage', [40, 50], [10, 50], 50],
    // (80 + 20) / 2
    ['simpleAverage', [40, 50], [10, 50], 50],
    // (40 + 10) / (50 + 25) = 50/75
    ['weightedAverage', [40, 50], [10, 25], 66.6667],
    // (80 + 40) / 2
    ['simpleAverage', [40, 50], [10, 25], 60],
  ] as const)('by %s of %j and %j is %d', (algorithm, first, second, expected) => {
    expect(measureRate(multiRate(algorithm), strata(first, second)).rate).toBeCloseTo(expected, 4);
  });
});

describe('decile points of real rows', () => {
  it.each([
    // inverse; decile 6 from 16.22, decile 7 from 13.04: 6 + (16.22 - 15)/(16.22 - 13.04) = 6 + 1.22/3.18
    [2017, '001', 'claims', 15, 6.3836],
    // decile 6 from 73.37, decile 7 from 84: 6 + 1.63/10.63
    [2017, '160', 'electronicHealthRecord', 75, 6.1533],
    // decile 3 from 0, decile 4 from 30: 3 + 15/30
    [2020, '110', 'cmsWebInterface', 15, 3.5],
    // flat: decile 8 from 70
    [2022, '236', 'registry', 70, 8],
    // inverse; decile 6 from P50 29.525, decile 7 from P40 24.85: 6 + 4.525/4.675
    [2026, '001', 'electronicHealthRecord', 25, 6.9679],
    // decile 3 from 94.2, decile 4 from 98.38: 3 + 3.8/4.18
    [2025, '130', 'registry', 98, 3.9091],
    // the tenth decile from 100; the cap of 7 is the measure's, below
    [2025, '130', 'registry', 100, 10],
    // defined table: decile 7 from 96, decile 8 from 98: 7 + 1/2
    [2025, '250', 'registry', 97, 7.5],
    // defined table, inverse: decile 7 from 4, decile 8 from 2: 7 + 1/2
    [2025, '406', 'registry', 3, 7.5],
    // decile 6 from 83.99, decile 7 from 84.98: 6 + 0.51/0.99
    [2026, 'CAHPS_1', 'certifiedSurveyVendor', 84.5, 6.5152],
    // decile 8 from 1361.27, decile 9 from 1204.04: 8 + 61.27/157.23
    [2024, 'TPCC_1', 'administrativeClaims', 1300, 8.3897],
    // decile 5 from 1318.42, decile 6 from 1268.81: 5 + 18.42/49.61
    [2022, 'TPCC_1', 'administrativeClaims', 1300, 5.3713],
  ] as const)('%i %s by %s at %d: %d', (year, measureId, method, rate, expected) => {
    const benchmark = loadCatalogue(year).benchmark(measureId, method) as Benchmark;
    const lowest = method === 'administrativeClaims' || year >= 2023 ? 1 : 3;
    expect(decilePoints(benchmark, rate, lowest).points).toBeCloseTo(expected, 10);
  });

  it.each([
    // 3 + 3.8/4.18, below the cap
    [98, 3.9091],
    // 10, capped
    [100, 7],
  ])('2025 130 by registry at %d earns %d in the category, its row being capped at 7', (rate, expected) => {
    const set = yearSet(2025, 'quality', [{ measureId: '130', value: valueAt(rate) }]);
    expect(categoryOf(scoreOf(2025, [set]), 'quality').points).toBeCloseTo(expected, 10);
  });
});

describe('the quality category', () => {
  const six = [8.5, 7, 6.25, 5, 4.1, 3];

  it('of a small practice in 2024 adds six points: 33.85 + 6 = 39.85 of 60, 66.4167 percent', () => {
    // 8.5 + 7 + 6.25 + 5 + 4.1 + 3 = 33.85
    const score = scoreOf(2024, [qualityEarning(2024, six)], { specialStatuses: { smallPractice: true } });
    const quality = categoryOf(score, 'quality');
    expect(quality.points).toBeCloseTo(39.85, 9);
    expect(quality.possible).toBe(60);
    expect(quality.percent).toBeCloseTo(66.4167, 4);
    // bonuses are left out of what next year's improvement is measured from: 33.85/60
    expect(score.qualityAchievementPercent).toBeCloseTo(56.4167, 4);
  });

  it('improves by 1.2833 from 50 to 56.4167 percent, to 67.7', () => {
    const score = scoreOf(2024, [qualityEarning(2024, six)], {
      specialStatuses: { smallPractice: true },
      previousYear: { qualityAchievementPercent: 50 },
    });
    // (56.416667 - 50) / 50 * 10 = 1.283333; 66.416667 + 1.283333
    expect(categoryOf(score, 'quality').percent).toBeCloseTo(67.7, 9);
  });

  it('asks four measures of who sends a whole specialty set of four by claims', () => {
    const measurements = ['001', '047', '317'].map((measureId) => earning(2023, measureId, 3, 'claims'));
    const parts = loadCatalogue(2023).qualityMeasure('226')?.strata ?? [];
    const counts = { performanceMet: 60, performanceNotMet: 40, eligiblePopulation: 100 };
    measurements.push({ measureId: '226', value: { strata: parts.map((stratum) => ({ stratum, ...counts })) } });
    const set = yearSet(2023, 'quality', measurements, { submissionMethod: 'claims' });
    // nephrology: 10 x 4
    const small = { specialStatuses: { smallPractice: true } };
    expect(categoryOf(scoreOf(2023, [set], small), 'quality').possible).toBe(40);
  });
});

describe('the Promoting Interoperability category', () => {
  it('of 2017 adds base, performance and bonus: 50 + 25 + 5 = 80', () => {
    // access 45/50: 9; exchange 12/60: 2, 31/100: ceil(3.1) = 4; registry yes: 10; one more registry: 5
    const set = yearSet(2017, 'aci', [
      ...attested('ACI_INFBLO_1', 'ACI_ONCDIR_1', 'ACI_PPHI_1', 'ACI_PHCDRR_1', 'ACI_PHCDRR_2'),
      shareOf('ACI_EP_1', 10, 20),
      shareOf('ACI_PEA_1', 45, 50),
      shareOf('ACI_HIE_1', 12, 60),
      shareOf('ACI_HIE_2', 31, 100),
    ]);
    expect(categoryOf(scoreOf(2017, [set]), 'pi').percent).toBe(80);
  });

  it('of 2024 hands the points of an excluded measure on: 8 + 10 + 10 + 24 + 25 + 5 = 82', () => {
    // prescribing 80/100 of 10; PDMP 10; HIE_1 30/90 of 30, HIE_4 being excluded; access 190/200 of 25: 23.75 -> 24;
    // public health 25 with _3 excluded; one bonus registry 5
    const set = yearSet(2024, 'pi', [
      ...attested('PI_INFBLO_1', 'PI_ONCDIR_1', 'PI_PPHI_1', 'PI_PPHI_2', 'PI_EP_2', 'PI_LVITC_2'),
      ...attested('PI_PHCDRR_1', 'PI_PHCDRR_3_EX_1', 'PI_PHCDRR_2'),
      shareOf('PI_EP_1', 80, 100),
      shareOf('PI_HIE_1', 30, 90),
      shareOf('PI_PEA_1', 190, 200),
    ]);
    expect(categoryOf(scoreOf(2024, [set]), 'pi').percent).toBe(82);
  });
});

describe('improvement activities', () => {
  const highAndMedium = yearSet(2024, 'ia', attested('IA_EPA_1', 'IA_EPA_2'));

  it('of 2024: one high and one medium are 20 + 10 = 30 of 40, 75 percent', () => {
    expect(categoryOf(scoreOf(2024, [highAndMedium]), 'ia')).toMatchObject({ points: 30, possible: 40, percent: 75 });
  });

  it('of 2024 in a small practice: 40 + 20 = 60, of which 40 count, 100 percent', () => {
    const score = scoreOf(2024, [highAndMedium], { specialStatuses: { smallPractice: true } });
    expect(categoryOf(score, 'ia')).toMatchObject({ points: 40, possible: 40, percent: 100 });
  });
});

describe('the final score', () => {
  /** 10 + 10 + 30 + 15 + 25 = 90: access 60/100 of 25. */
  const pi90 = yearSet(2024, 'pi', [
    ...attested('PI_INFBLO_1', 'PI_ONCDIR_1', 'PI_PPHI_1', 'PI_PPHI_2', 'PI_EP_2', 'PI_HIE_5'),
    ...attested('PI_PHCDRR_1', 'PI_PHCDRR_3'),
    shareOf('PI_EP_1', 100, 100),
    shareOf('PI_PEA_1', 60, 100),
  ]);
  /** Two high activities: 40 of 40. */
  const ia100 = yearSet(2024, 'ia', attested('IA_EPA_1', 'IA_PM_2'));
  const cost60 = [costEarning(2024, 6)];

  it('of 80, 60, 100 and 90 percent in 2024 is 24 + 18 + 15 + 22.5 = 79.5', () => {
    // six measures of 8 points: 48/60 = 80 percent
    const quality80 = qualityEarning(2024, [8, 8, 8, 8, 8, 8]);
    const score = scoreOf(2024, [quality80, ia100, pi90], { cost: cost60 });
    expect(score.byCategory.map(({ percent }) => percent)).toEqual(
      [80, 60, 100, 90].map((value) => expect.closeTo(value, 9)),
    );
    expect(weightsOf(score)).toBe('30/30/15/25');
    expect(score.finalScore).toBe('79.50');
  });

  it('of a small practice without Promoting Interoperability is 32 + 18 + 30 = 80', () => {
    // six measures of 7 points and the bonus of 6: (42 + 6)/60 = 80 percent
    const quality80 = qualityEarning(2024, [7, 7, 7, 7, 7, 7]);
    const score = scoreOf(2024, [quality80, ia100], { cost: cost60, specialStatuses: { smallPractice: true } });
    expect(weightsOf(score)).toBe('40/30/30/0');
    expect(score.finalScore).toBe('80.00');
  });
});

describe('the payment adjustment before scaling', () => {
  it.each([
    // 9 * (90 - 75) / 25
    [2024, '90.00', '5.4000', null],
    // -9 * (75 - 40) / 75
    [2024, '40.00', '-4.2000', null],
    // 9 * (92 - 45) / 55 = 7.690909; 0.5 + 9.5 * (92 - 85) / 15 = 4.933333
    [2020, '92.00', '7.6909', '4.9333'],
  ])('of %i for %s is %s, additional %s', (year, score, base, additional) => {
    const { basePercent, additionalBasePercent } = paymentAdjustment(score, loadPolicy(year));
    expect([basePercent, additionalBasePercent]).toEqual([base, additional]);
  });
});
