import type { Measurement } from '../../scoring/score-input';
import { piOf82, share, yes } from '../scoring/builders';
import { attested, no, scoreAnswers } from '../scoring/pi-builders';

/** Points by item, of an expected percent and the items that make it up. */
function expectPoints(
  year: number,
  measurements: readonly Measurement[],
  percent: number,
  points: Readonly<Record<string, number>>,
): void {
  const score = scoreAnswers(year, [...attested(year), ...measurements]);
  expect(score.zeroReason).toBeNull();
  expect(
    Object.fromEntries(score.items.filter((item) => item.points > 0).map((item) => [item.id, item.points])),
  ).toEqual(points);
  expect(score.percent).toBe(percent);
}

describe('base, performance and bonus', () => {
  it('2017, standard set', () => {
    // 45/50 of 10 = 9; 12/60: two steps = 2; 31/100: the fourth step is begun = 4; immunization registry 10;
    // 50 + 25 + 5 for one registry = 80
    const answers = [
      yes('ACI_PPHI_1'),
      share('ACI_EP_1', 3, 4),
      share('ACI_PEA_1', 45, 50),
      share('ACI_HIE_1', 12, 60),
      share('ACI_HIE_2', 31, 100),
      yes('ACI_PHCDRR_1'),
      yes('ACI_PHCDRR_4'),
    ];
    const points = { base: 50, ACI_PEA_1: 9, ACI_HIE_1: 2, ACI_HIE_2: 4, ACI_PHCDRR_1: 10, ACI_PHCDRR_4: 5 };
    expectPoints(2017, answers, 80, points);
  });

  it('2017, transition set with exchange excluded', () => {
    // 95/100 of 20: ten steps of 2 = 20; 1/20 of 10 = 1; 33/99: four steps = 4; registry 10;
    // 50 + 35, bonuses 5 (two registries, once) and 10: 100
    const answers = [
      yes('ACI_TRANS_PPHI_1'),
      share('ACI_TRANS_EP_1', 3, 4),
      share('ACI_TRANS_PEA_1', 95, 100),
      yes('ACI_TRANS_LVOTC_1'),
      share('ACI_TRANS_PEA_2', 1, 20),
      share('ACI_TRANS_SM_1', 33, 99),
      yes('ACI_TRANS_PHCDRR_1'),
      yes('ACI_TRANS_PHCDRR_2'),
      yes('ACI_TRANS_PHCDRR_3'),
      yes('ACI_IACEHRT_1'),
    ];
    expectPoints(2017, answers, 100, {
      base: 50,
      ACI_TRANS_PEA_1: 20,
      ACI_TRANS_PEA_2: 1,
      ACI_TRANS_SM_1: 4,
      ACI_TRANS_PHCDRR_1: 10,
      ACI_TRANS_PHCDRR_2: 5,
      ACI_IACEHRT_1: 10,
    });
  });

  it('2018, standard set with 2015 Edition technology alone', () => {
    // 81/100: nine steps = 9; 10/100 = 1; 11/100: two steps = 2; one registry (the first in the data) 10: 22
    // bonuses 5 (a second registry) + 10 + 10 = 25; 50 + 22 + 25 = 97
    const answers = [
      yes('PI_PPHI_1'),
      yes('PI_LVPP_1'),
      share('PI_PEA_1', 81, 100),
      yes('PI_LVOTC_1'),
      share('PI_HIE_2', 10, 100),
      share('PI_CCTPE_1', 11, 100),
      yes('PI_PHCDRR_2'),
      yes('PI_PHCDRR_4'),
      yes('PI_PHCDRR_4_MULTI'),
      yes('PI_IACEHRT_1'),
    ];
    expectPoints(2018, answers, 97, {
      base: 50,
      PI_PEA_1: 9,
      PI_HIE_2: 1,
      PI_CCTPE_1: 2,
      PI_PHCDRR_4: 10,
      PI_PHCDRR_4_MULTI: 5,
      PI_IACEHRT_1: 10,
      edition: 10,
    });
  });
});

