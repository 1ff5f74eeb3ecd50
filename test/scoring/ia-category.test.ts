import type { MeasurementSet, UnitFacts } from '../../scoring/score-input';
import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, facts, flatMeasure, input, policy2024, quality, rate, set, yes } from './builders';

function percent(ids: readonly string[], known: UnitFacts = facts(), option = 'mips'): number | null {
  const sets = [set('ia', ids.map(yes), { programName: option })];
  const result = scoreUnit(input(sets, { option, facts: known }), policy2024, catalogue2024);
  return result.byCategory.find(({ category }) => category === 'ia')!.percent;
}

const small = facts({ specialStatuses: { smallPractice: true } });

describe('scoreImprovementActivities', () => {
  it('weighs medium 10 and high 20 of 40', () => {
    // IA_EPA_1 high + IA_EPA_2 medium = 30/40
    expect(percent(['IA_EPA_1', 'IA_EPA_2'])).toBe(75);
  });

  it.each(['smallPractice', 'rural', 'hpsa', 'nonPatientFacing'] as const)('doubles points for %s', (status) => {
    const doubled = facts({ specialStatuses: { [status]: true } });
    // one medium 20/40; one high 40/40
    expect([percent(['IA_EPA_2'], doubled), percent(['IA_EPA_1'], doubled)]).toEqual([50, 100]);
  });

  it('never exceeds full marks', () => {
    // 60 -> 40
    expect(percent(['IA_EPA_1', 'IA_EPA_2'], small)).toBe(100);
  });

  it('gives full marks to an attested medical home, unless it is known not to be one', () => {
    expect(percent(['IA_PCMH'])).toBe(100);
    expect(percent(['IA_PCMH'], facts({ isPcmh: false }))).toBe(0);
    expect(percent([], facts({ isPcmh: true }))).toBe(0);
  });

  it('gives a MIPS APM participant at least half', () => {
    const apm = facts({ isMipsApmParticipant: true });
    expect([percent(['IA_EPA_2'], apm), percent(['IA_EPA_1', 'IA_EPA_2'], apm)]).toEqual([50, 75]);
  });

  it('gives the half to one who sent another category alone, and nothing to one who sent nothing at all', () => {
    const apm = facts({ isMipsApmParticipant: true });
    const activities = (sets: MeasurementSet[]) =>
      scoreUnit(input(sets, { facts: apm }), policy2024, catalogue2024).byCategory.find(
        ({ category }) => category === 'ia',
      )!.percent;
    expect([activities([quality([rate(flatMeasure, 60, 100)])]), activities([])]).toEqual([50, 0]);
  });

  it('weighs medium 20 and high 40 under an MVP, and only its own activities', () => {
    expect(percent(['IA_EPA_2'], facts(), 'G0053')).toBe(50);
    expect(percent(['IA_EPA_1'], facts(), 'G0053')).toBe(100);
    // IA_EPA_3 is not in the pathway
    expect(percent(['IA_EPA_3'], facts(), 'G0053')).toBe(0);
  });

  it('counts an activity once and only when performed for 90 days', () => {
    const twice = [set('ia', [yes('IA_EPA_2')]), set('ia', [yes('IA_EPA_2')])];
    const short = [set('ia', [yes('IA_EPA_2')], { performanceStart: '2024-10-04' })];
    const score = (sets: typeof twice): number | null =>
      scoreUnit(input(sets), policy2024, catalogue2024).byCategory.find(({ category }) => category === 'ia')!.percent;
    // October 4 to December 31 is 89 days
    expect([score(twice), score(short)]).toEqual([25, 0]);
  });
});
