import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { OptionNotAllowedError, ScoreInputError, scoreUnit } from '../../scoring';
import type { InputProblem, Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from '../../scoring';
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
    const of2017 = { performanceStart: '2017-01-01', performanceEnd: '2017-12-31' };
    const body = input([set('pi', [share('PI_EP_1', 1, 2)], of2017)]);
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

  it('refuses a deviation of 0, and a choice at registration that is none', () => {
    expect(told([], { complexPatient: [{ name: 'hcc', value: 1.2, mean: 1, standardDeviation: 0 }] })).toEqual([
      'OUT_OF_RANGE $.facts.complexPatient[0].standardDeviation',
    ]);
    // 480 is a claims measure, and none of population health.
    const choosing = (populationHealthMeasureId: string): string[] =>
      told([], { registration: { mvpId: 'G0053', populationHealthMeasureId } });
    expect(choosing('479')).toEqual([]);
    for (const id of ['480', 'NOPE'])
      expect(choosing(id)).toEqual(['UNKNOWN_VALUE $.facts.registration.populationHealthMeasureId']);
  });

  it('lets a standard score and a non-proportion score be negative', () => {
    expect(told([], { complexPatient: [{ name: 'hcc', z: -1.5, atOrAboveMedian: false }] })).toEqual([]);
    const value = { numerator: -1.04, denominator: 30, observationInstances: 30 };
    const of2020 = { performanceStart: '2020-01-01', performanceEnd: '2020-12-31' };
    const body = input([quality([untyped('ACEP50', value)], 'registry', of2020)]);
    const year = loadCatalogue(2020);
    const scored = scoreUnit({ ...body, performanceYear: 2020 }, loadPolicy(2020), year);
    expect(Number(scored.finalScore)).toBeGreaterThan(0);
  });

  it.each([
    ['236', {}, ['REQUIRED_FIELD performanceMet', 'REQUIRED_FIELD eligiblePopulation']],
    ['236', { performanceMet: 1.5, eligiblePopulation: 100 }, ['INVALID_NUMBER performanceMet']],
    [
      '236',
      { performanceMet: true, eligiblePopulation: [100] },
      ['INVALID_NUMBER performanceMet', 'INVALID_NUMBER eligiblePopulation'],
    ],
    // 2^53: no longer told apart from its neighbour
    ['236', { performanceMet: 1, eligiblePopulation: 2 ** 53 }, ['INVALID_NUMBER eligiblePopulation']],
    // 60 + 30 + 6 + 5 = 101
    [
      '236',
      {
        performanceMet: 60,
        performanceNotMet: 30,
        eligiblePopulationExclusion: 6,
        eligiblePopulationException: 5,
        eligiblePopulation: 100,
      },
      ['SUM_EXCEEDS_POPULATION eligiblePopulation'],
    ],
    ['236', { performanceMet: 60, eligiblePopulation: 100, performanceRate: 100.1 }, ['OUT_OF_RANGE performanceRate']],
    [
      '236',
      { performanceMet: 60, eligiblePopulation: 100, isEndToEndReported: 'yes' },
      ['VALUE_TYPE_MISMATCH isEndToEndReported'],
    ],
    // Nothing said of the optional counts is no mistake: 60 of 60 met, 60 of 100 reported.
    ['236', { performanceMet: 60, performanceNotMet: null, eligiblePopulation: 100, isEndToEndReported: null }, []],
  ])('refuses the counts of %s that are missing or cannot be: %j', (measureId, value, expected) => {
    expect(told([quality([untyped(measureId, value)])])).toEqual(
      expected.map((each) => each.replace(' ', ' $.sets[0].measurements[0].value.')),
    );
  });

  it('refuses a share above the whole and a share without its parts', () => {
    const at = '$.sets[0].measurements[0].value';
    expect(told([set('pi', [share('PI_EP_1', 101, 100)])])).toEqual([`OUT_OF_RANGE ${at}.numerator`]);
    expect(told([set('pi', [untyped('PI_EP_1', { numerator: 1 })])])).toEqual([`REQUIRED_FIELD ${at}.denominator`]);
  });

  it.each(['2024-02-31', '2023-02-29', '2024-13-01', '2024-1-01', '2024-00-10', '', 20240101, null])(
    'refuses %p as a day',
    (performanceEnd) => {
      const changes = { performanceEnd } as Partial<MeasurementSet>;
      expect(told([set('ia', [yes('IA_PCMH')], changes)])).toEqual(['INVALID_DATE $.sets[0].performanceEnd']);
    },
  );

  it('takes 29 February of a leap year', () => {
    expect(told([set('ia', [yes('IA_PCMH')], { performanceEnd: '2024-02-29' })])).toEqual([]);
  });

  it('refuses facts without their figures, words nobody knows and what stands twice', () => {
    const given: unknown = {
      specialStatuses: { smallPractise: true, rural: 'yes' },
      clinicianCount: 2.5,
      cost: [{ measureId: 'TPCC_1' }],
      cahps: [{ measureId: 'CAHPS_1', score: 101 }],
      reweighted: [{ category: 'aci', reason: 'sick' }],
      participantPi: [{ percent: 50 }],
      complexPatient: [
        { name: 'dualProportion', value: 40 },
        { name: 'dualProportion', value: 0.4 },
      ],
      isPcmh: 1,
    };
    expect(told([], given as Partial<UnitFacts>)).toEqual([
      'REQUIRED_FIELD $.facts.cost[0].caseCount',
      'REQUIRED_FIELD $.facts.cost[0].value',
      'OUT_OF_RANGE $.facts.cahps[0].score',
      'UNKNOWN_VALUE $.facts.specialStatuses.smallPractise',
      'VALUE_TYPE_MISMATCH $.facts.specialStatuses.rural',
      'UNKNOWN_VALUE $.facts.reweighted[0].category',
      'UNKNOWN_VALUE $.facts.reweighted[0].reason',
      'INVALID_NUMBER $.facts.clinicianCount',
      'VALUE_TYPE_MISMATCH $.facts.isPcmh',
      'REQUIRED_FIELD $.facts.participantPi[0].clinicianCount',
      'OUT_OF_RANGE $.facts.complexPatient[0].value',
      'DUPLICATE_INDICATOR $.facts.complexPatient[1].name',
    ]);
  });

  it.each([
    [{ sets: undefined }, 'REQUIRED_FIELD $.sets'],
    [{ sets: [null] }, 'REQUIRED_FIELD $.sets[0]'],
    [{ sets: [{ ...quality([]), measurements: null }] }, 'REQUIRED_FIELD $.sets[0].measurements'],
    [{ sets: [quality([null as unknown as Measurement])] }, 'REQUIRED_FIELD $.sets[0].measurements[0]'],
    [{ sets: [quality([], 'fax' as 'claims')] }, 'UNKNOWN_VALUE $.sets[0].submissionMethod'],
    [{ sets: [set('cost' as 'pi', [])] }, 'UNKNOWN_VALUE $.sets[0].category'],
    [{ facts: null }, 'REQUIRED_FIELD $.facts'],
    [{ facts: facts({ cost: [null as never] }) }, 'REQUIRED_FIELD $.facts.cost[0]'],
    [{ facts: { ...facts(), reweighted: null } }, 'REQUIRED_FIELD $.facts.reweighted'],
  ])('says where something is missing or unknown instead of breaking: %#', (changes, expected) => {
    const body = { ...input([]), ...changes } as UnitScoreInput;
    let problems: readonly InputProblem[] = [];
    try {
      scoreUnit(body, policy2024, catalogue2024);
    } catch (error) {
      if (!(error instanceof ScoreInputError)) throw error;
      ({ problems } = error);
    }
    expect(problems.map(({ path, code }) => `${code} ${path}`)).toEqual([expected]);
    expect(JSON.stringify(problems)).not.toMatch(/undefined|object Object|null is/);
  });

  it('names Infinity and NaN for what they are', () => {
    const [first, second] = problemsOf([quality([rate('236', NaN, 100)])], {});
    expect([first?.message, second?.message]).toEqual([
      'NaN is not a whole number from 0',
      'NaN is not a whole number from 0',
    ]);
  });

  it.each(['__proto__', 'constructor', 'team'])('knows no unit kind %s', (unitKind) => {
    const body = { ...input([]), unitKind } as unknown as UnitScoreInput;
    expect(() => scoreUnit(body, policy2024, catalogue2024)).toThrow(OptionNotAllowedError);
  });
});
