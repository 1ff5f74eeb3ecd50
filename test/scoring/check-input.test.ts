import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { ScoreInputError, scoreUnit } from '../../scoring';
import type { InputProblem, Measurement, MeasurementSet, UnitFacts } from '../../scoring';
import { catalogue2024, facts, input, policy2024, quality, rate, set, share, yes } from './builders';

function problemsOf(sets: readonly MeasurementSet[], given: Partial<UnitFacts> = {}): readonly InputProblem[] {
  try {
    scoreUnit(input(sets, { facts: facts(given) }), policy2024, catalogue2024);
  } catch (error) {
    if (error instanceof ScoreInputError) return error.problems;
    throw error;
  }
  return [];
}

const told = (sets: readonly MeasurementSet[], given?: Partial<UnitFacts>): string[] =>
  problemsOf(sets, given).map(({ path, code }) => `${code} ${path}`);

/** A value as somebody without types may send it. */
const untyped = (measureId: string, value: unknown): Measurement => ({ measureId, value }) as Measurement;

describe('checkScoreInput', () => {
  it.each([
    ['NaN', NaN],
    ['a negative count', -1],
    ['infinity', Infinity],
    ['words', '50'],
    ['a list of the wrong kind', {}],
  ])('refuses %s where a count belongs, and says where', (_, met) => {
    const value = { performanceMet: met, performanceNotMet: 50, eligiblePopulation: 100 };
    expect(told([quality([untyped('236', value)])])).toEqual([
      'INVALID_NUMBER $.sets[0].measurements[0].value.performanceMet',
    ]);
  });

  it('tells every problem at once, each with what to do', () => {
    const broken = problemsOf([
      quality([rate('236', NaN, 100), rate('NOSUCH', 1, 2), rate('001', 1, 2), rate('001', 1, 2)]),
      set('ia', [rate('236', 1, 2)]),
    ]);
    expect(broken.map(({ code, path }) => [code, path])).toEqual([
      ['INVALID_NUMBER', '$.sets[0].measurements[0].value.performanceMet'],
      ['INVALID_NUMBER', '$.sets[0].measurements[0].value.performanceNotMet'],
      ['UNKNOWN_MEASURE', '$.sets[0].measurements[1].measureId'],
      ['DUPLICATE_MEASURE', '$.sets[0].measurements[3].measureId'],
      ['CATEGORY_MISMATCH', '$.sets[1].measurements[0].measureId'],
    ]);
    for (const { message, remedy } of broken) expect([message, remedy]).not.toContain('');
  });

  it('knows a measure of another year for what it is', () => {
    // 458 was computed by CMS to 2020 and 110 stands in 2024's data; 2017's ACI measures are no PI measures of 2024.
    expect(told([set('pi', [share('ACI_EP_1', 1, 2)])])).toEqual([
      'UNKNOWN_MEASURE $.sets[0].measurements[0].measureId',
    ]);
    const body = input([set('pi', [share('PI_EP_1', 1, 2)])]);
    expect(() => scoreUnit({ ...body, performanceYear: 2017 }, loadPolicy(2017), loadCatalogue(2017))).toThrow(
      /PI_EP_1 is no measure of 2017; look the id up/,
    );
  });

  it('wants every stratum once, by its name of the year', () => {
    const counts = { performanceMet: 1, performanceNotMet: 1, eligiblePopulation: 2 };
    const strata = (...names: string[]): MeasurementSet =>
      quality([untyped('226', { strata: names.map((stratum) => ({ stratum, ...counts })) })]);
    const [path] = ['$.sets[0].measurements[0].value.strata'];
    expect(told([strata('reporting', 'performance', 'combinedPopulations')])).toEqual([]);
    expect(told([strata('reporting', 'combinedPopulations')])).toEqual([`MISSING_STRATUM ${path}`]);
    expect(told([strata('reporting', 'performance', 'performance', 'combinedPopulations')])).toEqual([
      `DUPLICATE_STRATUM ${path}[2].stratum`,
    ]);
    expect(told([strata('reporting', 'Performance', 'performance', 'combinedPopulations')])).toEqual([
      `UNKNOWN_STRATUM ${path}[1].stratum`,
    ]);
  });

  it('wants the value that the metric type of the measure has', () => {
    expect(told([quality([yes('236')])])).toEqual(['VALUE_TYPE_MISMATCH $.sets[0].measurements[0].value']);
    expect(told([set('ia', [share('IA_PCMH', 1, 2)])])).toEqual([
      'VALUE_TYPE_MISMATCH $.sets[0].measurements[0].value',
    ]);
    expect(told([quality([rate('226', 1, 2)])])).toEqual(['VALUE_TYPE_MISMATCH $.sets[0].measurements[0].value']);
    expect(told([quality([untyped('236', null)])])).toEqual(['VALUE_TYPE_MISMATCH $.sets[0].measurements[0].value']);
  });

  it('refuses a period that is no date instead of counting its days', () => {
    expect(told([set('ia', [yes('IA_PCMH')], { performanceStart: 'x' })])).toEqual([
      'INVALID_DATE $.sets[0].performanceStart',
    ]);
  });

  it('takes a denominator of zero: nobody to measure is no mistake', () => {
    expect(told([quality([rate('236', 0, 0)]), set('pi', [share('PI_EP_1', 0, 0)])])).toEqual([]);
  });

  it('checks facts as it checks what was sent', () => {
    const cost = [
      { measureId: 'TPCC_1', caseCount: -1, value: NaN },
      { measureId: 'TPCC_1', caseCount: 20, value: 1400 },
      { measureId: 'NOSUCH', caseCount: 20, value: 1400 },
    ];
    const previousYear = { qualityAchievementPercent: 101 };
    const facility = { qualityPercent: NaN, costPercent: 50 };
    expect(told([], { cost, previousYear, facility, complexPatient: [{ name: 'hcc', z: NaN }] })).toEqual([
      'INVALID_NUMBER $.facts.cost[0].caseCount',
      'INVALID_NUMBER $.facts.cost[0].value',
      'DUPLICATE_MEASURE $.facts.cost[1].measureId',
      'UNKNOWN_MEASURE $.facts.cost[2].measureId',
      'OUT_OF_RANGE $.facts.previousYear.qualityAchievementPercent',
      'OUT_OF_RANGE $.facts.facility.qualityPercent',
      'INVALID_NUMBER $.facts.complexPatient[0].z',
    ]);
  });

  it('lets a standard score and a non-proportion score be negative', () => {
    expect(told([], { complexPatient: [{ name: 'hcc', z: -1.5, atOrAboveMedian: false }] })).toEqual([]);
    const value = { numerator: -1.04, denominator: 30, observationInstances: 30 };
    const body = input([quality([untyped('ACEP50', value)])]);
    const year = loadCatalogue(2020);
    const scored = scoreUnit({ ...body, performanceYear: 2020 }, loadPolicy(2020), year);
    expect(Number(scored.finalScore)).toBeGreaterThan(0);
  });
});