describe('single score', () => {
  it('2019, receiving excluded because it could not be implemented', () => {
    // 50/80 of 10 = 6.25 -> 6; HIE_1 33/66 of 20 + 20 = 20; 190/200 of 40 = 38; two immunization registries 10;
    // bonuses 5 + 5: 84
    const answers = [
      share('PI_EP_1', 50, 80),
      share('PI_HIE_1', 33, 66),
      yes('PI_CUITC_1'),
      share('PI_PEA_1', 190, 200),
      yes('PI_PHCDRR_1'),
      yes('PI_PHCDRR_1_MULTI'),
      yes('PI_EP_2'),
      share('PI_EP_3', 1, 9),
    ];
    const points = { PI_EP_1: 6, PI_HIE_1: 20, PI_PEA_1: 38, publicHealth: 10, PI_EP_2: 5, PI_EP_3: 5 };
    expectPoints(2019, answers, 84, points);
  });

  it('2020, e-prescribing excluded and one registry excused', () => {
    // HIE_1 40/100 of 20 + 5 = 10; HIE_4 90/100 of 25 = 22.5 -> 23; 75/100 of 40 = 30; 10; PDMP 5: 78
    const answers = [
      yes('PI_LVPP_1'),
      share('PI_HIE_1', 40, 100),
      share('PI_HIE_4', 90, 100),
      share('PI_PEA_1', 75, 100),
      yes('PI_PHCDRR_4'),
      yes('PI_PHCDRR_1_EX_3'),
      yes('PI_EP_2'),
    ];
    expectPoints(2020, answers, 78, { PI_HIE_1: 10, PI_HIE_4: 23, PI_PEA_1: 30, publicHealth: 10, PI_EP_2: 5 });
  });

  it('2021, bi-directional exchange and no registry', () => {
    // exchange 40 + 10 from e-prescribing = 50; access 60/100 of 40 + 10 from public health = 30; PDMP 10: 90
    const answers = [
      yes('PI_LVPP_1'),
      yes('PI_HIE_5'),
      share('PI_PEA_1', 60, 100),
      yes('PI_PHCDRR_2_EX_1'),
      yes('PI_PHCDRR_5_EX_2'),
      yes('PI_EP_2'),
    ];
    expectPoints(2021, answers, 90, { PI_HIE_5: 50, PI_PEA_1: 30, PI_EP_2: 10 });
  });

  it('2022, sending excluded and the SAFER guides not used', () => {
    // 9/10 of 10 = 9; HIE_4 5/20 of 20 = 5; access 100/400 of 40 + 20 = 15; 10; PDMP 10; registries 5 once: 54
    const answers = [
      share('PI_EP_1', 9, 10),
      yes('PI_LVOTC_1'),
      share('PI_HIE_4', 5, 20),
      share('PI_PEA_1', 100, 400),
      yes('PI_PHCDRR_1'),
      yes('PI_PHCDRR_3_EX_4'),
      yes('PI_EP_2'),
      yes('PI_PHCDRR_4'),
      yes('PI_PHCDRR_5'),
    ];
    const points = { PI_EP_1: 9, PI_HIE_4: 5, PI_PEA_1: 15, publicHealth: 10, PI_EP_2: 10, PI_PHCDRR_4: 5 };
    expectPoints(2022, answers, 54, points);
    const attestedNo = attested(2022).map((answer) => (answer.measureId === 'PI_PPHI_2' ? no('PI_PPHI_2') : answer));
    expect(scoreAnswers(2022, [...attestedNo, ...answers]).percent).toBe(54);
  });

  it('2023, PDMP excused and exchange under TEFCA', () => {
    // e-prescribing 17/20 of 10 + 10 = 17; 30; access 1/1000 of 25 = 0.025, at least 1; 25: 73
    const answers = [
      share('PI_EP_1', 17, 20),
      yes('PI_EP_2_EX_3'),
      yes('PI_HIE_6'),
      share('PI_PEA_1', 1, 1000),
      yes('PI_PHCDRR_1'),
      yes('PI_PHCDRR_3'),
    ];
    expectPoints(2023, answers, 73, { PI_EP_1: 17, PI_HIE_6: 30, PI_PEA_1: 1, publicHealth: 25 });
  });

  it('2024, receiving excluded', () => {
    // 80/100 of 10 = 8; PDMP 10; 30/90 of 15 + 15 = 10; 190/200 of 25 = 23.75 -> 24; 25; registry 5: 82
    expect(scoreAnswers(2024, piOf82).percent).toBe(82);
  });

  const nearlyFull = [share('PI_EP_1', 80, 100), yes('PI_EP_2'), yes('PI_HIE_5'), share('PI_PEA_1', 96, 100)];

  it('2024, capped', () => {
    // 8 + 10 + 30 + 24 + 25 + 5 = 102
    const answers = [...nearlyFull, yes('PI_PHCDRR_1'), yes('PI_PHCDRR_3'), yes('PI_PHCDRR_5')];
    const score = scoreAnswers(2024, [...attested(2024), ...answers]);
    expect([score.percent, score.points]).toEqual([100, 102]);
  });

  it.each([
    ['yes', yes('PI_PHCDRR_3')],
    ['no', no('PI_PHCDRR_3')],
    ['an exclusion', yes('PI_PHCDRR_3_EX_1')],
  ])('2025, suppressed electronic case reporting answered by %s', (_, caseReporting) => {
    // 8 + 10 + 30 + 24 + 25
    const points = { PI_EP_1: 8, PI_EP_2: 10, PI_HIE_5: 30, PI_PEA_1: 24, publicHealth: 25 };
    expectPoints(2025, [...nearlyFull, yes('PI_PHCDRR_1'), caseReporting], 97, points);
    // the 25 points stay with public health when immunization is excused too
    expectPoints(2025, [...nearlyFull, yes('PI_PHCDRR_1_EX_2'), caseReporting], 97, points);
  });

  it('2025 without an answer on case reporting, and 2024 with a no, earn nothing', () => {
    const silent = scoreAnswers(2025, [...attested(2025), ...nearlyFull, yes('PI_PHCDRR_1')]);
    expect(silent.zeroReason).toBe('publicHealth: 1 of 2 measures are reported or excluded');
    const refused = scoreAnswers(2024, [...attested(2024), ...nearlyFull, yes('PI_PHCDRR_1'), no('PI_PHCDRR_3')]);
    expect([refused.percent, refused.zeroReason]).toEqual([
      0,
      'publicHealth: 1 of 2 measures are reported or excluded',
    ]);
  });

  it('2026, public health reporting under TEFCA as the bonus', () => {
    // EP 70/100 of 10 = 7; 10; 30; 24; 25; 5: 101, capped
    const answers = [share('PI_EP_1', 70, 100), ...nearlyFull.slice(1), yes('PI_PHCDRR_1'), yes('PI_PHCDRR_3')];
    expect(scoreAnswers(2026, [...attested(2026), ...answers]).percent).toBe(96);
    expect(scoreAnswers(2026, [...attested(2026), ...answers, yes('PI_PHCDRR_6')])).toMatchObject({
      percent: 100,
      points: 101,
    });
  });
});

