import { loadCatalogue } from '../../catalogue/load';
import type { SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadPolicy } from '../../policy/load';
import { ScoreInputError, scoreUnit } from '../../scoring';
import type { InputProblem, Measurement, MeasurementSet, UnitFacts } from '../../scoring';
import { facts, input, quality, rate, set, share, yes } from './builders';

function problemsOf(sets: readonly MeasurementSet[], year = 2024, given: Partial<UnitFacts> = {}): InputProblem[] {
  try {
    const unit = input(sets, { performanceYear: year, facts: facts(given) });
    scoreUnit(unit, loadPolicy(year), loadCatalogue(year));
  } catch (error) {
    if (error instanceof ScoreInputError) return [...error.problems];
    throw error;
  }
  return [];
}

const told = (sets: readonly MeasurementSet[], year?: number, given?: Partial<UnitFacts>): string[] =>
  problemsOf(sets, year, given).map(({ path, code }) => `${code} ${path}`);

const wholeYear = (year: number): Partial<MeasurementSet> => ({
  performanceStart: `${year}-01-01`,
  performanceEnd: `${year}-12-31`,
});

/** A set without one of its members, as somebody without types may send it. */
function without(name: keyof MeasurementSet): MeasurementSet {
  const sent: Partial<MeasurementSet> = { ...set('ia', [yes('IA_PCMH')]) };
  delete sent[name];
  return sent as MeasurementSet;
}

describe('the period of a set', () => {
  const of = (performanceStart: string, performanceEnd: string): string[] =>
    told([set('ia', [yes('IA_PCMH')], { performanceStart, performanceEnd })]);

  it('may be one day, the first or the last of the year', () => {
    expect(of('2024-01-01', '2024-01-01')).toEqual([]);
    expect(of('2024-12-31', '2024-12-31')).toEqual([]);
  });

  it('does not end before it starts', () => {
    expect(of('2024-05-02', '2024-05-01')).toEqual(['PERIOD_REVERSED $.sets[0].performanceEnd']);
  });

  it('lies within the performance year, at both ends', () => {
    expect(of('2023-12-31', '2024-12-31')).toEqual(['PERIOD_OUTSIDE_YEAR $.sets[0].performanceStart']);
    expect(of('2024-01-01', '2025-01-01')).toEqual(['PERIOD_OUTSIDE_YEAR $.sets[0].performanceEnd']);
  });

  it('is told of once where a date is of another year and so comes before the start', () => {
    expect(of('2024-01-01', '2023-12-31')).toEqual(['PERIOD_OUTSIDE_YEAR $.sets[0].performanceEnd']);
  });
});

describe('the method of a set', () => {
  const by = (category: 'ia' | 'pi', submissionMethod: SubmissionMethod): string[] =>
    told([set(category, category === 'ia' ? [yes('IA_PCMH')] : [share('PI_EP_1', 1, 2)], { submissionMethod })]);

  it.each(['registry', 'electronicHealthRecord', 'cmsWebInterface'] as const)('may be %s beside quality', (method) => {
    expect([...by('ia', method), ...by('pi', method)]).toEqual([]);
  });

  it.each(['claims', 'certifiedSurveyVendor', 'administrativeClaims'] as const)('is %s for quality alone', (method) => {
    expect(by('ia', method)).toEqual(['METHOD_NOT_ALLOWED $.sets[0].submissionMethod']);
    expect(by('pi', method)).toEqual(['METHOD_NOT_ALLOWED $.sets[0].submissionMethod']);
  });

  it('is one by which the year collects the measure', () => {
    // 047 of 2024 comes by claims or registry, 318 as an eCQM alone.
    expect(told([quality([rate('047', 50, 100)], 'claims')])).toEqual([]);
    const wrong = quality([rate('047', 50, 100), rate('318', 50, 100)], 'electronicHealthRecord');
    expect(told([wrong])).toEqual(['METHOD_NOT_ALLOWED $.sets[0].measurements[0].measureId']);
    expect(problemsOf([wrong])[0]!.remedy).toBe('send it in a set of claims, registry');
  });

  it('is taken from the benchmarks too: 044 of 2017 has one by claims, its own list names the registry alone', () => {
    expect(told([quality([rate('044', 50, 100)], 'claims', wholeYear(2017))], 2017)).toEqual([]);
    expect(told([quality([rate('044', 50, 100)], 'electronicHealthRecord', wholeYear(2017))], 2017)).toEqual([
      'METHOD_NOT_ALLOWED $.sets[0].measurements[0].measureId',
    ]);
  });
});

