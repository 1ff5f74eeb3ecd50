import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, facts, input, piOf82, policy2024, quality, rate, set, yes } from '../scoring/builders';

/*
 * A subgroup of a large group in the rheumatology pathway G0053, by hand from the published rows.
 *
 * Quality, registry:
 *   503 patient-reported, first year, no benchmark: floor 7, and the outcome measure       = 7
 *   178 100% is in decile 10, capped                                                       = 7
 *   176 99% between 98.36 and 100: 5 + 0.64/1.64 = 5.39024                                 = 5.3902
 *   180 95% between 87.88 and 95.76: 4 + 7.12/7.88 = 4.90355                               = 4.9036
 *   130 99.5%: 4.8944, the fifth of four; 236 is not in the pathway
 *   484, chosen at registration: 40 between 43.09 and 39.98                                = 3.9936
 *   479 was not chosen
 *   24.2938 + 3.9936 = 28.2874 of 40 + 10 = 56.5748%
 * Cost, the group's: of the pathway only TPCC 1400 = 7.8768 of 10 = 78.768%
 * Activities: one medium weighs 20 of 40 = 50%; one outside the pathway does not count
 * Promoting Interoperability, the group's: 82
 *
 * 56.5748 * 0.30 = 16.97244; 78.768 * 0.30 = 23.6304; 50 * 0.15 = 7.5; 82 * 0.25 = 20.5; sum 68.60284
 */
const programName = 'G0053';
const strata = ['overall', '6points'].map((stratum) => ({
  stratum,
  performanceMet: 20,
  performanceNotMet: 10,
  eligiblePopulation: 30,
}));
const unit = input(
  [
    quality(
      [
        rate('130', 199, 200),
        rate('176', 99, 100),
        rate('178', 60, 60),
        rate('180', 95, 100),
        { measureId: '503', value: { isEndToEndReported: false, strata } },
        rate('236', 100, 100),
      ],
      'registry',
      { programName },
    ),
    set('ia', [yes('IA_EPA_2'), yes('IA_EPA_3')], { programName }),
  ],
  {
    unitKind: 'subgroup',
    option: programName,
    affiliatedGroupPiSets: [set('pi', piOf82)],
    facts: facts({
      administrativeClaims: [
        { measureId: '479', caseCount: 350, rate: 0.13 },
        { measureId: '484', caseCount: 30, rate: 40 },
      ],
      cost: [
        { measureId: 'TPCC_1', caseCount: 120, value: 1400 },
        { measureId: 'MSPB_1', caseCount: 50, value: 24500 },
      ],
      registration: { mvpId: programName, populationHealthMeasureId: '484' },
    }),
  },
);

describe('a whole MVP score of 2024', () => {
  const score = scoreUnit(unit, policy2024, catalogue2024);

  it('counts four measures of the pathway, one an outcome, and the chosen population health measure', () => {
    expect(score.byCategory[0]).toMatchObject({ weight: 30, possible: 50 });
    expect(score.byCategory[0]!.points).toBeCloseTo(28.2874, 10);
    const original = score.tree.parts[0]!.original!;
    expect(original.metadata.outcomeMeasureId).toBe('503');
    const measures = original.parts.flatMap(({ parts }) => parts);
    const picked = measures.filter(({ metadata }) => metadata.processingStatus === 'PICKED');
    expect(picked.map(({ name }) => name)).toEqual(['503', '178', '176', '180', '484']);
  });

  it('counts only the cost measures of the pathway', () => {
    expect(score.byCategory[1]!.percent).toBeCloseTo(78.768, 10);
  });

  it('is 68.60', () => {
    expect(score.unrounded).toBeCloseTo(68.60284, 10);
    expect(score.finalScore).toBe('68.60');
  });
});
