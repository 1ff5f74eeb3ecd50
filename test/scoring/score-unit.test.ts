import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { OptionNotAllowedError, ScoreInputError, YearMismatchError } from '../../scoring/scoring-errors';
import type { Category } from '../../policy/year-policy';
import type { ReweightedCategory, UnitFacts, UnitScoreInput } from '../../scoring/score-input';
import type { UnitScore } from '../../scoring/score-result';
import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, facts, input, piOf82, policy2024, quality, rate, set, yes } from './builders';

const score = (unit: UnitScoreInput): UnitScore => scoreUnit(unit, policy2024, catalogue2024);
const weights = (result: UnitScore): number[] => result.byCategory.map(({ weight }) => weight);

/** Quality, cost and activities of known percents: 6.1730/60, 7.8768/10 and 100. */
const ecqm = quality([rate('318', 75, 100)], 'electronicHealthRecord');
const cost = [{ measureId: 'TPCC_1', caseCount: 20, value: 1400 }];
const full = set('ia', [yes('IA_PCMH')]);
const small: UnitFacts['specialStatuses'] = { smallPractice: true };
const euc = (...categories: Category[]): ReweightedCategory[] =>
  categories.map((category) => ({ category, reason: 'eucAutomatic' as const }));

describe('scoreUnit', () => {
  it('uses 30/30/15/25 and counts a missing category that is not reweighted as 0', () => {
    const result = score(input([ecqm, full], { facts: facts({ cost }) }));
    expect(weights(result)).toEqual([30, 30, 15, 25]);
    // 6.1730/60 * 30 + 0.78768 * 30 + 15 + 0 = 3.0865 + 23.6304 + 15 = 41.7169
    expect(result.finalScore).toBe('41.72');
  });

  it('moves weight by the small practice table when PI is not sent', () => {
    const result = score(input([ecqm, full], { facts: facts({ cost, specialStatuses: small }) }));
    expect(weights(result)).toEqual([40, 30, 30, 0]);
    // (6.1730 + 6)/60 * 40 + 0.78768 * 30 + 30 = 8.1153 + 23.6304 + 30
    expect(result.finalScore).toBe('61.75');
  });

  it('moves weight by the standard table for a hospital-based large practice', () => {
    const result = score(input([ecqm, full], { facts: facts({ cost, specialStatuses: { hospitalBased: true } }) }));
    expect(weights(result)).toEqual([55, 30, 15, 0]);
  });

  it('returns to the full weights when PI data are sent after all', () => {
    const sets = [ecqm, full, set('pi', [yes('PI_PPHI_1')])];
    const result = score(input(sets, { facts: facts({ cost, specialStatuses: small }) }));
    expect(weights(result)).toEqual([30, 30, 15, 25]);
  });

  it('does not take an empty PI set as data', () => {
    const result = score(input([ecqm, full, set('pi', [])], { facts: facts({ cost, specialStatuses: small }) }));
    expect(weights(result)).toEqual([40, 30, 30, 0]);
  });

  it('reweights cost when no measure meets its case minimum', () => {
    const few = [{ measureId: 'TPCC_1', caseCount: 19, value: 1400 }];
    expect(weights(score(input([ecqm, full], { facts: facts({ cost: few }) })))).toEqual([55, 0, 15, 30]);
  });

  it('uses 50/0/50/0 for a small practice without PI and cost', () => {
    expect(weights(score(input([ecqm, full], { facts: facts({ specialStatuses: small }) })))).toEqual([50, 0, 50, 0]);
  });

  it('never scores cost for an APM Entity', () => {
    expect(weights(score(input([ecqm, full], { unitKind: 'apm', facts: facts({ cost }) })))).toEqual([55, 0, 15, 30]);
  });

  it('is the threshold exactly when fewer than two categories are left', () => {
    const nothing = score(input([], { facts: facts({ reweighted: euc('quality', 'cost', 'ia', 'pi') }) }));
    const one = score(input([full], { facts: facts({ reweighted: euc('quality', 'cost', 'ia', 'pi') }) }));
    expect([nothing.finalScore, one.finalScore]).toEqual(['75.00', '75.00']);
    expect(one.tree.ruleId).toBe('final.threshold');
  });

  it('scores two categories sent under an automatic exception by the table', () => {
    const reweighted = euc('quality', 'cost', 'ia', 'pi');
    const result = score(input([ecqm, full], { facts: facts({ cost, reweighted }) }));
    expect(weights(result)).toEqual([85, 0, 15, 0]);
  });

  it('lets data cancel an approved exception, except for an APM Entity', () => {
    const reweighted: ReweightedCategory[] = [{ category: 'ia', reason: 'eucApplication' }];
    const group = score(input([ecqm, full], { facts: facts({ cost, reweighted }) }));
    const entity = score(input([ecqm, full], { unitKind: 'apm', facts: facts({ reweighted }) }));
    expect([weights(group), weights(entity)]).toEqual([
      [30, 30, 15, 25],
      [70, 0, 0, 30],
    ]);
  });

  it('adds the complex patient bonus of indicators at or above the median, at most 10', () => {
    const bonus = (zHcc: number, zDual: number): number =>
      score(
        input([ecqm, full], {
          facts: facts({
            complexPatient: [
              { name: 'hcc', z: zHcc, atOrAboveMedian: zHcc >= 0 },
              { name: 'dualProportion', z: zDual, atOrAboveMedian: zDual >= 0 },
            ],
          }),
        }),
      ).bonusPoints;
    // 1.5 + 4 * 0.6, the other below the median; (1.5 + 8) + (1.5 + 4) = 15 -> 10
    expect(bonus(0.6, -0.2)).toBeCloseTo(3.9, 10);
    expect(bonus(2, 1)).toBe(10);
  });

  it('says not determinable when the national figures of the bonus are missing', () => {
    const complexPatient = [{ name: 'hcc' as const, value: 1.4 }];
    const result = score(input([ecqm, full], { facts: facts({ complexPatient }) }));
    expect(result.bonusPoints).toBe(0);
    expect(result.notDeterminable).toEqual([
      expect.stringContaining('not determinable: complex patient bonus for hcc'),
    ]);
  });

  it('takes the affiliated group PI data for a subgroup that sent none', () => {
    const own = quality([rate('130', 199, 200)], 'registry', { programName: 'G0053' });
    const affiliatedGroupPiSets = [set('pi', piOf82)];
    const result = score(input([own], { unitKind: 'subgroup', option: 'G0053', affiliatedGroupPiSets }));
    expect(result.byCategory[3]).toMatchObject({ category: 'pi', percent: 82 });
  });

  it('scores only sets of the option', () => {
    const other = quality([rate('130', 199, 200)], 'registry', { programName: 'G0053' });
    expect(score(input([ecqm, other])).unrounded).toBe(score(input([ecqm])).unrounded);
  });

  it('names versions of engine, policy and catalogue', () => {
    const result = score(input([ecqm]));
    expect(result.engineVersion).toMatch(/^\d+\.\d+\.\d+$/);
    expect(result.policyHash).toBe(policy2024.hash);
    expect(result.catalogueVersion).toBe(catalogue2024.version);
  });

  it('explains every node with a rule and a citation, and survives JSON', () => {
    const result = score(input([ecqm, full, set('pi', piOf82)], { facts: facts({ cost }) }));
    const seen: string[] = [];
    const walk = (node: UnitScore['tree']): void => {
      if (node.ruleId === '' || node.citation === '') seen.push(node.name);
      node.parts.forEach(walk);
      if (node.original !== undefined) walk(node.original);
    };
    walk(result.tree);
    expect(seen).toEqual([]);
    expect((JSON.parse(JSON.stringify(result)) as UnitScore).tree.name).toBe('total');
    expect(result.tree.parts.map(({ name }) => name)).toEqual(['quality', 'cost', 'ia', 'pi', 'bonuses']);
  });

  it('refuses options the year or the unit may not use, and mixed years', () => {
    const group = { unitKind: 'virtualGroup' as const, option: 'G0053' };
    expect(() => score(input([], group))).toThrow(OptionNotAllowedError);
    expect(() => score(input([], { option: 'M9999' }))).toThrow(OptionNotAllowedError);
    expect(() => score(input([], { option: 'appPlus' }))).toThrow(OptionNotAllowedError);
    expect(() => scoreUnit(input([]), policy2024, loadCatalogue(2023))).toThrow(YearMismatchError);
  });

  it('tells an unknown option from one that is not allowed, with those that are', () => {
    const refusalOf = (more: object) => {
      try {
        return score(input([], more));
      } catch (error) {
        return error;
      }
    };
    expect(refusalOf({ option: 'M9999' })).toMatchObject({
      isKnownOption: false,
      message: expect.stringMatching(
        /there is no option "M9999" in that year; .* may report in mips, .*an MVP \(G0053,/,
      ) as string,
    });
    expect(refusalOf({ unitKind: 'subgroup', option: 'mips' })).toMatchObject({
      isKnownOption: true,
      message: expect.stringContaining(
        'subgroup may not report in option "mips"; subgroup may report in an MVP',
      ) as string,
    });
  });

  it.each([undefined, null, 'text'])('refuses %p in words', (given) => {
    expect(() => scoreUnit(given as never, policy2024, loadCatalogue(2024))).toThrow(ScoreInputError);
  });

  it('never scores the placeholder cost benchmarks of 2026', () => {
    const unit = { ...input([], { facts: facts({ cost }) }), performanceYear: 2026 };
    const result = scoreUnit(unit, loadPolicy(2026), loadCatalogue(2026));
    expect(result.byCategory[1]).toMatchObject({ category: 'cost', percent: null });
    expect(result.notDeterminable).toEqual([expect.stringContaining('cost measure TPCC_1')]);
  });
});
