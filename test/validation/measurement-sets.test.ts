import { activitySet, entityBody, groupBody, measurement, piSet, qualitySet } from './fixtures/bodies';
import { accepted, errorsOf, warningsOf } from './fixtures/context';

describe('checkMeasurementSets', () => {
  it('refuses a second set of the same key, and finds the default program equal to its name', () => {
    const body = groupBody(2024, [qualitySet(2024), qualitySet(2024, { programName: 'mips' }), activitySet(2024)]);
    expect(errorsOf(body)).toEqual(['DUPLICATE_MEASUREMENT_SET $.measurementSets[1]']);
  });

  it('keeps sets apart by category, method and program', () => {
    const eCqm = qualitySet(2024, { submissionMethod: 'electronicHealthRecord', measurements: [] });
    const mvp = qualitySet(2024, { programName: 'M0001', measurements: [] });
    expect(errorsOf(groupBody(2024, [qualitySet(2024), eCqm, mvp, activitySet(2024)]))).toEqual([]);
  });

  it('keeps the practices of a CPC+ group apart', () => {
    const practice = (practiceId: string) => qualitySet(2019, { programName: 'cpcPlus', practiceId, measurements: [] });
    expect(errorsOf(groupBody(2019, [practice('T1A'), practice('T1B')]))).toEqual([]);
    expect(errorsOf(groupBody(2019, [practice('T1A'), practice('T1A')]))).toEqual([
      'DUPLICATE_MEASUREMENT_SET $.measurementSets[1]',
    ]);
  });

  it('compares no keys of which a part is wrong', () => {
    const odd = qualitySet(2024, { submissionMethod: 'fax' });
    expect(errorsOf(groupBody(2024, [odd, odd]))).toEqual([
      'INVALID_ENUM $.measurementSets[0].submissionMethod',
      'INVALID_ENUM $.measurementSets[1].submissionMethod',
    ]);
  });

  it('names each set that is no object', () => {
    expect(errorsOf(groupBody(2024, [[], 'x', null, 3]))).toEqual([
      'INVALID_TYPE $.measurementSets[0]',
      'INVALID_TYPE $.measurementSets[1]',
      'INVALID_TYPE $.measurementSets[2]',
      'INVALID_TYPE $.measurementSets[3]',
    ]);
    expect(errorsOf(groupBody(2024, {}))).toEqual(['INVALID_TYPE $.measurementSets']);
  });
});

