import { counts, firstMeasurement, groupBody, measurement, qualitySet } from './fixtures/bodies';
import { errorsOf } from './fixtures/context';

describe('practiceId', () => {
  const inYear = (year: number) =>
    errorsOf(groupBody(year, [qualitySet(year, { programName: 'cpcPlus', measurements: [], practiceId: 'T1A' })]));

  it('is known in CPC+ from its first year to its last', () => {
    expect([2017, 2018, 2021].flatMap(inYear)).toEqual([]);
  });
});

describe('a stratum that is no object', () => {
  it('may be the one that seems to be missing, which is then not reported', () => {
    const strata = [{ stratum: '14Days', ...counts() }, 34];
    const value = { isEndToEndReported: true, strata };
    const body = groupBody(2023, [
      qualitySet(2023, { submissionMethod: 'electronicHealthRecord', measurements: [measurement('305', value)] }),
    ]);
    expect(errorsOf(body)).toEqual([`INVALID_TYPE ${firstMeasurement}.value.strata[1]`]);
  });
});
