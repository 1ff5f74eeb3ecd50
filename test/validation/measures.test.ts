import { validateSubmission } from '../../validation/validate-submission';
import { firstMeasurement, groupBody, measurement, qualitySet, singleRate } from './fixtures/bodies';
import type { Json } from './fixtures/bodies';
import { contextWith, errorsOf, warningsOf } from './fixtures/context';

const measureId = `${firstMeasurement}.measureId`;
const body = (measurements: unknown, set: Json = {}, year = 2024) =>
  groupBody(year, [qualitySet(year, { measurements, ...set })]);

describe('checkMeasurements', () => {
  it('needs a list of objects with measureId and value', () => {
    expect(errorsOf(body('047'))).toEqual(['INVALID_TYPE $.measurementSets[0].measurements']);
    expect(errorsOf(body(['047', {}]))).toEqual([
      'INVALID_TYPE $.measurementSets[0].measurements[0]',
      'REQUIRED_FIELD $.measurementSets[0].measurements[1].measureId',
      'REQUIRED_FIELD $.measurementSets[0].measurements[1].value',
    ]);
  });

  it('takes ids as exact strings', () => {
    expect(errorsOf(body([measurement(47, singleRate())]))).toEqual([`INVALID_TYPE ${measureId}`]);
    expect(errorsOf(body([measurement('47', singleRate())]))).toEqual([`UNKNOWN_MEASURE ${measureId}`]);
    expect(errorsOf(body([measurement('__proto__', singleRate())]))).toEqual([`UNKNOWN_MEASURE ${measureId}`]);
  });

  it('reports a repeated measure and looks at neither its id nor its value again', () => {
    expect(errorsOf(body([measurement('NONE', 1), measurement('NONE', 'x')]))).toEqual([
      'DUPLICATE_MEASURE $.measurementSets[0].measurements[1].measureId',
      `UNKNOWN_MEASURE ${measureId}`,
    ]);
  });

  it('says of a cost measure that nobody sends it', () => {
    const outcome = validateSubmission(body([measurement('TPCC_1', singleRate())]), contextWith());
    const [problem] = 'details' in outcome ? outcome.details : [];
    expect(problem).toMatchObject({ path: measureId, code: 'CATEGORY_MISMATCH' });
    expect(problem?.message).toContain('leave it out, CMS computes cost from claims');
  });

  it('does not look into the value of an unknown measure or of one in the wrong category', () => {
    expect(errorsOf(body([measurement('NONE', { anything: -1 })]))).toEqual([`UNKNOWN_MEASURE ${measureId}`]);
    expect(errorsOf(body([measurement('IA_EPA_1', 'x')]))).toEqual([`CATEGORY_MISMATCH ${measureId}`]);
  });

  it('compares no category while the category of the set is wrong', () => {
    expect(errorsOf(body([measurement('IA_EPA_1', 'x')], { category: 'cost' }))).toEqual([
      'INVALID_ENUM $.measurementSets[0].category',
      `VALUE_TYPE_MISMATCH ${firstMeasurement}.value`,
    ]);
  });

  it('refuses a method the measure is not reported by, unless the method itself is wrong', () => {
    expect(errorsOf(body([measurement('318', singleRate())]))).toEqual([`METHOD_NOT_ALLOWED ${measureId}`]);
    expect(errorsOf(body([measurement('318', singleRate())], { submissionMethod: 'fax' }))).toEqual([
      'INVALID_ENUM $.measurementSets[0].submissionMethod',
    ]);
  });

  it('refuses measures that vendors never write by their method alone', () => {
    expect(errorsOf(body([measurement('321', 'x'), measurement('479', {})]))).toEqual([
      `METHOD_NOT_ALLOWED ${measureId}`,
      'METHOD_NOT_ALLOWED $.measurementSets[0].measurements[1].measureId',
    ]);
  });

  it('refuses a measure outside its programs and says which have it', () => {
    const outcome = validateSubmission(body([measurement('128', singleRate())]), contextWith());
    expect(outcome.valid ? [] : outcome.details).toMatchObject([{ code: 'PROGRAM_NOT_ALLOWED', path: measureId }]);
    expect(outcome.valid || outcome.details[0]?.message).toMatch(/not part of mips but of G0055, /);
  });

  it('holds no measure against a program that is wrong itself', () => {
    expect(errorsOf(body([measurement('128', singleRate())], { programName: 'nosuch' }))).toEqual([
      'INVALID_ENUM $.measurementSets[0].programName',
    ]);
  });

  it('refuses a measure of other registries when the caller is known', () => {
    const qcdr = body([measurement('AAD6', singleRate({ performanceRate: 80 }))]);
    expect(errorsOf(qcdr, { submitterOrganizationId: '0000001' })).toEqual([`VENDOR_NOT_ALLOWED ${measureId}`]);
    expect(errorsOf(qcdr, { submitterOrganizationId: '4649789' })).toEqual([]);
    expect(errorsOf(qcdr)).toEqual([]);
  });

  it('ignores what the service writes on a measurement', () => {
    const echoed = { ...measurement('047', singleRate()), id: 'a', measurementSetId: 'b' };
    expect(warningsOf(body([echoed]))).toEqual([
      `READ_ONLY_IGNORED ${firstMeasurement}.id`,
      `READ_ONLY_IGNORED ${firstMeasurement}.measurementSetId`,
    ]);
  });
});
