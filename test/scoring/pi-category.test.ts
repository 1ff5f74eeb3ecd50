import type { Measurement, MeasurementSet } from '../../scoring/score-input';
import { scoreUnit } from '../../scoring/score-unit';
import { attestations, catalogue2024, facts, input, piOf82, policy2024, set, share, yes } from './builders';

function points(measurements: readonly Measurement[], changes: Partial<MeasurementSet> = {}): number | null {
  const result = scoreUnit(input([set('pi', measurements, changes)]), policy2024, catalogue2024);
  return result.byCategory.find(({ category }) => category === 'pi')!.percent;
}

const without = (id: string): Measurement[] => piOf82.filter(({ measureId }) => measureId !== id);

const rest = [share('PI_PEA_1', 96, 100), yes('PI_PHCDRR_1'), yes('PI_PHCDRR_3')];

describe('scorePromotingInteroperability', () => {
  it('adds rates, answers, redistributed and bonus points', () => {
    // 80/100 of 10 = 8; PDMP 10; 30/90 of 15 + 15 (HIE_4 excluded) = 10; 190/200 of 25 = 23.75 -> 24;
    // public health 25 with one excluded; bonus 5: 82
    expect(points(piOf82)).toBe(82);
  });

  it('caps the category at 100', () => {
    // 8 + 10 + 30 + 24 + 25 + 5 = 102
    const answers = [...attestations, share('PI_EP_1', 80, 100), yes('PI_EP_2'), yes('PI_HIE_5'), ...rest];
    expect(points([...answers, yes('PI_PHCDRR_4')])).toBe(100);
    expect(points(answers)).toBe(97);
  });

  it('earns at least one point for a numerator of one', () => {
    // 1/1000 of 10 rounds to 0, lifted to 1; then 10 + 30 + 24 + 25
    expect(points([...attestations, share('PI_EP_1', 1, 1000), yes('PI_EP_2'), yes('PI_HIE_6'), ...rest])).toBe(90);
  });

  it('moves excluded e-prescribing and PDMP points to health information exchange', () => {
    const excluded = [...attestations, yes('PI_LVPP_1'), yes('PI_EP_2_EX_1')];
    // HIE_1 50/100 of 15 + 10 = 12.5 -> 13, HIE_4 100/100 of 15 + 10 = 25; + 24 + 25
    expect(points([...excluded, share('PI_HIE_1', 50, 100), share('PI_HIE_4', 100, 100), ...rest])).toBe(87);
    // all 20 to the stand-in: 30 + 20 + 24 + 25
    expect(points([...excluded, yes('PI_HIE_5'), ...rest])).toBe(99);
  });

  it('moves an excluded PDMP query to e-prescribing', () => {
    // 80/100 of 10 + 10 = 16; + 30 + 24 + 25
    const answers = [...attestations, share('PI_EP_1', 80, 100), yes('PI_EP_2_EX_1'), yes('PI_HIE_5'), ...rest];
    expect(points(answers)).toBe(95);
  });

  it('moves an excluded sending measure to patient access, and both exchange measures too', () => {
    const start = [...attestations, share('PI_EP_1', 100, 100), yes('PI_EP_2')];
    const health = [yes('PI_PHCDRR_1'), yes('PI_PHCDRR_3')];
    // HIE_1 excluded: HIE_4 15, access 50/100 of 25 + 15 = 20; 10 + 10 + 15 + 20 + 25
    expect(points([...start, yes('PI_LVOTC_1'), share('PI_HIE_4', 9, 9), share('PI_PEA_1', 50, 100), ...health])).toBe(
      80,
    );
    // both excluded: access 50/100 of 55 = 27.5 -> 28; 10 + 10 + 28 + 25
    expect(points([...start, yes('PI_LVOTC_1'), yes('PI_LVITC_2'), share('PI_PEA_1', 50, 100), ...health])).toBe(73);
  });

  it('moves public health to patient access when both measures are excluded', () => {
    const start = [...attestations, share('PI_EP_1', 100, 100), yes('PI_EP_2'), yes('PI_HIE_5')];
    // access 80/100 of 25 + 25 = 40; 10 + 10 + 30 + 40
    expect(points([...start, share('PI_PEA_1', 80, 100), yes('PI_PHCDRR_1_EX_1'), yes('PI_PHCDRR_3_EX_2')])).toBe(90);
  });

  it('is zero when a required measure is neither reported nor excluded, or its numerator is 0', () => {
    expect(points(without('PI_PEA_1'))).toBe(0);
    expect(points([...without('PI_PEA_1'), share('PI_PEA_1', 0, 200)])).toBe(0);
    expect(points(without('PI_PHCDRR_1'))).toBe(0);
    expect(points(without('PI_LVITC_2'))).toBe(0);
  });

  it.each(['PI_PPHI_1', 'PI_PPHI_2', 'PI_INFBLO_1', 'PI_ONCDIR_1'])('is zero without a yes to %s', (id) => {
    expect(points(without(id))).toBe(0);
    expect(points([...without(id), { measureId: id, value: false }])).toBe(0);
  });

  it('is zero without a CEHRT id or with fewer than 180 days', () => {
    expect(points(piOf82, { cehrtId: null })).toBe(0);
    // July 5 to December 31 is 180 days
    expect(points(piOf82, { performanceStart: '2024-07-05' })).toBe(82);
    expect(points(piOf82, { performanceStart: '2024-07-06' })).toBe(0);
  });

  it('keeps the best of several sets', () => {
    const sets = [set('pi', without('PI_PEA_1')), set('pi', piOf82, { submitterRef: 'org_two' })];
    const result = scoreUnit(input(sets, { facts: facts() }), policy2024, catalogue2024);
    expect(result.byCategory.find(({ category }) => category === 'pi')!.percent).toBe(82);
    expect(result.pickedSetRefs).toContain(sets[1]!.setRef);
  });
});