describe('checkMeasurementSet', () => {
  it('names every property that is missing', () => {
    expect(errorsOf(groupBody(2024, [{}]))).toEqual([
      'REQUIRED_FIELD $.measurementSets[0].category',
      'REQUIRED_FIELD $.measurementSets[0].performanceEnd',
      'REQUIRED_FIELD $.measurementSets[0].performanceStart',
      'REQUIRED_FIELD $.measurementSets[0].submissionMethod',
    ]);
  });

  it('ignores what the service writes, with a warning each, and refuses what nobody knows', () => {
    const echoed = qualitySet(2024, { id: 'a', submitterId: 'b', version: 1, suppressed: null });
    const body = { ...groupBody(2024, [echoed]), createdAt: '2024-01-01T00:00:00Z', programName: 'mips' };
    expect(errorsOf(body)).toEqual([]);
    expect(warningsOf(body)).toEqual([
      'READ_ONLY_IGNORED $.createdAt',
      'READ_ONLY_IGNORED $.measurementSets[0].id',
      'READ_ONLY_IGNORED $.measurementSets[0].submitterId',
      'READ_ONLY_IGNORED $.measurementSets[0].version',
      'READ_ONLY_IGNORED $.programName',
    ]);
    expect(errorsOf(groupBody(2024, [qualitySet(2024, { iaMeasurements: [], 'a b': 1, nothing: null })]))).toEqual([
      'UNKNOWN_FIELD $.measurementSets[0].iaMeasurements',
      'UNKNOWN_FIELD $.measurementSets[0]["a b"]',
    ]);
  });

  it('calls promoting interoperability by the name of its year', () => {
    expect(errorsOf(groupBody(2017, [piSet(2017, [])]))).toEqual(['INVALID_ENUM $.measurementSets[0].category']);
    expect(errorsOf(groupBody(2018, [piSet(2018, [], { category: 'aci' })]))).toEqual([
      'INVALID_ENUM $.measurementSets[0].category',
    ]);
    const aci = piSet(2017, [measurement('ACI_PPHI_1', true)], { category: 'aci' });
    expect(errorsOf(groupBody(2017, [aci]))).toEqual([]);
  });

  it('refuses cost, and methods that only CMS writes', () => {
    const body = groupBody(2024, [qualitySet(2024, { category: 'cost', submissionMethod: 'claims' })]);
    expect(errorsOf(body)).toEqual([
      'INVALID_ENUM $.measurementSets[0].category',
      'INVALID_ENUM $.measurementSets[0].submissionMethod',
    ]);
  });

  it.each([
    [2019, []],
    [2020, ['ENTITY_NOT_ALLOWED $.measurementSets[0].category']],
    [2022, ['ENTITY_NOT_ALLOWED $.measurementSets[0].category']],
    [2023, []],
  ])('takes promoting interoperability of an APM entity in %i: %j', (year, expected) => {
    expect(errorsOf(entityBody('apm', year, [piSet(year, [])]))).toEqual(expected);
  });
});

describe('a set posted alone', () => {
  const owner = { entityType: 'group', taxpayerIdentificationNumber: '000300101', performanceYear: 2024 };
  const alone = { target: 'measurementSet' } as const;

  it('embeds its submission, and paths start at the set', () => {
    const outcome = accepted({ ...qualitySet(2024), submission: owner }, alone);
    expect(outcome.submission).toMatchObject({ ...owner, measurementSets: [{ programName: 'mips' }] });
    expect(Object.keys(outcome.derived)).toEqual(['$.measurements[0].value']);
    expect(errorsOf({ ...qualitySet(2024), measurements: [measurement('NONE', 1)], submission: owner }, alone)).toEqual(
      ['UNKNOWN_MEASURE $.measurements[0].measureId'],
    );
  });

  it('checks the embedded submission where it stands', () => {
    const submission = { ...owner, taxpayerIdentificationNumber: '1', measurementSets: [], performanceYear: '2024' };
    expect(errorsOf({ ...qualitySet(2024), submission }, alone)).toEqual([
      'INVALID_FORMAT $.submission.taxpayerIdentificationNumber',
      'INVALID_TYPE $.submission.performanceYear',
      'UNKNOWN_FIELD $.submission.measurementSets',
    ]);
  });

  it('may name a submission the caller knows', () => {
    const submission = { entityType: 'apm', entityId: 'SYN-3001', performanceYear: 2021 } as const;
    const body = { ...piSet(2021, []), submissionId: '7d9bb5b8-5a4f-4c7f-9f2e-2d9f5f1f0b11' };
    expect(errorsOf(body, { ...alone, submission })).toEqual(['ENTITY_NOT_ALLOWED $.category']);
    expect(accepted({ ...activitySet(2021) }, { ...alone, submission }).submission.entityId).toBe('SYN-3001');
  });

  it('needs one of the two', () => {
    expect(errorsOf(qualitySet(2024), alone)).toEqual(['REQUIRED_FIELD $.submission']);
    expect(errorsOf({ ...qualitySet(2024), submission: [] }, alone)).toEqual(['INVALID_TYPE $.submission']);
  });

  it('ignores the id beside an embedded submission', () => {
    expect(warningsOf({ ...qualitySet(2024), submission: owner, submissionId: 'x' }, alone)).toEqual([
      'READ_ONLY_IGNORED $.submissionId',
    ]);
  });
});
