import type { Measurement } from '../../scoring/score-input';
import { share, yes } from './builders';
import { attested, no, scoreAnswers } from './pi-builders';

const base2017: readonly Measurement[] = [
  ...attested(2017),
  yes('ACI_PPHI_1'),
  share('ACI_EP_1', 1, 400),
  share('ACI_PEA_1', 1, 10),
  share('ACI_HIE_1', 1, 10),
  share('ACI_HIE_2', 1, 10),
];
const base2018: readonly Measurement[] = base2017.map(({ measureId, value }) => ({
  measureId: measureId.replace('ACI_', 'PI_'),
  value,
}));
const transition2017: readonly Measurement[] = [
  ...attested(2017),
  yes('ACI_TRANS_PPHI_1'),
  share('ACI_TRANS_EP_1', 10, 400),
  share('ACI_TRANS_PEA_1', 1, 10),
  share('ACI_TRANS_HIE_1', 1, 10),
];
const without = (answers: readonly Measurement[], id: string): Measurement[] =>
  answers.filter(({ measureId }) => measureId !== id);

describe('base score', () => {
  it('is 50 once every required measure has a yes or a numerator of one', () => {
    // 50; PEA_1, HIE_1 and HIE_2 at 10% earn one step of 10 each; e-prescribing has no performance points
    expect(scoreAnswers(2017, base2017)).toMatchObject({ percent: 53, measureSet: 'standard', zeroReason: null });
    // PEA_1 and HIE_1 at 10% earn one step of 20 each: 50 + 2 + 2
    expect(scoreAnswers(2017, transition2017)).toMatchObject({ percent: 54, measureSet: 'transition' });
  });

  it.each([
    ['ACI_EP_1', 'ACI_LVPP_1', 53],
    // the excluded exchange measure keeps the base score and loses its one performance point
    ['ACI_HIE_1', 'ACI_LVOTC_1', 52],
    ['ACI_HIE_2', 'ACI_LVITC_1', 52],
  ])('stands when %s is excluded by %s', (id, exclusion, expected) => {
    expect(scoreAnswers(2017, [...without(base2017, id), yes(exclusion)]).percent).toBe(expected);
    const [id2018, exclusion2018] = [id.replace('ACI_', 'PI_'), exclusion.replace('ACI_', 'PI_')];
    const score = scoreAnswers(2018, [...without(base2018, id2018), yes(exclusion2018)], { cehrtId: null });
    expect(score.percent).toBe(expected);
    expect(score.items).toContainEqual(expect.objectContaining({ id: id2018, ruleId: 'pi.baseExcluded', points: 0 }));
  });

  it('has no exclusion for patient access or the security risk analysis', () => {
    for (const id of ['ACI_PEA_1', 'ACI_PPHI_1']) {
      const score = scoreAnswers(2017, [...without(base2017, id), yes('ACI_LVPP_1'), yes('ACI_LVOTC_1')]);
      expect(score).toMatchObject({ percent: 0, zeroReason: `${id} is neither reported nor excluded` });
    }
  });

  it('is missed, and with it everything, by a numerator of 0 or a no', () => {
    const extras = [yes('ACI_PHCDRR_1'), yes('ACI_PHCDRR_2')];
    expect(scoreAnswers(2017, [...without(base2017, 'ACI_PEA_1'), share('ACI_PEA_1', 0, 10), ...extras])).toMatchObject(
      {
        percent: 0,
        zeroReason: 'ACI_PEA_1 has a numerator below 1',
      },
    );
    expect(scoreAnswers(2017, [...without(base2017, 'ACI_PPHI_1'), no('ACI_PPHI_1'), ...extras])).toMatchObject({
      percent: 0,
      zeroReason: 'ACI_PPHI_1 is not yes',
    });
  });

  it('needs both attestations and 90 days, and no certification id', () => {
    expect(scoreAnswers(2017, without(base2017, 'ACI_INFBLO_1')).zeroReason).toBe(
      'attestation ACI_INFBLO_1 is missing',
    );
    expect(scoreAnswers(2018, [...without(base2018, 'PI_ONCDIR_1'), no('PI_ONCDIR_1')]).zeroReason).toBe(
      'attestation PI_ONCDIR_1 is not yes',
    );
    // October 4 to December 31 is 89 days
    expect(scoreAnswers(2017, base2017, { performanceStart: '2017-10-04' }).zeroReason).toBe(
      'performance period of 89 days, 90 needed',
    );
    expect(scoreAnswers(2017, base2017, { performanceStart: '2017-10-03', cehrtId: null }).percent).toBe(53);
  });
});

