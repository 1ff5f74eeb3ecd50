import { loadCatalogue, supportedCatalogueYears } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { UnitKind } from '../../policy/year-policy';
import { fitMvps, MvpNotOfferedError } from '../../scoring/mvp-fit/mvp-fit';
import type { MvpFit, MvpFitInput } from '../../scoring/mvp-fit/mvp-fit';
import { scoreUnit } from '../../scoring/score-unit';
import { catalogue2024, facts, input, piOf82, policy2024, quality, rate, set, yes } from './builders';

/*
 * The rheumatology practice of the golden score of 2024, reporting traditional MIPS. Under G0053:
 *   quality 7 + 7 + 5.3902 + 4.9036 = 24.2938 for four measures
 *   484 at 40: 3.9936, together 28.2874 of 50; 479 at 0.13: 10, together 34.2938 of 50 = 68.5876%
 *   cost 78.768%, one medium activity 50%, Promoting Interoperability 82
 *   with 484: 16.97244 + 23.6304 + 7.5 + 20.5 = 68.60; with 479: 20.57628 + 23.6304 + 7.5 + 20.5 = 72.21
 */
const strata = ['overall', '6points'].map((stratum) => ({
  stratum,
  performanceMet: 20,
  performanceNotMet: 10,
  eligiblePopulation: 30,
}));
const measurements = [
  rate('130', 199, 200),
  rate('176', 99, 100),
  rate('178', 60, 60),
  rate('180', 95, 100),
  { measureId: '503', value: { isEndToEndReported: false, strata } },
  rate('236', 100, 100),
];
const claims = [
  { measureId: '479', caseCount: 350, rate: 0.13 },
  { measureId: '484', caseCount: 30, rate: 40 },
];
const cost = [
  { measureId: 'TPCC_1', caseCount: 120, value: 1400 },
  { measureId: 'MSPB_1', caseCount: 50, value: 24500 },
];

function unit(changes: Partial<MvpFitInput> = {}): MvpFitInput {
  const sets = [quality(measurements), set('ia', [yes('IA_EPA_2'), yes('IA_EPA_3')]), set('pi', piOf82)];
  return { ...input(sets, { facts: facts({ administrativeClaims: claims, cost }) }), ...changes };
}

const ranked = (given: MvpFitInput): MvpFit[] => [...fitMvps(given, policy2024, catalogue2024).fits];
const under = (mvpId: string, given: MvpFitInput): MvpFit => ranked(given).find((each) => each.mvpId === mvpId)!;
const registered = (mvpId: string, populationHealthMeasureId?: string): MvpFitInput =>
  unit({
    facts: facts({
      administrativeClaims: claims,
      cost,
      registration: { mvpId, ...(populationHealthMeasureId === undefined ? {} : { populationHealthMeasureId }) },
    }),
  });

