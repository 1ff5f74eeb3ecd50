import { counts, firstMeasurement, groupBody, measurement, qualitySet, singleRate } from './fixtures/bodies';
import type { Json } from './fixtures/bodies';
import { errorsOf } from './fixtures/context';

const strataPath = `${firstMeasurement}.value.strata`;
const stratum = (name: unknown, changes: Json = {}) => ({ stratum: name, ...counts(changes) });
const ehr = (year: number, measureId: string, strata: unknown, submissionMethod = 'electronicHealthRecord') =>
  groupBody(year, [
    qualitySet(year, {
      submissionMethod,
      measurements: [measurement(measureId, { isEndToEndReported: true, strata })],
    }),
  ]);

describe('checkStrata', () => {
  it('takes the exact names of the year', () => {
    expect(errorsOf(ehr(2022, '305', [stratum('14DaysOfDiagnosis'), stratum('30DaysOfVisit')]))).toEqual([]);
    expect(errorsOf(ehr(2023, '305', [stratum('14Days'), stratum('34Days')]))).toEqual([]);
  });

  it('refuses a name of another case or year, and names once what is missing', () => {
    expect(errorsOf(ehr(2023, '305', [stratum('14days'), stratum('34Days')]))).toEqual([
      `MISSING_STRATUM ${strataPath}`,
      `UNKNOWN_STRATUM ${strataPath}[0].stratum`,
    ]);
  });

  it('refuses a repeated stratum without looking at its counts', () => {
    const strata = [stratum('14Days'), stratum('34Days'), stratum('14Days', { eligiblePopulation: 1 })];
    expect(errorsOf(ehr(2023, '305', strata))).toEqual([`DUPLICATE_STRATUM ${strataPath}[2].stratum`]);
  });

  it('misses every stratum of an empty list', () => {
    expect(errorsOf(ehr(2023, '305', []))).toEqual([`MISSING_STRATUM ${strataPath}`]);
  });

  it('names strata that cannot be read and then does not call them missing', () => {
    expect(errorsOf(ehr(2023, '305', [stratum('14Days'), stratum(34), [], stratum(null)]))).toEqual([
      `INVALID_TYPE ${strataPath}[1].stratum`,
      `INVALID_TYPE ${strataPath}[2]`,
      `REQUIRED_FIELD ${strataPath}[3].stratum`,
    ]);
    expect(errorsOf(ehr(2023, '305', { stratum: '14Days' }))).toEqual([`INVALID_TYPE ${strataPath}`]);
  });

  it('does the arithmetic of each stratum', () => {
    const strata = [stratum('14Days', { eligiblePopulation: 99 }), stratum('34Days', { performanceMet: 1.5 })];
    expect(errorsOf(ehr(2023, '305', strata))).toEqual([
      `INVALID_TYPE ${strataPath}[1].performanceMet`,
      `SUM_EXCEEDS_POPULATION ${strataPath}[0]`,
    ]);
  });

  it('finds a single rate to be the wrong shape', () => {
    const body = groupBody(2023, [
      qualitySet(2023, {
        submissionMethod: 'electronicHealthRecord',
        measurements: [measurement('305', singleRate())],
      }),
    ]);
    expect(errorsOf(body)).toEqual([`VALUE_TYPE_MISMATCH ${firstMeasurement}.value`]);
  });

  it('lets a registry leave out the third rate of 238, which only the eCQM collects', () => {
    const two = [stratum('overall'), stratum('appropriateDiagnosis')];
    expect(errorsOf(ehr(2024, '238', two, 'registry'))).toEqual([]);
    expect(errorsOf(ehr(2024, '238', [...two, stratum('totalRate')], 'registry'))).toEqual([]);
    expect(errorsOf(ehr(2024, '238', two))).toEqual([`MISSING_STRATUM ${strataPath}`]);
  });

  it('calls no stratum missing that some method leaves out, while the method itself is wrong', () => {
    const two = [stratum('overall'), stratum('appropriateDiagnosis')];
    expect(errorsOf(ehr(2024, '238', two, 'cqm'))).toEqual(['INVALID_ENUM $.measurementSets[0].submissionMethod']);
  });

  it('is not misled by the names of object properties', () => {
    expect(errorsOf(ehr(2023, '305', [stratum('14Days'), stratum('34Days'), stratum('constructor')]))).toEqual([
      `UNKNOWN_STRATUM ${strataPath}[2].stratum`,
    ]);
  });
});
