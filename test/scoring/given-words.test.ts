import { ScoreInputError, scoreUnit } from '../../scoring';
import type { UnitFacts } from '../../scoring';
import { catalogue2024, facts, input, policy2024, quality, rate, set, share, yes } from './builders';
import type { Measurement, MeasurementSet } from '../../scoring';

function told(sets: readonly MeasurementSet[], given: object = {}): string[] {
  try {
    scoreUnit(input(sets, { facts: facts(given as Partial<UnitFacts>) }), policy2024, catalogue2024);
  } catch (error) {
    if (error instanceof ScoreInputError) return error.problems.map(({ code, path }) => `${code} ${path}`);
    throw error;
  }
  return [];
}

const strata = (measureId: string, ...names: readonly unknown[]): Measurement =>
  ({
    measureId,
    value: {
      isEndToEndReported: false,
      strata: names.map((stratum) => ({
        stratum,
        performanceMet: 10,
        performanceNotMet: 10,
        eligiblePopulation: 20,
      })),
    },
  }) as Measurement;

describe('checkScoreInput of text', () => {
  it.each([
    [{ mvpId: 'G0053' }, []],
    [{ mvpId: 'G0053', populationHealthMeasureId: null }, []],
    [{ mvpId: 'G0053', populationHealthMeasureId: '479' }, []],
    [
      { mvpId: 'G0053', populationHealthMeasureId: 479 },
      ['VALUE_TYPE_MISMATCH $.facts.registration.populationHealthMeasureId'],
    ],
    [{ mvpId: 53 }, ['VALUE_TYPE_MISMATCH $.facts.registration.mvpId']],
    [{}, ['REQUIRED_FIELD $.facts.registration.mvpId']],
  ])('wants it in the registration %j', (registration, problems) => {
    expect(told([], { registration })).toEqual(problems);
  });

  it('wants it as the name of the program', () => {
    const named = (programName: unknown) =>
      told([set('ia', [yes('IA_PCMH')], { programName } as Partial<MeasurementSet>)]);
    expect(named('mips')).toEqual([]);
    expect(named(undefined)).toEqual(['REQUIRED_FIELD $.sets[0].programName']);
    expect(named(7)).toEqual(['VALUE_TYPE_MISMATCH $.sets[0].programName']);
  });
});

describe('checkScoreInput of objects', () => {
  it.each(['previousYear', 'facility', 'registration', 'specialStatuses'])(
    'refuses a list or a figure as %s',
    (name) => {
      expect(told([], { [name]: [] })).toContain(`VALUE_TYPE_MISMATCH $.facts.${name}`);
      expect(told([], { [name]: 50 })).toContain(`VALUE_TYPE_MISMATCH $.facts.${name}`);
    },
  );

  it.each([null, 7, 'overall', []])('refuses %j as a stratum', (stratum) => {
    const value = { isEndToEndReported: false, strata: [stratum] };
    const problems = told([quality([{ measureId: '370', value } as unknown as Measurement])]);
    expect(problems).toContain(
      `${stratum === null ? 'REQUIRED_FIELD' : 'VALUE_TYPE_MISMATCH'} $.sets[0].measurements[0].value.strata[0]`,
    );
  });

  it('refuses a value of another shape than the measure has', () => {
    const values: Record<string, unknown> = {
      '236': { strata: [] },
      '134': { numerator: 1, denominator: 2, observationInstances: 2 },
      '001': [1, 2],
    };
    for (const [measureId, value] of Object.entries(values)) {
      expect(told([quality([{ measureId, value } as Measurement])])).toEqual([
        'VALUE_TYPE_MISMATCH $.sets[0].measurements[0].value',
      ]);
    }
    expect(told([quality([share('236', 1, 2)])])).not.toEqual([]);
  });
});

describe('the strata of a measure', () => {
  it('may be the overall one alone where that is the rate', () => {
    expect(catalogue2024.qualityMeasure('238')!.overallAlgorithm).toBe('overallStratumOnly');
    expect(told([quality([strata('238', 'overall')])])).toEqual([]);
    expect(told([quality([strata('238', 'appropriateDiagnosis', 'totalRate')])])).toEqual([
      'MISSING_STRATUM $.sets[0].measurements[0].value.strata',
    ]);
  });

  it('are all of them where the rate is made of all', () => {
    expect(told([quality([strata('370', 'adolescents', 'adults')])])).toEqual([]);
    expect(told([quality([strata('370', 'adults')])])).toEqual([
      'MISSING_STRATUM $.sets[0].measurements[0].value.strata',
    ]);
  });
});

describe('the counts of a rate', () => {
  const counted = (rest: object) =>
    told([
      quality([{ measureId: '236', value: { ...(rate('236', 10, 20).value as object), ...rest } } as Measurement]),
    ]);

  it('may fill the eligible population and not go beyond it', () => {
    // 10 met, 10 not, 3 excluded and 2 excepted are 25.
    const others = { eligiblePopulationExclusion: 3, eligiblePopulationException: 2 };
    expect(counted({ ...others, eligiblePopulation: 25 })).toEqual([]);
    expect(counted({ ...others, eligiblePopulation: 24 })).toEqual([
      'SUM_EXCEEDS_POPULATION $.sets[0].measurements[0].value.eligiblePopulation',
    ]);
  });

  it('need not tell those who did not meet it', () => {
    expect(counted({ performanceNotMet: undefined, eligiblePopulation: 10 })).toEqual([]);
    expect(counted({ performanceNotMet: null, eligiblePopulation: 9 })).toHaveLength(1);
  });
});
