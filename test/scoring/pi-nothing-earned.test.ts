import fc from '../support/fast-check';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { sumOf } from '../../scoring/explain/tree-sums';
import type { Measurement, MeasurementSet, UnitScoreInput } from '../../scoring/score-input';
import type { ScoreNode, UnitScore } from '../../scoring/score-result';
import { scoreUnit } from '../../scoring/score-unit';
import { facts, input, share, yes } from './builders';
import { attested, baseYears, full, no, piSet, scoreAnswers, singleScoreYears } from './pi-builders';

function scoreOf(year: number, sets: readonly MeasurementSet[], changes: Partial<UnitScoreInput> = {}): UnitScore {
  const unit = input(sets, { performanceYear: year, facts: facts(), ...changes });
  return scoreUnit(unit, loadPolicy(year), loadCatalogue(year));
}

/** The unweighted category. */
const piOf = ({ tree }: UnitScore): ScoreNode => tree.parts.find(({ name }) => name === 'pi')!.original!;

const lines = (node: ScoreNode): string[] =>
  node.parts.map(({ name, value, detail }) => `${name} ${String(value)}: ${detail}`);

const answers2024 = [
  share('PI_EP_1', 80, 100),
  no('PI_EP_2'),
  share('PI_HIE_1', 30, 90),
  yes('PI_LVITC_2'),
  share('PI_PEA_1', 0, 200),
  yes('PI_PHCDRR_1'),
  yes('PI_PHCDRR_2'),
];

describe('a category that earns nothing', () => {
  it('lists every measure sent, with what it would be worth and what is wrong', () => {
    const pi = piOf(scoreOf(2024, [piSet(2024, [...attested(2024), ...answers2024])]));
    // PI_HIE_4's 15 go to PI_HIE_1: 30/90 of 30 is 10.
    expect(lines(pi)).toEqual([
      'PI_EP_1 8: 80/100 of 10 points, rounded to whole points',
      'PI_EP_2 0: not answered yes; needed for 10 points',
      'PI_HIE_1 10: 30/90 of 30 points (15 + 15 from PI_HIE_4), rounded to whole points',
      'PI_HIE_4 0: excluded: its 15 points go to PI_HIE_1',
      'PI_PEA_1 0: 0/200, a numerator of 1 or more is needed for 25 points',
      'publicHealth 0: PI_PHCDRR_1 yes, PI_PHCDRR_3 not sent; 2 needed, yes or excluded, for 25 points',
      'PI_PHCDRR_2 5: optional measure, once',
      // 8 + 10 + 5
      'nothing -23: the category earns nothing',
    ]);
    expect(pi.detail).toBe(
      'the category earns nothing: PI_EP_2 is not yes; PI_PEA_1 has a numerator below 1; ' +
        'publicHealth: 1 of 2 measures are reported or excluded',
    );
    expect(pi.metadata.otherAnswers).toEqual([yes('PI_LVITC_2')]);
  });

  it('names all that is missing: days, id, attestations and measures', () => {
    const sent = [no('PI_PPHI_1'), yes('PI_PPHI_2'), share('PI_EP_1', 80, 100)];
    // July 6 to December 31 is 179 days.
    const score = scoreAnswers(2024, sent, { cehrtId: null, performanceStart: '2024-07-06' });
    expect(score.zeroReason).toBe(
      'performance period of 179 days, 180 needed; no CEHRT id; attestation PI_PPHI_1 is not yes; ' +
        'attestations PI_INFBLO_1 and PI_ONCDIR_1 are missing; ' +
        'PI_EP_2, PI_HIE_1, PI_HIE_4 and PI_PEA_1 are neither reported nor excluded; ' +
        'publicHealth: 0 of 2 measures are reported or excluded',
    );
  });

  it('lists the measures also where an attestation is missing', () => {
    const whole = [...answers2024.filter(({ measureId }) => measureId === 'PI_EP_1'), yes('PI_HIE_5')];
    const pi = piOf(scoreOf(2024, [piSet(2024, [...attested(2024).slice(1), ...whole])]));
    expect(pi.parts.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['PI_EP_1', 'PI_HIE_5', 'PI_PEA_1', 'publicHealth']),
    );
  });

  it('shows the base score of 2017 as missed, and the performance behind it', () => {
    const sent = [yes('ACI_PPHI_1'), share('ACI_PEA_1', 0, 50), share('ACI_HIE_1', 12, 60), yes('ACI_PHCDRR_1')];
    const pi = piOf(scoreOf(2017, [piSet(2017, [...attested(2017), ...sent])]));
    expect(pi.parts.find(({ name }) => name === 'base')).toMatchObject({
      value: 0,
      ruleId: 'pi.zero',
      detail:
        'all are needed, or their exclusions: ACI_EP_1 not sent, ACI_PEA_1 0/50, ACI_HIE_2 not sent, ACI_PPHI_1 yes, ACI_HIE_1 12/60',
    });
    expect(pi.detail).toBe(
      'the category earns nothing: ACI_EP_1 and ACI_HIE_2 are neither reported nor excluded; ACI_PEA_1 has a numerator below 1',
    );
    // 12/60 begins two steps of ten; immunization earns all of its 10.
    expect(pi.parts.map(({ name, value }) => [name, value])).toEqual([
      ['base', 0],
      ['ACI_PHCDRR_1', 10],
      ['ACI_PEA_1', 0],
      ['ACI_HIE_1', 2],
      ['nothing', -12],
    ]);
  });

  it.each([...baseYears, ...singleScoreYears])(
    'hides no measure of %i, whichever are missing, and adds up to 0',
    (year) => {
      const ids = loadCatalogue(year)
        .measures()
        .filter(({ category }) => category === 'pi' || category === 'aci')
        .map(({ id }) => id);
      const policy = loadPolicy(year).pi;
      /** Measures that earn points of their own, in the set of measures that was scored. */
      const worthOf = (measureSet: unknown): string[] =>
        policy.baseAndPerformance === null
          ? policy.objectives.flatMap(({ measures = {} }) => Object.keys(measures))
          : policy.baseAndPerformance.measureSets
              .filter(({ id }) => id === measureSet)
              .flatMap(({ performance }) => performance.map(({ measureId }) => measureId));
      fc.assert(
        fc.property(fc.subarray(ids, { minLength: 1 }), (some) => {
          const sent: Measurement[] = some.map((id) => full(year, id));
          const pi = piOf(scoreOf(year, [piSet(year, sent)]));
          if (pi.ruleId !== 'pi.zero') return;
          const other = (pi.metadata.otherAnswers as Measurement[]).map(({ measureId }) => measureId);
          const named = [...pi.parts.map(({ name }) => name), ...other, pi.parts.map(({ detail }) => detail).join()];
          const checked = new Set(policy.attestations.map(({ measureId }) => measureId));
          const hidden = some.filter(
            (id) => !checked.has(id) && !named.some((text) => text === id || text.includes(id)),
          );
          expect(hidden).toEqual([]);
          // Something may stand in for the measures of an objective, which then earn nothing.
          const hasStandIn = policy.objectives.some(({ alternatives = {} }) => some.some((id) => id in alternatives));
          const worth = hasStandIn ? [] : worthOf(pi.metadata.measureSet);
          expect(other.filter((id) => worth.includes(id))).toEqual([]);
          expect(sumOf(pi.parts)).toBeCloseTo(0, 9);
        }),
        { numRuns: 40 },
      );
    },
  );
});

