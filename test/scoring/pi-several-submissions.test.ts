import type { Measurement } from '../../scoring/score-input';
import { share, yes } from './builders';
import { attested, full, no, piSet, scoreAnswers, scoreSets } from './pi-builders';

const answersOf = (year: number, access: number): Measurement[] => [
  ...attested(year),
  share('PI_EP_1', 50, 50),
  ...(year >= 2023 ? [yes('PI_EP_2')] : []),
  share('PI_HIE_1', 50, 50),
  share('PI_HIE_4', 50, 50),
  share('PI_PEA_1', access, 100),
  yes('PI_PHCDRR_1'),
  yes('PI_PHCDRR_3'),
];

describe('several submissions', () => {
  it.each([2019, 2020, 2021, 2022, 2023])('score 0 when two of them answer one measure differently in %i', (year) => {
    const score = scoreSets(year, piSet(year, answersOf(year, 80)), piSet(year, answersOf(year, 90)));
    expect(score).toMatchObject({
      percent: 0,
      setRef: null,
      hasData: true,
      zeroReason: 'submissions give different answers to PI_PEA_1',
    });
  });

  it.each([2024, 2025, 2026])('keep the highest from 2024, whatever they say: %i', (year) => {
    // access 80/100 of 25 = 20 and 96/100 of 25 = 24: 95 and 99
    const score = scoreSets(year, piSet(year, answersOf(year, 80)), piSet(year, answersOf(year, 96)));
    expect(score).toMatchObject({ percent: 99, zeroReason: null });
  });

  it('may differ in period, certification id and measures without contradicting one another', () => {
    const one = piSet(2023, answersOf(2023, 80));
    const other = piSet(2023, [...answersOf(2023, 80), yes('PI_PHCDRR_2')], {
      submitterRef: 'org_two',
      cehrtId: '0015CEXAMPLE002',
      performanceStart: '2023-06-01',
    });
    // 10 + 10 + 30 + 20 + 25 = 95, and 5 for the other's registry
    expect(scoreSets(2023, one, other)).toMatchObject({ percent: 100, setRef: other.setRef });
  });

  it('contradict one another over an attestation too', () => {
    const [first, ...rest] = answersOf(2022, 80);
    const contrary = piSet(2022, [no(first!.measureId), ...rest]);
    expect(scoreSets(2022, piSet(2022, answersOf(2022, 80)), contrary).zeroReason).toBe(
      'submissions give different answers to PI_PPHI_1',
    );
  });
});

describe('what counts as data', () => {
  it('is any measurement to 2024 and only a whole submission from 2025', () => {
    for (const year of [2019, 2024]) expect(scoreAnswers(year, [full(year, 'PI_EP_1')]).hasData).toBe(true);
    for (const year of [2025, 2026]) {
      const whole = answersOf(year, 80);
      expect(scoreAnswers(year, whole).hasData).toBe(true);
      expect(scoreAnswers(year, whole, { cehrtId: null })).toMatchObject({ percent: 0, hasData: false });
      for (const left of whole) {
        const score = scoreAnswers(
          year,
          whole.filter((answer) => answer !== left),
        );
        expect([left.measureId, score.percent, score.hasData]).toEqual([left.measureId, 0, false]);
      }
    }
  });

  it('is a whole submission that earns nothing, too', () => {
    const answers = [...answersOf(2025, 80).filter(({ measureId }) => measureId !== 'PI_PEA_1')];
    expect(scoreAnswers(2025, [...answers, share('PI_PEA_1', 0, 100)])).toMatchObject({ percent: 0, hasData: true });
  });

  it('is nothing without a set', () => {
    expect(scoreSets(2024)).toMatchObject({ percent: 0, hasData: false, zeroReason: 'no data', setRef: null });
  });
});