describe('why a category earns nothing', () => {
  const answers = [...attested(2024), share('PI_EP_1', 80, 100), yes('PI_EP_2'), yes('PI_HIE_5')];
  const rest = [share('PI_PEA_1', 96, 100), yes('PI_PHCDRR_1'), yes('PI_PHCDRR_3')];

  it.each<[string, readonly Measurement[]]>([
    ['PI_PEA_1 is neither reported nor excluded', [...answers, ...rest.slice(1)]],
    ['PI_PEA_1 has a numerator below 1', [...answers, share('PI_PEA_1', 0, 9), ...rest.slice(1)]],
    ['PI_EP_2 is not yes', [...answers.filter((a) => a.measureId !== 'PI_EP_2'), no('PI_EP_2'), ...rest]],
    ['attestation PI_PPHI_1 is missing', [...answers.slice(1), ...rest]],
    ['attestation PI_PPHI_1 is not yes', [no('PI_PPHI_1'), ...answers.slice(1), ...rest]],
  ])('%s', (zeroReason, sent) => {
    expect(scoreAnswers(2024, sent)).toMatchObject({ percent: 0, zeroReason });
  });

  it('is the certification id or the period', () => {
    expect(scoreAnswers(2024, [...answers, ...rest], { cehrtId: '' }).zeroReason).toBe('no CEHRT id');
    // July 6 to December 31 is 179 days
    expect(scoreAnswers(2024, [...answers, ...rest], { performanceStart: '2024-07-06' }).zeroReason).toBe(
      'performance period of 179 days, 180 needed',
    );
  });
});
