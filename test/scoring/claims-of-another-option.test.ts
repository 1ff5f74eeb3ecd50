import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { factsWithoutEffect, scoreUnit } from '../../scoring';
import type { UnitScoreInput } from '../../scoring';
import { facts, input } from './builders';

/** The claims benchmarks of 2026 are placeholders: a measure that counts cannot be scored. */
const heartFailure = { measureId: '492', caseCount: 21, rate: 60 };

const unit = (option: string, performanceYear = 2026): UnitScoreInput => {
  const registration = /^[GM]\d/.test(option) ? { registration: { mvpId: option } } : {};
  const given = facts({ administrativeClaims: [heartFailure], ...registration });
  return input([], { performanceYear, unitKind: 'individual', option, facts: given });
};
const scoreOf = (each: UnitScoreInput) =>
  scoreUnit(each, loadPolicy(each.performanceYear), loadCatalogue(each.performanceYear));
const told = (each: UnitScoreInput): string[] =>
  factsWithoutEffect(each, loadPolicy(each.performanceYear), loadCatalogue(each.performanceYear))
    .filter(({ fact }) => fact === 'claims measure 492')
    .map(({ message }) => message);

describe('a figure of a claims measure that the option does not have', () => {
  it.each([
    // Nothing sent: quality and Promoting Interoperability 0; the assigned activities 100% of 20 = 20.
    ['app1', 2026, '20.00', "it is no measure of the option's set"],
    ['appPlus', 2026, '20.00', "it is no measure of the option's set"],
    ['app1', 2025, '20.00', "it is no measure of the option's set"],
    // Nothing sent, and no activities assigned under a pathway.
    ['M0001', 2026, '0.00', 'it is no measure of M0001'],
  ])('is ignored under %s in %i, unknown benchmark or not', (option, year, finalScore, why) => {
    const each = unit(option, year);
    expect(scoreOf(each)).toMatchObject({ finalScore, notDeterminable: [] });
    expect(told(each)).toEqual([why]);
  });

  it.each(['mips', 'G0055'])('leaves the score open under %s, which has it', (option) => {
    const each = unit(option);
    expect(scoreOf(each)).toMatchObject({ finalScore: null, notDeterminable: [expect.stringContaining('492')] });
    expect(told(each)).toEqual([]);
  });
});
