import { submissionErrorCodes, submissionWarningCodes } from '../../schemas/submission-codes';
import {
  entityBody,
  goodNpi,
  groupBody,
  badCheckDigitNpi,
  counts,
  measurement,
  piSet,
  qualitySet,
  singleRate,
} from './fixtures/bodies';
import { errorsOf, warningsOf } from './fixtures/context';

const set = '$.measurementSets[0]';
const first = `${set}.measurements[0]`;
const quality = (measureId: string, value: unknown, changes: object = {}) =>
  groupBody(2024, [qualitySet(2024, { measurements: [measurement(measureId, value)], ...changes })]);
const ehr = { submissionMethod: 'electronicHealthRecord' };
const strata = (...names: string[]) => ({
  isEndToEndReported: true,
  strata: names.map((stratum) => ({ stratum, ...counts() })),
});
const pi = (...ids: string[]) =>
  groupBody(2024, [
    piSet(
      2024,
      ids.map((id) => measurement(id, id === 'PI_EP_1' ? { numerator: 1, denominator: 1 } : true)),
    ),
  ]);
const individual = { entityType: 'individual', nationalProviderIdentifier: goodNpi };

/** Each code with the one place where this body earns it. */
const refusals: Record<(typeof submissionErrorCodes)[number], [path: string, body: unknown]> = {
  REQUIRED_FIELD: ['$.entityId', { entityType: 'apm', performanceYear: 2024 }],
  UNKNOWN_FIELD: ['$.extra', groupBody(2024, [], { extra: 1 })],
  INVALID_TYPE: ['$.performanceYear', groupBody('2024', [])],
  INVALID_FORMAT: ['$.taxpayerIdentificationNumber', groupBody(2024, [], { taxpayerIdentificationNumber: '1' })],
  INVALID_ENUM: [`${set}.category`, groupBody(2024, [qualitySet(2024, { category: 'cost', measurements: [] })])],
  OUT_OF_RANGE: ['$.performanceYear', groupBody(2016, [])],
  NPI_CHECKSUM: [
    '$.nationalProviderIdentifier',
    groupBody(2024, [], { ...individual, nationalProviderIdentifier: badCheckDigitNpi }),
  ],
  IDENTIFIER_NOT_ALLOWED: [
    '$.nationalProviderIdentifier',
    groupBody(2024, [], { nationalProviderIdentifier: goodNpi }),
  ],
  DUPLICATE_MEASUREMENT_SET: ['$.measurementSets[1]', groupBody(2024, [qualitySet(2024), qualitySet(2024)])],
  DUPLICATE_MEASURE: [
    `${set}.measurements[1].measureId`,
    groupBody(2024, [
      qualitySet(2024, { measurements: [measurement('047', singleRate()), measurement('047', singleRate())] }),
    ]),
  ],
  DUPLICATE_STRATUM: [`${first}.value.strata[2].stratum`, quality('305', strata('14Days', '34Days', '14Days'), ehr)],
  PERIOD_OUTSIDE_YEAR: [`${set}.performanceEnd`, quality('047', singleRate(), { performanceEnd: '2025-01-01' })],
  PERIOD_REVERSED: [
    `${set}.performanceEnd`,
    quality('047', singleRate(), { performanceStart: '2024-02-01', performanceEnd: '2024-01-31' }),
  ],
  PROGRAM_NOT_ACTIVE: [`${set}.programName`, quality('047', singleRate(), { programName: 'appPlus' })],
  ENTITY_NOT_ALLOWED: [`${set}.programName`, entityBody('subgroup', 2024, [qualitySet(2024)])],
  UNKNOWN_MEASURE: [`${first}.measureId`, quality('NONE', singleRate())],
  CATEGORY_MISMATCH: [`${first}.measureId`, quality('IA_EPA_1', true)],
  METHOD_NOT_ALLOWED: [`${first}.measureId`, quality('318', singleRate())],
  PROGRAM_NOT_ALLOWED: [`${first}.measureId`, quality('128', singleRate())],
  VENDOR_NOT_ALLOWED: [`${first}.measureId`, quality('AAD6', singleRate({ performanceRate: 80 }))],
  VALUE_TYPE_MISMATCH: [`${first}.value`, quality('047', true)],
  NUMERATOR_EXCEEDS_DENOMINATOR: [
    `${first}.value.numerator`,
    groupBody(2024, [piSet(2024, [measurement('PI_EP_1', { numerator: 2, denominator: 1 })])]),
  ],
  SUM_EXCEEDS_POPULATION: [`${first}.value`, quality('047', singleRate({ eligiblePopulation: 99 }))],
  EXCLUSION_NOT_ALLOWED: [
    `${first}.value.eligiblePopulationExclusion`,
    quality('047', singleRate({ performanceMet: 79, eligiblePopulationExclusion: 1 })),
  ],
  UNKNOWN_STRATUM: [`${first}.value.strata[2].stratum`, quality('305', strata('14Days', '34Days', 'all'), ehr)],
  MISSING_STRATUM: [`${first}.value.strata`, quality('305', strata('14Days'), ehr)],
  PI_EXCLUSION_CONFLICT: [`${set}.measurements[1].measureId`, pi('PI_EP_1', 'PI_LVPP_1')],
  PI_SUBSTITUTE_CONFLICT: [`${set}.measurements[1].measureId`, pi('PI_HIE_5', 'PI_HIE_6')],
  TOO_MANY_PROBLEMS: ['$', groupBody(2024, new Array(1001).fill(0))],
};

const remarks: Record<(typeof submissionWarningCodes)[number], [path: string, body: unknown]> = {
  PERIOD_TOO_SHORT: [set, groupBody(2024, [piSet(2024, [], { performanceStart: '2024-12-01' })])],
  READ_ONLY_IGNORED: ['$.id', groupBody(2024, [], { id: 'a' })],
  NPI_CHECKSUM: refusals.NPI_CHECKSUM,
  TOO_MANY_PROBLEMS: ['$', groupBody(2024, new Array(1001).fill({ ...qualitySet(2024), id: 'a' }))],
};

describe('every code', () => {
  it.each(submissionErrorCodes)('%s is given at its place', (code) => {
    const [path, body] = refusals[code];
    const errors = errorsOf(body, { submitterOrganizationId: '0000001' });
    if (code === 'TOO_MANY_PROBLEMS') expect(errors).toContain(`${code} ${path}`);
    else expect(errors).toEqual([`${code} ${path}`]);
  });

  it.each(submissionWarningCodes)('%s is remarked at its place', (code) => {
    const [path, body] = remarks[code];
    expect(warningsOf(body, { mode: 'preview' })).toContain(`${code} ${path}`);
  });
});