describe('performance score', () => {
  it.each([
    [1, 100, 1],
    [10, 100, 1],
    [11, 100, 2],
    [90, 100, 9],
    [91, 100, 10],
    [100, 100, 10],
    [3, 10, 3],
    [7, 10, 7],
  ])('gives %i of %i patients %i points of 10, a step begun being a step earned', (numerator, denominator, points) => {
    const score = scoreAnswers(2017, [...base2017, share('ACI_CCTPE_1', numerator, denominator)]);
    expect(score.percent).toBe(53 + points);
    const doubled = [...without(transition2017, 'ACI_TRANS_PEA_1'), share('ACI_TRANS_PEA_1', numerator, denominator)];
    // of 20 in the transition set: 50 + twice the points + 2 for HIE_1
    expect(scoreAnswers(2017, doubled).percent).toBe(52 + 2 * points);
  });

  it('earns nothing for a measure outside the base with a numerator of 0, and loses nothing', () => {
    expect(scoreAnswers(2017, [...base2017, share('ACI_CCTPE_1', 0, 100), no('ACI_PHCDRR_1')]).percent).toBe(53);
  });

  it('counts one registry in 2018, whichever it is', () => {
    const without2015 = { cehrtId: null };
    expect(scoreAnswers(2018, [...base2018, yes('PI_PHCDRR_3')], without2015).percent).toBe(63);
    // a second registry measure earns the bonus of 5 in place of another 10
    const two = scoreAnswers(2018, [...base2018, yes('PI_PHCDRR_3'), yes('PI_PHCDRR_5')], without2015);
    expect(two.percent).toBe(68);
    expect(two.items.filter(({ ruleId }) => ruleId === 'pi.countedOnce')).toHaveLength(1);
  });
});

describe('bonuses', () => {
  it('give 5 for registries once and 10 for activities with certified technology', () => {
    expect(scoreAnswers(2017, [...base2017, yes('ACI_PHCDRR_2')]).percent).toBe(58);
    expect(scoreAnswers(2017, [...base2017, yes('ACI_PHCDRR_2'), yes('ACI_PHCDRR_5')]).percent).toBe(58);
    expect(scoreAnswers(2017, [...base2017, yes('ACI_PHCDRR_2'), yes('ACI_IACEHRT_1')]).percent).toBe(68);
    expect(scoreAnswers(2017, [...transition2017, yes('ACI_TRANS_PHCDRR_3'), yes('ACI_IACEHRT_1')]).percent).toBe(69);
  });

  it('take an answer for several registries in 2018', () => {
    const answers = [...base2018, yes('PI_PHCDRR_2'), yes('PI_PHCDRR_2_MULTI'), yes('PI_PHCDRR_4_MULTI')];
    // 53 + 10 + 5 once
    expect(scoreAnswers(2018, answers, { cehrtId: null }).percent).toBe(68);
  });

  it('give 10 for 2015 Edition technology alone in 2018', () => {
    expect(scoreAnswers(2018, base2018).percent).toBe(63);
    expect(scoreAnswers(2018, base2018, { cehrtId: '0014EEXAMPLE001' }).percent).toBe(53);
    expect(scoreAnswers(2018, [...base2018, yes('PI_TRANS_PHCDRR_1')]).percent).toBe(53);
    const transition = transition2017.map(({ measureId, value }) => ({
      measureId: measureId.replace('ACI_', 'PI_'),
      value,
    }));
    expect(scoreAnswers(2018, transition).percent).toBe(54);
    expect(scoreAnswers(2017, base2017).percent).toBe(53);
  });
});

describe('the two measure sets', () => {
  it('are scored apart and the better is kept', () => {
    const both = [...base2017, ...transition2017.slice(2), share('ACI_TRANS_SM_1', 10, 10)];
    // standard 53; transition 54 + 10
    expect(scoreAnswers(2017, both)).toMatchObject({ percent: 64, measureSet: 'transition' });
  });

  it('do not lend one another measures, exclusions or bonuses', () => {
    const lent = [...without(base2017, 'ACI_HIE_1'), share('ACI_TRANS_HIE_1', 10, 10)];
    expect(scoreAnswers(2017, lent).percent).toBe(0);
    expect(scoreAnswers(2017, [...without(base2017, 'ACI_EP_1'), yes('ACI_TRANS_LVPP_1')]).percent).toBe(0);
    expect(scoreAnswers(2017, [...base2017, yes('ACI_TRANS_PHCDRR_3'), yes('ACI_TRANS_PHCDRR_1')]).percent).toBe(53);
  });

  it('both missed, tell why each is', () => {
    const neither = [...attested(2017), share('ACI_EP_1', 1, 1), share('ACI_TRANS_EP_1', 1, 1)];
    expect(scoreAnswers(2017, neither).zeroReason).toBe(
      'standard set: ACI_PEA_1, ACI_HIE_2, ACI_PPHI_1 and ACI_HIE_1 are neither reported nor excluded; ' +
        'transition set: ACI_TRANS_HIE_1, ACI_TRANS_PEA_1 and ACI_TRANS_PPHI_1 are neither reported nor excluded',
    );
  });
});
