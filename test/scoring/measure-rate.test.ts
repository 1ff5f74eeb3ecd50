import type { QualityMeasure } from '../../catalogue/year-catalogue';
import { measureRate } from '../../scoring/quality/measure-rate';
import { catalogue2024, rate } from './builders';

function measure(id: string): QualityMeasure {
  const found = catalogue2024.qualityMeasure(id);
  if (found === undefined) throw new Error(`no measure ${id}`);
  return found;
}

const stratum = (name: string, met: number, of: number): Record<string, number | string> & { stratum: string } => ({
  stratum: name,
  performanceMet: met,
  performanceNotMet: of - met,
  eligiblePopulation: of,
});

const strata = (
  ...parts: readonly ReturnType<typeof stratum>[]
): { measureId: string; value: { strata: typeof parts } } => ({
  measureId: 'any',
  value: { strata: parts },
});

describe('measureRate', () => {
  it('divides met by met and not met, and counts cases without exclusions', () => {
    const value = {
      performanceMet: 1020,
      performanceNotMet: 400,
      eligiblePopulation: 1500,
      eligiblePopulationExclusion: 80,
    };
    // 1020/1420; (1420 + 80)/1500; 1500 - 80
    expect(measureRate(measure('236'), { measureId: '236', value })).toEqual({
      rate: (1020 / 1420) * 100,
      reportingRate: 100,
      caseCount: 1420,
    });
  });

  it('has no rate for 0 of 0', () => {
    expect(measureRate(measure('236'), rate('236', 0, 0))).toEqual({ rate: null, reportingRate: null, caseCount: 0 });
  });

  it('adds strata up under a weighted average', () => {
    // 4 + 22 of 12 + 51 = 26/63
    const result = measureRate(measure('370'), strata(stratum('adolescents', 4, 12), stratum('adults', 22, 51)));
    expect(result.rate).toBeCloseTo((26 / 63) * 100, 10);
    expect(result.caseCount).toBe(63);
  });

  it('averages strata rates under a simple average, where it parts from the weighted one', () => {
    const parts = strata(stratum('84Days', 40, 50), stratum('180Days', 10, 25));
    // (80 + 40) / 2 = 60; cases of the larger stratum
    expect(measureRate(measure('009'), parts)).toEqual({ rate: 60, reportingRate: 100, caseCount: 50 });
    // weighted: 50/75 = 66.6667
    expect(measureRate(measure('370'), parts).rate).toBeCloseTo(66.6667, 4);
  });

  it('passes over a stratum of 0 of 0 in a simple average', () => {
    expect(measureRate(measure('009'), strata(stratum('84Days', 40, 50), stratum('180Days', 0, 0))).rate).toBe(80);
  });

  it('takes the overall stratum alone where the measure says so', () => {
    const parts = strata(stratum('overall', 31, 500), stratum('appropriateDiagnosis', 12, 400));
    expect(measureRate(measure('238'), parts)).toEqual({ rate: 6.2, reportingRate: 100, caseCount: 500 });
  });

  it('splits: rate from the performance stratum, completeness and cases from the reporting one', () => {
    const parts = strata(
      stratum('reporting', 820, 910),
      stratum('performance', 120, 160),
      stratum('combinedPopulations', 779, 910),
    );
    expect(measureRate(measure('226'), parts)).toEqual({ rate: 75, reportingRate: 100, caseCount: 910 });
  });

  it('uses the rate a registry sent as it was sent', () => {
    const value = { performanceRate: 90.91, performanceMet: 70, performanceNotMet: 7, eligiblePopulation: 77 };
    expect(measureRate(measure('AAD6'), { measureId: 'AAD6', value }).rate).toBe(90.91);
  });

  it('takes the numerator of a non-proportion measure as its score', () => {
    const value = { numerator: 3, denominator: 1000, observationInstances: 880, denominatorException: 30 };
    // (880 + 30) / 1000
    expect(measureRate(measure('ACRAD15'), { measureId: 'ACRAD15', value })).toEqual({
      rate: 3,
      reportingRate: 91,
      caseCount: 1000,
    });
  });
});