describe('an APM Entity of 2024 of whose Promoting Interoperability nothing is known', () => {
  const unknown = scoreOf(2024, [], { unitKind: 'apm', option: 'app1' });

  it('has no final score', () => {
    expect(unknown.finalScore).toBeNull();
    expect(unknown.notDeterminable).toEqual([expect.stringContaining('Promoting Interoperability of the APM Entity')]);
    expect(piOf(unknown).detail).toBe(
      'not known, and counted as nothing: the scores of the participants are not known',
    );
  });

  it('has one when the category is reweighted', () => {
    const reweighted = [{ category: 'pi', reason: 'eucApplication' }] as const;
    const excused = scoreOf(2024, [], { unitKind: 'apm', option: 'app1', facts: facts({ reweighted }) });
    // Nothing for quality; activities are assigned in full and weigh 25: 0 + 25.
    expect(excused).toMatchObject({ finalScore: '25.00', notDeterminable: [] });
  });
});

describe('a set that is not the one that counts', () => {
  const reasons = (score: UnitScore): unknown[] =>
    piOf(score).parts.flatMap(({ ruleId, metadata }) => (ruleId === 'pi.otherSet' ? [metadata.notCountedBecause] : []));

  it('contradicts another, also where an APM Entity of 2023 sent both', () => {
    const sets = [yes('PI_EP_2'), no('PI_EP_2')].map((each) => piSet(2023, [...attested(2023), each]));
    const score = scoreOf(2023, sets, { unitKind: 'apm' });
    expect(reasons(score)).toEqual(Array(2).fill('submissions contradict one another'));
  });

  it('says so when it is empty', () => {
    expect(reasons(scoreOf(2024, [piSet(2024, [])]))).toEqual(['it holds no measurement']);
  });
});