describe('fitMvps', () => {
  it('ranks every pathway of the year by its score, the best first', () => {
    const fits = ranked(unit());
    expect(fits.map(({ mvpId }) => mvpId).sort()).toEqual(
      catalogue2024
        .mvps()
        .map(({ id }) => id)
        .sort(),
    );
    expect(fits[0]!.mvpId).toBe('G0053');
    const scores = fits.map(({ score }) => score.unrounded);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('tries each population health measure where one had to be registered, and names the supposition', () => {
    const { populationHealth, score } = under('G0053', unit());
    expect(score.finalScore).toBe('72.21');
    expect(populationHealth).toEqual({
      measureId: '479',
      assumption: 'supposes that 479 was chosen at registration; 484 would give 68.60',
    });
  });

  it('keeps to the choice of a registration for the pathway, and supposes again for every other', () => {
    const known = under('G0053', registered('G0053', '484'));
    expect(known.score.finalScore).toBe('68.60');
    expect(known.populationHealth).toEqual({ measureId: '484', assumption: null });
    expect(under('G0053', registered('M0001', '484')).populationHealth.measureId).toBe('479');
    expect(under('G0053', registered('G0053')).populationHealth.assumption).toMatch(/479 was chosen/);
  });

  it('supposes nothing without figures, nor from 2025 when the best one counts', () => {
    const none = { measureId: null, assumption: null };
    expect(under('G0053', unit({ facts: facts() })).populationHealth).toEqual(none);
    const own = quality([rate('130', 199, 200)], 'registry', {
      performanceStart: '2025-01-01',
      performanceEnd: '2025-12-31',
    });
    const given = unit({ performanceYear: 2025, sets: [own] });
    const { fits } = fitMvps(given, loadPolicy(2025), loadCatalogue(2025));
    expect(fits.every(({ populationHealth }) => populationHealth.measureId === null)).toBe(true);
    expect(fits.every(({ populationHealth }) => populationHealth.assumption === null)).toBe(true);
  });

  it('says what of the data the pathway takes', () => {
    const { shares } = under('G0053', unit());
    expect(shares.quality).toMatchObject({
      required: 4,
      filled: 4,
      reported: ['130', '176', '178', '180', '503'],
      notInPathway: ['236'],
      notScored: [],
      hasOutcome: true,
    });
    expect(shares.activities.reported).toEqual(['IA_EPA_2']);
    expect(shares.cost).toEqual({ offered: ['TPCC_1'], known: ['TPCC_1'] });
  });

  it('names what is missing, and finds nothing missing of a full report', () => {
    // one medium activity: 20 of 40
    const { gaps, isFilled } = under('G0053', unit());
    expect(isFilled).toBe(false);
    expect(gaps.map(({ code }) => code)).toEqual(['ACTIVITIES']);
    expect(gaps[0]!.message).toMatch(/^activities worth 20 of 40 points, such as IA_/);
    const full = [quality(measurements), set('ia', [yes('IA_EPA_1')]), set('pi', piOf82)];
    expect(under('G0053', unit({ sets: full }))).toMatchObject({ isFilled: true, gaps: [] });
  });

  it('asks for measures, an outcome, activities and Promoting Interoperability where there are none', () => {
    const { gaps } = under('G0053', unit({ sets: [quality([rate('176', 99, 100)])] }));
    expect(gaps.map(({ code }) => code)).toEqual([
      'QUALITY_MEASURES',
      'OUTCOME_OR_HIGH_PRIORITY',
      'ACTIVITIES',
      'PROMOTING_INTEROPERABILITY',
    ]);
    expect(gaps[0]!.message).toMatch(/^3 of 4 quality measures/);
    const outcomes = gaps[1]!.candidates.map((id) => catalogue2024.qualityMeasure(id)!);
    expect(outcomes.every(({ isHighPriority }) => isHighPriority)).toBe(true);
  });

  it('does not ask for Promoting Interoperability of a small practice, whose weight goes elsewhere', () => {
    const sets = [quality(measurements)];
    const { gaps } = under('G0053', unit({ sets, facts: facts({ specialStatuses: { smallPractice: true } }) }));
    expect(gaps.map(({ category }) => category)).not.toContain('pi');
  });

  it('lets an outcome measure that CMS computes take a slot where the pathway has it', () => {
    const heartFailure = [{ measureId: '492', caseCount: 30, rate: 65 }];
    const given = unit({ facts: facts({ administrativeClaims: heartFailure }) });
    expect(under('G0055', given).shares.quality).toMatchObject({ computedByCms: ['492'], hasOutcome: true });
    expect(under('G0053', given).shares.quality.computedByCms).toEqual([]);
  });

  it('does not count a measure with nobody to measure', () => {
    const sets = [quality([rate('130', 199, 200), rate('176', 0, 0)])];
    const { quality: share } = under('G0053', unit({ sets })).shares;
    expect(share).toMatchObject({ filled: 1, reported: ['130'], notScored: ['176'] });
  });

  it('gives the very score that a submission for the pathway would have, and traditional MIPS beside it', () => {
    const given = unit();
    const sets = given.sets.map((each) => ({ ...each, programName: 'M0005' }));
    const direct = scoreUnit({ ...given, option: 'M0005', sets, facts: facts({ cost }) }, policy2024, catalogue2024);
    const own = under('M0005', unit({ facts: facts({ cost }) }));
    expect(own.score.unrounded).toBe(direct.unrounded);
    const mips = scoreUnit({ ...given, option: 'mips' }, policy2024, catalogue2024);
    expect(fitMvps(given, policy2024, catalogue2024).traditional?.finalScore).toBe(mips.finalScore);
    expect(fitMvps(unit({ unitKind: 'subgroup' }), policy2024, catalogue2024).traditional).toBeNull();
  });

  it('does not mind for which program the data were sent', () => {
    const sent = (programName: string): MvpFitInput =>
      unit({ sets: unit().sets.map((each) => ({ ...each, programName })) });
    const scores = (given: MvpFitInput): string[] =>
      ranked(given).map(({ mvpId, score }) => `${mvpId} ${score.finalScore}`);
    expect(scores(sent('app1'))).toEqual(scores(sent('mips')));
  });

  it.each(supportedCatalogueYears().filter((year) => year < 2023))('refuses %i, which has no pathways', (year) => {
    const given = unit({ performanceYear: year });
    const act = () => fitMvps(given, loadPolicy(year), loadCatalogue(year));
    expect(act).toThrow(MvpNotOfferedError);
    expect(act).toThrow(/begin in performance year 2023/);
  });

  it('refuses a virtual group, and no other kind of unit', () => {
    const act = (unitKind: UnitKind) => () => ranked(unit({ unitKind, sets: [] }));
    expect(act('virtualGroup')).toThrow(
      /virtualGroup may not report an MVP; it is for individual, group, subgroup, apm/,
    );
    for (const kind of ['individual', 'group', 'subgroup', 'apm'] as const) expect(act(kind)).not.toThrow();
  });

  it.each([2023, 2024, 2025, 2026])('scores under every pathway of %i', (year) => {
    const { fits } = fitMvps(unit({ performanceYear: year, sets: [] }), loadPolicy(year), loadCatalogue(year));
    expect(fits).toHaveLength(loadCatalogue(year).mvps().length);
  });
});
