import { badCheckDigitNpi, entityBody, goodNpi, groupBody, piSet, qualitySet } from './fixtures/bodies';
import { accepted, errorsOf, warningsOf } from './fixtures/context';

const cehrtPath = '$.measurementSets[0].cehrtId';
const ehrSet = (year: number, cehrtId?: unknown) =>
  qualitySet(year, { submissionMethod: 'electronicHealthRecord', cehrtId, measurements: [] });

describe('checkCehrtId', () => {
  it('is needed for promoting interoperability in every year, also an unknown one', () => {
    for (const year of [2018, 2022, 2025]) {
      expect(errorsOf(groupBody(year, [piSet(year, [], { cehrtId: null })]))).toEqual([`REQUIRED_FIELD ${cehrtPath}`]);
    }
    expect(errorsOf(groupBody(null, [piSet(2024, [], { cehrtId: null })]))).toContain(`REQUIRED_FIELD ${cehrtPath}`);
  });

  it('is needed for quality from an EHR since 2025', () => {
    expect(errorsOf(groupBody(2024, [ehrSet(2024)]))).toEqual([]);
    expect(errorsOf(groupBody(2025, [ehrSet(2025)]))).toEqual([`REQUIRED_FIELD ${cehrtPath}`]);
    expect(errorsOf(groupBody(2025, [qualitySet(2025)]))).toEqual([]);
  });

  it.each([
    [2017, '0014EFIXTURE001', true],
    [2017, '0015EFIXTURE001', true],
    [2018, '0014EFIXTURE001', true],
    [2018, '0015HFIXTURE001', true],
    [2018, '0014CFIXTURE001', false],
    [2019, '0014EFIXTURE001', false],
    [2019, '0015HFIXTURE001', false],
    [2024, '0015EFIXTURE001', true],
    [2024, '0015CFIXTURE001', true],
    [2024, '2025CFIXTURE001', false],
    [2025, '0015EFIXTURE001', false],
    [2025, '0015CFIXTURE001', true],
    [2025, '2025CFIXTURE001', true],
    [2025, '2025cfixture001', false],
    [2025, '2025CFIXTURE0012', false],
  ])('in %i takes %s: %s', (year, cehrtId, good) => {
    expect(errorsOf(groupBody(year, [ehrSet(year, cehrtId)]))).toEqual(good ? [] : [`INVALID_FORMAT ${cehrtPath}`]);
  });

  it('must be a string', () => {
    expect(errorsOf(groupBody(2024, [ehrSet(2024, 15)]))).toEqual([`INVALID_TYPE ${cehrtPath}`]);
  });
});

describe('checkPracticeFields', () => {
  const practiceId = '$.measurementSets[0].practiceId';
  const practiceDetails = '$.measurementSets[0].practiceDetails';
  const cpc = (year: number, changes: object) =>
    qualitySet(year, { programName: 'cpcPlus', measurements: [], ...changes });
  const pcf = (year: number, details: unknown) =>
    entityBody('apm', year, [qualitySet(year, { programName: 'pcf', practiceDetails: details, measurements: [] })]);

  it('knows practiceId only in CPC+, which ended with 2021', () => {
    expect(errorsOf(groupBody(2021, [cpc(2021, { practiceId: 'T1A' })]))).toEqual([]);
    expect(errorsOf(groupBody(2021, [qualitySet(2021, { practiceId: 'T1A' })]))).toEqual([
      `UNKNOWN_FIELD ${practiceId}`,
    ]);
    expect(errorsOf(groupBody(2022, [cpc(2022, { practiceId: 'T1A' })]))).toContain(`UNKNOWN_FIELD ${practiceId}`);
  });

  it('needs practiceId of a CPC+ group, not of an APM entity', () => {
    expect(errorsOf(groupBody(2019, [cpc(2019, {})]))).toEqual([`REQUIRED_FIELD ${practiceId}`]);
    expect(errorsOf(entityBody('apm', 2019, [cpc(2019, {})]))).toEqual([]);
  });

  it('refuses a practiceId that names nobody', () => {
    expect(errorsOf(groupBody(2019, [cpc(2019, { practiceId: '' })]))).toEqual([`INVALID_FORMAT ${practiceId}`]);
    expect(errorsOf(groupBody(2019, [cpc(2019, { practiceId: 7 })]))).toEqual([`INVALID_TYPE ${practiceId}`]);
  });

  it('knows practiceDetails only in Primary Care First', () => {
    const details = { taxpayerIdentificationNumber: '000300102', nationalProviderIdentifiers: [goodNpi] };
    expect(accepted(pcf(2022, details)).submission.measurementSets[0]?.practiceDetails).toEqual(details);
    expect(errorsOf(groupBody(2022, [qualitySet(2022, { practiceDetails: 'x' })]))).toEqual([
      `UNKNOWN_FIELD ${practiceDetails}`,
    ]);
  });

  it('checks the identifiers inside practiceDetails', () => {
    const details = {
      taxpayerIdentificationNumber: '12',
      nationalProviderIdentifiers: [1, 'x', badCheckDigitNpi],
      extra: 1,
    };
    expect(errorsOf(pcf(2022, details))).toEqual([
      `INVALID_FORMAT ${practiceDetails}.nationalProviderIdentifiers[1]`,
      `INVALID_FORMAT ${practiceDetails}.taxpayerIdentificationNumber`,
      `INVALID_TYPE ${practiceDetails}.nationalProviderIdentifiers[0]`,
      `NPI_CHECKSUM ${practiceDetails}.nationalProviderIdentifiers[2]`,
      `UNKNOWN_FIELD ${practiceDetails}.extra`,
    ]);
    expect(errorsOf(pcf(2022, 'x'))).toEqual([`INVALID_TYPE ${practiceDetails}`]);
  });

  it('ignores measureSet with a warning until 2024, and does not know it afterwards', () => {
    const path = '$.measurementSets[0].measureSet';
    expect(warningsOf(groupBody(2024, [qualitySet(2024, { measureSet: 'cardiology' })]))).toEqual([
      `READ_ONLY_IGNORED ${path}`,
    ]);
    expect(errorsOf(groupBody(2025, [qualitySet(2025, { measureSet: 'cardiology' })]))).toEqual([
      `UNKNOWN_FIELD ${path}`,
    ]);
    expect(errorsOf(groupBody(2025, [qualitySet(2025, { measureSet: null })]))).toEqual([]);
  });
});
