import { validateSubmission } from '../../validation/validate-submission';
import { badCheckDigitNpi, entityBody, goodNpi, groupBody, qualitySet } from './fixtures/bodies';
import { accepted, contextWith, errorsOf, warningsOf } from './fixtures/context';

const individual = (changes: Record<string, unknown>) =>
  groupBody(2024, [], { entityType: 'individual', nationalProviderIdentifier: goodNpi, ...changes });

describe('checkIdentifiers', () => {
  it('accepts an individual with TIN and NPI', () => {
    expect(errorsOf(individual({}))).toEqual([]);
  });

  it('names each identifier that the entity type needs and the body lacks', () => {
    expect(errorsOf({ entityType: 'individual', performanceYear: 2024 })).toEqual([
      'REQUIRED_FIELD $.nationalProviderIdentifier',
      'REQUIRED_FIELD $.taxpayerIdentificationNumber',
    ]);
    expect(errorsOf({ entityType: 'apm', performanceYear: 2024 })).toEqual(['REQUIRED_FIELD $.entityId']);
  });

  it('refuses an identifier the entity type must not have, whatever its form', () => {
    expect(errorsOf(groupBody(2024, [], { nationalProviderIdentifier: 'x', entityId: 7 }))).toEqual([
      'IDENTIFIER_NOT_ALLOWED $.entityId',
      'IDENTIFIER_NOT_ALLOWED $.nationalProviderIdentifier',
    ]);
    expect(errorsOf({ ...entityBody('subgroup', 2024, []), taxpayerIdentificationNumber: '000300101' })).toEqual([
      'IDENTIFIER_NOT_ALLOWED $.taxpayerIdentificationNumber',
    ]);
  });

  it('takes null for absent', () => {
    expect(errorsOf(groupBody(2024, null, { nationalProviderIdentifier: null, entityId: null }))).toEqual([]);
    expect(errorsOf(groupBody(2024, [], { taxpayerIdentificationNumber: null }))).toEqual([
      'REQUIRED_FIELD $.taxpayerIdentificationNumber',
    ]);
  });

  it('checks the form of each identifier', () => {
    expect(errorsOf(groupBody(2024, [], { taxpayerIdentificationNumber: 300101 }))).toEqual([
      'INVALID_TYPE $.taxpayerIdentificationNumber',
    ]);
    expect(
      errorsOf(individual({ taxpayerIdentificationNumber: '00-0300101', nationalProviderIdentifier: '1' })),
    ).toEqual(['INVALID_FORMAT $.nationalProviderIdentifier', 'INVALID_FORMAT $.taxpayerIdentificationNumber']);
    expect(errorsOf({ ...entityBody('apm', 2024, []), entityId: 'x'.repeat(41) })).toEqual([
      'INVALID_FORMAT $.entityId',
    ]);
  });

  it('checks only the forms while the entity type is unknown', () => {
    expect(errorsOf(groupBody(2024, [], { entityType: 'clinic', nationalProviderIdentifier: '12' }))).toEqual([
      'INVALID_ENUM $.entityType',
      'INVALID_FORMAT $.nationalProviderIdentifier',
    ]);
    expect(errorsOf({ performanceYear: 2024 })).toEqual(['REQUIRED_FIELD $.entityType']);
    expect(errorsOf({ performanceYear: 2024, entityType: 5 })).toEqual(['INVALID_TYPE $.entityType']);
  });

  it('refuses a wrong check digit in production and remarks on it in preview', () => {
    const body = individual({ nationalProviderIdentifier: badCheckDigitNpi });
    expect(errorsOf(body)).toEqual(['NPI_CHECKSUM $.nationalProviderIdentifier']);
    expect(errorsOf(body, { mode: 'preview' })).toEqual([]);
    expect(warningsOf(body, { mode: 'preview' })).toEqual(['NPI_CHECKSUM $.nationalProviderIdentifier']);
  });
});

describe('checkYear', () => {
  it.each([
    ['a string', '2024', 'INVALID_TYPE'],
    ['a fraction', 2024.5, 'INVALID_TYPE'],
    ['a list', [2024], 'INVALID_TYPE'],
    ['a year before the program', 2016, 'OUT_OF_RANGE'],
    ['a year not supported yet', 2031, 'OUT_OF_RANGE'],
    ['a negative year', -2024, 'OUT_OF_RANGE'],
    ['a number too large to be exact', 1e300, 'OUT_OF_RANGE'],
    ['null', null, 'REQUIRED_FIELD'],
  ])('refuses %s', (_name, year, code) => {
    expect(errorsOf(groupBody(year, []))).toEqual([`${code} $.performanceYear`]);
  });

  it('names the supported years', () => {
    const outcome = validateSubmission(groupBody(2023, []), contextWith({ supportedYears: [2024, 2025] }));
    expect(outcome.valid || outcome.details).toMatchObject([{ code: 'OUT_OF_RANGE', path: '$.performanceYear' }]);
    expect(outcome.valid || outcome.details[0]?.message).toContain('2024, 2025');
  });

  it('leaves out what depends on the year while the year is wrong', () => {
    const set = qualitySet(2024, { programName: 'cpcPlus', measurements: [{ measureId: 'NONE', value: 'x' }] });
    expect(errorsOf(groupBody('2024', [set]))).toEqual(['INVALID_TYPE $.performanceYear']);
  });

  it('still checks what holds in every year', () => {
    const set = { category: 'cost', submissionMethod: 'fax', programName: 'nosuch', performanceStart: 'May' };
    expect(errorsOf(groupBody('2024', [set]))).toEqual([
      'INVALID_ENUM $.measurementSets[0].category',
      'INVALID_ENUM $.measurementSets[0].programName',
      'INVALID_ENUM $.measurementSets[0].submissionMethod',
      'INVALID_FORMAT $.measurementSets[0].performanceStart',
      'INVALID_TYPE $.performanceYear',
      'REQUIRED_FIELD $.measurementSets[0].performanceEnd',
    ]);
  });

  it('accepts every supported year', () => {
    for (const year of [2017, 2020, 2026]) expect(accepted(groupBody(year, [])).submission.performanceYear).toBe(year);
  });
});
