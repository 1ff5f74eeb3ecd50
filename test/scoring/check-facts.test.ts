import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { ScoreInputError, scoreUnit } from '../../scoring';
import type { InputProblem, UnitFacts } from '../../scoring';
import { facts, input } from './builders';

function problemsOf(given: Partial<UnitFacts>, performanceYear = 2024): readonly InputProblem[] {
  const unit = input([], { facts: facts(given), performanceYear });
  try {
    scoreUnit(unit, loadPolicy(performanceYear), loadCatalogue(performanceYear));
  } catch (error) {
    if (error instanceof ScoreInputError) return error.problems;
    throw error;
  }
  return [];
}

const claims = (measureId: string): Partial<UnitFacts> => ({
  administrativeClaims: [{ measureId, caseCount: 300, rate: 0.15 }],
});

describe('checkFacts', () => {
  it('takes only claims measures where a claims measure belongs, and lists them', () => {
    // 236 and 130 are sent by practices, TPCC_1 is a cost measure, 458 was a claims measure to 2020.
    for (const measureId of ['236', '130', 'TPCC_1', '458', '__proto__']) {
      expect(problemsOf(claims(measureId))).toEqual([
        {
          path: '$.facts.administrativeClaims[0].measureId',
          code: 'UNKNOWN_MEASURE',
          message: `"${measureId}" is no claims measure of 2024`,
          remedy: 'use 479, 480, 484, 492',
        },
      ]);
    }
    for (const measureId of ['479', '480', '484', '492']) expect(problemsOf(claims(measureId))).toEqual([]);
    expect(problemsOf(claims('458'), 2020)).toEqual([]);
  });

  it('takes only survey measures as results of the survey, with or without a benchmark', () => {
    const survey = (measureId: string): Partial<UnitFacts> => ({ cahps: [{ measureId, score: 90 }] });
    expect(problemsOf(survey('236'))).toMatchObject([{ message: '"236" is no survey measure of 2024' }]);
    expect(problemsOf(survey('CAHPS_12'))).toMatchObject([{ code: 'UNKNOWN_MEASURE' }]);
    // CAHPS_7 has no benchmark in 2024.
    expect([...problemsOf(survey('CAHPS_1')), ...problemsOf(survey('CAHPS_7'))]).toEqual([]);
  });

  it('takes only cost measures as costs', () => {
    const cost = (measureId: string): Partial<UnitFacts> => ({ cost: [{ measureId, caseCount: 20, value: 1400 }] });
    expect(problemsOf(cost('479'))).toMatchObject([{ message: '"479" is no cost measure of 2024' }]);
    expect(problemsOf(cost('TPCC_1'))).toEqual([]);
  });
});
