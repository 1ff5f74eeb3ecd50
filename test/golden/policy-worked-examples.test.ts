/** The worked examples of the policy guide: category scores, reweighting and the complex patient bonus. */
import { loadCatalogue } from '../../catalogue/load';
import type { MeasurementSet, UnitFacts, UnitScore } from '../../scoring';
import {
  attested,
  categoryOf,
  costEarning,
  earning,
  qualityEarning,
  rateEarning,
  scoreOf,
  shareOf,
  valueAt,
  weightsOf,
  yearSet,
} from '../scoring/earning';

const small: Partial<UnitFacts> = { specialStatuses: { smallPractice: true } };

/** Activities that every year lists, more than enough for 40 of 40. */
const ia100 = (year: number): MeasurementSet =>
  yearSet(year, 'ia', attested('IA_PM_2', 'IA_PM_3', 'IA_BE_6', 'IA_EPA_2'));

/** The required answers and full points of everything but prescribing and access. */
const pi2024 = (prescribing: number, access: number, bonus: readonly string[] = []): MeasurementSet =>
  yearSet(2024, 'pi', [
    ...attested('PI_INFBLO_1', 'PI_ONCDIR_1', 'PI_PPHI_1', 'PI_PPHI_2', 'PI_EP_2', 'PI_HIE_5'),
    ...attested('PI_PHCDRR_1', 'PI_PHCDRR_3', ...bonus),
    shareOf('PI_EP_1', prescribing, 100),
    shareOf('PI_PEA_1', access, 100),
  ]);

/** A survey score that earns so many points. */
function surveyRate(year: number, measureId: string, points: number): number {
  const benchmark = loadCatalogue(year).benchmark(measureId, 'certifiedSurveyVendor');
  return benchmark === undefined ? NaN : rateEarning(benchmark, points);
}

const percent = (score: UnitScore, category: 'quality' | 'cost' | 'ia' | 'pi'): number | null =>
  categoryOf(score, category).percent;

describe('category scores', () => {
  it('Q1: a small practice of 2024 earns 44.7 of 60, 74.5 percent', () => {
    const set = yearSet(2024, 'quality', [
      // flat row, decile 9 from 80 to 90: 82 percent is 9 + 2/10 = 9.2; an outcome measure
      { measureId: '236', value: valueAt(82) },
      // 100 percent on a capped row: 10, capped at 7.0
      { measureId: '130', value: valueAt(100) },
      // 15 patients are fewer than 20: 3.0 in a small practice
      { measureId: '112', value: valueAt(80, 15) },
      // new in 2023 and at the bottom of its benchmark: 5.0 in its second year
      { measureId: '487', value: valueAt(0) },
      earning(2024, '039', 8.1, 'registry'),
      earning(2024, '317', 6.4, 'registry'),
    ]);
    const quality = categoryOf(scoreOf(2024, [set], small), 'quality');
    // 9.2 + 7 + 3 + 5 + 8.1 + 6.4 = 38.7; + 6 = 44.7; 44.7/60
    expect(quality.points).toBeCloseTo(44.7, 9);
    expect(quality.possible).toBe(60);
    expect(quality.percent).toBeCloseTo(74.5, 9);
  });

  it.each([
    // (60 - 50)/50 * 10
    [50, 6, 2],
    // (45 - 30)/30 * 10: a base of 20 is raised to 30
    [20, 4.5, 5],
    // never negative
    [80, 6, 0],
    // never above 10: (80 - 30)/30 * 10 = 16.67
    [20, 8, 10],
  ])('Q2: from %d percent to six measures of %d points improves by %d', (before, points, gained) => {
    const sets = [
      qualityEarning(
        2024,
        Array.from({ length: 6 }, () => points),
      ),
    ];
    const score = scoreOf(2024, sets, { previousYear: { qualityAchievementPercent: before } });
    expect(percent(score, 'quality')).toBeCloseTo(points * 10 + gained, 9);
  });

  it('Q3: readmissions and hip and knee complications scored, chronic conditions below their minimum: 60 + 20', () => {
    const score = scoreOf(2024, [qualityEarning(2024, [5, 5, 5, 5, 5, 5])], {
      clinicianCount: 40,
      administrativeClaims: [
        { measureId: '479', caseCount: 300, rate: 0.15 },
        { measureId: '480', caseCount: 40, rate: 0.03 },
        { measureId: '484', caseCount: 17, rate: 40 },
      ],
    });
    expect(categoryOf(score, 'quality').possible).toBe(80);
  });

  it.each([
    // 7 + (1675.72 - 1400)/(1675.72 - 1361.27) = 7 + 275.72/314.45
    [1400, 7.8768],
    // the median of the table, (1361.27 + 1675.72)/2
    [1518.495, 7.5],
    [1000, 10],
    [2500, 1],
  ])('C1: a total per capita cost of %d earns %d points', (value, points) => {
    const score = scoreOf(2024, [], { cost: [{ measureId: 'TPCC_1', caseCount: 100, value }] });
    expect(categoryOf(score, 'cost').points).toBeCloseTo(points, 9);
  });

  it.each([
    // high 20 + medium 10 = 30/40
    ['a large group', ['IA_EPA_1', 'IA_EPA_2'], {}, 75],
    // medium doubled: 20/40
    ['a small practice', ['IA_EPA_2'], small, 50],
    // high doubled: 40/40
    ['a small practice', ['IA_EPA_1'], small, 100],
  ] as const)('IA1: in 2024 %s with %j', (_, ids, facts, expected) => {
    expect(percent(scoreOf(2024, [yearSet(2024, 'ia', attested(...ids))], facts), 'ia')).toBe(expected);
  });

  it.each([
    ['a large group', ['IA_EPA_2'], {}, 50],
    ['a large group', ['IA_EPA_2', 'IA_EPA_3'], {}, 100],
    ['a small practice', ['IA_EPA_2'], small, 100],
    ['a rural group', ['IA_EPA_2'], { specialStatuses: { rural: true } }, 100],
    ['a group in a shortage area', ['IA_EPA_2'], { specialStatuses: { hpsa: true } }, 100],
    ['a non-patient-facing group', ['IA_EPA_2'], { specialStatuses: { nonPatientFacing: true } }, 100],
  ] as const)('IA2: in 2025 %s with %j', (_, ids, facts, expected) => {
    expect(percent(scoreOf(2025, [yearSet(2025, 'ia', attested(...ids))], facts), 'ia')).toBe(expected);
  });

  it('IA2: in 2025 one activity of a pathway is 100 percent', () => {
    const set = yearSet(2025, 'ia', attested('IA_BE_6'), { programName: 'G0053' });
    const facts = { registration: { mvpId: 'G0053' } };
    expect(percent(scoreOf(2025, [set], facts, { option: 'G0053' }), 'ia')).toBe(100);
  });

  it('PI1: in 2024 8 + 10 + 30 + 24 + 25 + 5 = 102 points are capped at 100', () => {
    expect(percent(scoreOf(2024, [pi2024(80, 96, ['PI_PHCDRR_2'])]), 'pi')).toBe(100);
    // without the bonus the same is 97: nothing else was capped
    expect(percent(scoreOf(2024, [pi2024(80, 96)]), 'pi')).toBe(97);
  });
});