describe('the program of a set', () => {
  const of = (programName: string, year: number): string[] =>
    told([set('ia', [yes('IA_PCMH')], { programName, ...wholeYear(year) })], year);

  it('may be another than the option: the set then does not count', () => {
    expect([...of('G0053', 2024), ...of('app1', 2024), ...of('pcf', 2024), ...of('cpcPlus', 2018)]).toEqual([]);
  });

  it.each([
    ['MIPS', 2024],
    ['constructor', 2024],
    ['', 2024],
    // APP Plus begins in 2025, the APP in 2021, MVPs in 2023; Primary Care First ends with 2024.
    ['appPlus', 2024],
    ['app1', 2020],
    ['G0053', 2022],
    ['pcf', 2025],
  ])('is not %j in %d', (programName, year) => {
    expect(of(programName, year)).toEqual(['UNKNOWN_PROGRAM $.sets[0].programName']);
  });
});

describe('the names of a set', () => {
  it.each(['setRef', 'submitterRef', 'programName'] as const)('include %s', (name) => {
    expect(told([without(name)])).toEqual([`REQUIRED_FIELD $.sets[0].${name}`]);
  });

  it('tell every set of the list apart', () => {
    const named = (setRef: string): MeasurementSet => set('ia', [yes('IA_PCMH')], { setRef });
    expect(told([named('a'), named('b'), named('a'), named('a')])).toEqual([
      'DUPLICATE_SET $.sets[2].setRef',
      'DUPLICATE_SET $.sets[3].setRef',
    ]);
  });
});

describe('measure 238', () => {
  const sent = (submissionMethod: SubmissionMethod, ...names: string[]): string[] => {
    const counts = { performanceMet: 1, performanceNotMet: 99, eligiblePopulation: 100 };
    const value = { isEndToEndReported: false, strata: names.map((stratum) => ({ stratum, ...counts })) };
    return told([quality([{ measureId: '238', value } as Measurement], submissionMethod)]);
  };

  it('comes from a registry without the total rate, which only the eCQM has', () => {
    expect(sent('registry', 'overall', 'appropriateDiagnosis')).toEqual([]);
    expect(sent('electronicHealthRecord', 'overall', 'appropriateDiagnosis', 'totalRate')).toEqual([]);
  });

  it.each(['registry', 'electronicHealthRecord'] as const)(
    'by %s is nothing without the stratum that is scored',
    (method) => {
      const missing = ['MISSING_STRATUM $.sets[0].measurements[0].value.strata'];
      expect(sent(method, 'appropriateDiagnosis', 'totalRate')).toEqual(missing);
      expect(sent(method, 'appropriateDiagnosis')).toEqual(missing);
    },
  );
});

describe('a registration', () => {
  it('is for an MVP that the year has', () => {
    // G0053 begins with the MVPs, in 2023; M1420 came in 2025.
    const of = (mvpId: string, year: number): string[] => told([], year, { registration: { mvpId } });
    expect([...of('G0053', 2024), ...of('M1420', 2025)]).toEqual([]);
    const wrong = ['UNKNOWN_VALUE $.facts.registration.mvpId'];
    expect([of('M1420', 2024), of('G0053', 2022), of('G9999', 2024)]).toEqual([wrong, wrong, wrong]);
  });
});
