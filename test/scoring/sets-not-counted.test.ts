import type { MeasurementSet } from '../../scoring/score-input';
import type { ScoreNode } from '../../scoring/score-result';
import { scoreUnit } from '../../scoring/score-unit';
import { attestations, catalogue2024, input, piOf82, policy2024, set, yes } from './builders';

/** The parts of a category's own node by name, of those made by the rule. */
function named(category: 'ia' | 'pi', ruleId: ScoreNode['ruleId'], sets: readonly MeasurementSet[]): string[] {
  const { tree } = scoreUnit(input(sets), policy2024, catalogue2024);
  const node = tree.parts.find(({ name }) => name === category)?.original;
  if (node === undefined) throw new Error(`no node of ${category}`);
  return node.parts.filter((part) => part.ruleId === ruleId).map(({ name }) => name);
}

describe('the sets of a category that the score names as not counted', () => {
  const weaker = { submitterRef: 'org_two' };
  const elsewhere = { programName: 'G0053' };

  it('are none beside the one set of Promoting Interoperability that counts', () => {
    expect(named('pi', 'pi.otherSet', [set('pi', piOf82)])).toEqual([]);
  });

  it('are those of other organizations, and not those of another program', () => {
    const other = set('pi', attestations, weaker);
    expect(named('pi', 'pi.otherSet', [set('pi', piOf82), other, set('pi', piOf82, elsewhere)])).toEqual([
      other.setRef,
    ]);
  });

  it('are none beside the activities that count, and those of another organization with fewer points', () => {
    // One high activity is 20 of 40, one medium 10.
    const high = set('ia', [yes('IA_EPA_1')]);
    const medium = set('ia', [yes('IA_EPA_2')], weaker);
    expect(named('ia', 'ia.otherSet', [high])).toEqual([]);
    expect(named('ia', 'ia.otherSet', [medium, high, set('ia', [yes('IA_EPA_1')], elsewhere)])).toEqual([
      medium.setRef,
    ]);
  });
});