describe('the complex patient bonus', () => {
  const hccAndDual = [
    { name: 'hcc', value: 1.2 },
    { name: 'dualProportion', value: 0.3 },
  ] as const;

  it.each([
    // 1.20 + 5 * 0.30
    [2019, 2.7],
    // doubled: 2 * 2.70
    [2020, 5.4],
  ])('B1: of %i is %d', (year, points) => {
    expect(scoreOf(year, [ia100(year)], { complexPatient: hccAndDual, cost: [] }).bonusPoints).toBeCloseTo(points, 9);
  });

  it.each([
    [2019, 5],
    [2020, 10],
  ])('B1: of %i is capped at %d', (year, cap) => {
    const complexPatient = [
      { name: 'hcc', value: 4 },
      { name: 'dualProportion', value: 0.9 },
    ] as const;
    expect(scoreOf(year, [ia100(year)], { complexPatient }).bonusPoints).toBe(cap);
  });

  it.each([2022, 2023, 2024, 2025, 2026])(
    'B2: of %i is 1.5 + 4 * 0.6 = 3.9, the other indicator below the median',
    (year) => {
      const score = scoreOf(year, [ia100(year)], {
        complexPatient: [
          { name: 'hcc', z: 0.6, atOrAboveMedian: true },
          { name: 'dualProportion', z: -0.4, atOrAboveMedian: false },
        ],
      });
      expect(score.bonusPoints).toBeCloseTo(3.9, 9);
    },
  );
});

describe('reweighting', () => {
  const six = (points: number): number[] => Array.from({ length: 6 }, () => points);

  it('R1: 2024, small, no Promoting Interoperability: 32 + 21 + 30 = 83', () => {
    // six measures of 7 and the bonus of 6: 48/60 = 80 percent
    const sets = [qualityEarning(2024, six(7)), ia100(2024)];
    const score = scoreOf(2024, sets, { ...small, cost: [costEarning(2024, 7)] });
    expect(weightsOf(score)).toBe('40/30/30/0');
    expect(score.finalScore).toBe('83.00');
  });

  it('R1 with a complex patient bonus of 3.9 is 86.90', () => {
    const score = scoreOf(2024, [qualityEarning(2024, six(7)), ia100(2024)], {
      ...small,
      cost: [costEarning(2024, 7)],
      complexPatient: [{ name: 'hcc', z: 0.6, atOrAboveMedian: true }],
    });
    expect(score.finalScore).toBe('86.90');
  });

  it('stays at 100 after bonuses', () => {
    const score = scoreOf(2024, [qualityEarning(2024, six(10)), ia100(2024), pi2024(100, 100)], {
      cost: [costEarning(2024, 10)],
      complexPatient: [{ name: 'hcc', z: 0.6, atOrAboveMedian: true }],
    });
    expect(score.finalScore).toBe('100.00');
  });

  it('R2: 2024, large and hospital based: 44 + 21 + 15 = 80', () => {
    const score = scoreOf(2024, [qualityEarning(2024, six(8)), ia100(2024)], {
      specialStatuses: { hospitalBased: true },
      cost: [costEarning(2024, 7)],
    });
    expect(weightsOf(score)).toBe('55/30/15/0');
    expect(score.finalScore).toBe('80.00');
  });

  it('R3: 2020, everyone without cost: 38.5 + 15 + 27 = 80.5', () => {
    // prescribing 10 + exchange 20 + 20 + access 30 of 40 + public health 10 = 90
    const pi = yearSet(2020, 'pi', [
      ...attested('PI_INFBLO_1', 'PI_ONCDIR_1', 'PI_PPHI_1', 'PI_PHCDRR_1', 'PI_PHCDRR_3'),
      ...['PI_EP_1', 'PI_HIE_1', 'PI_HIE_4'].map((id) => shareOf(id, 100, 100)),
      shareOf('PI_PEA_1', 75, 100),
    ]);
    const score = scoreOf(2020, [qualityEarning(2020, six(7)), ia100(2020), pi]);
    expect(weightsOf(score)).toBe('55/0/15/30');
    expect(score.finalScore).toBe('80.50');
  });

  it('R4: 2024, small, neither Promoting Interoperability nor cost: 30 + 50 = 80', () => {
    // six measures of 5 and the bonus of 6: 36/60 = 60 percent
    const score = scoreOf(2024, [qualityEarning(2024, six(5)), ia100(2024)], small);
    expect(weightsOf(score)).toBe('50/0/50/0');
    expect(score.finalScore).toBe('80.00');
  });

  it('R5: 2021, large, neither Promoting Interoperability nor cost: 61.2 + 15 = 76.2', () => {
    // six measures of 7.2: 43.2/60 = 72 percent
    const score = scoreOf(2021, [qualityEarning(2021, six(7.2)), ia100(2021)], {
      specialStatuses: { hospitalBased: true },
    });
    expect(weightsOf(score)).toBe('85/0/15/0');
    expect(score.finalScore).toBe('76.20');
  });

  it('R6: 2024, large, activities alone: exactly the threshold, without bonus', () => {
    const score = scoreOf(2024, [ia100(2024)], {
      specialStatuses: { hospitalBased: true },
      reweighted: [{ category: 'quality', reason: 'eucApplication' }],
      complexPatient: [{ name: 'hcc', z: 0.6, atOrAboveMedian: true }],
    });
    expect(score.finalScore).toBe('75.00');
    expect(score.bonusPoints).toBe(0);
  });

  it('R7: 2024, APM Entity in the APP: 39 + 20 + 27.6 = 86.6', () => {
    const app = { programName: 'app1' };
    // 7.8 of 10 for each of the pathway's six measures: 78 percent
    const ids = ['001', '134', '236'];
    const quality = yearSet(
      2024,
      'quality',
      ids.map((id) => earning(2024, id, 7.8)),
      { ...app, submissionMethod: 'electronicHealthRecord' },
    );
    const rate = (id: string): number => costEarning(2024, 7.8, id).value;
    // prescribing 10 + PDMP 10 + exchange 30 + access 17 of 25 + public health 25 = 92
    const pi = { ...pi2024(100, 68), ...app };
    const survey = { cahps: [{ measureId: 'CAHPS_1', score: surveyRate(2024, 'CAHPS_1', 7.8) }] };
    const claims = ['479', '484'].map((measureId) => ({ measureId, caseCount: 400, rate: rate(measureId) }));
    const facts = { ...survey, clinicianCount: 60, administrativeClaims: claims, isMipsApmParticipant: true };
    const score = scoreOf(2024, [quality, pi], facts, { unitKind: 'apm', option: 'app1' });
    expect(weightsOf(score)).toBe('50/0/20/30');
    expect(percent(score, 'quality')).toBeCloseTo(78, 9);
    expect(percent(score, 'ia')).toBe(100);
    expect(percent(score, 'pi')).toBe(92);
    expect(score.finalScore).toBe('86.60');
  });

  it('R8: 2018, large, no Promoting Interoperability: 45 + 5 + 15 = 65', () => {
    const score = scoreOf(2018, [qualityEarning(2018, six(6)), ia100(2018)], {
      specialStatuses: { hospitalBased: true },
      cost: [costEarning(2018, 5)],
    });
    expect(weightsOf(score)).toBe('75/10/15/0');
    expect(score.finalScore).toBe('65.00');
  });
});
