import type { CoverageRow } from './coverage-row';

const at = '/eligibility';
const tests = `${at}/specialStatuses/tests`;

/** Who takes part, from clinician types to special statuses. */
export const eligibilityRows: readonly CoverageRow[] = [
  { rule: 'clinician types', pointers: [`${at}/clinicianTypes`] },
  { rule: 'newly enrolled in Medicare', pointers: [`${at}/exclusions/newlyEnrolledInMedicare`] },
  {
    rule: 'exclusions, and which of them a group lifts',
    pointers: [`${at}/exclusions/groupReportingOverrides`, `${at}/exclusions/groupReportingDoesNotOverride`],
  },
  { rule: 'units that are judged', pointers: [`${at}/evaluationUnits`], limits: ['entityEligibility'] },
  {
    rule: 'low volume: charges',
    pointers: [`${at}/lowVolumeThreshold/dollars`, `${at}/lowVolumeThreshold/excludedWhen`],
  },
  {
    rule: 'low volume: patients',
    pointers: [`${at}/lowVolumeThreshold/patients`, `${at}/lowVolumeThreshold/excludedWhen`],
    limits: ['groupPatients'],
  },
  { rule: 'low volume: services', pointers: [`${at}/lowVolumeThreshold/services`] },
  { rule: 'low volume: which charges count', pointers: [`${at}/lowVolumeThreshold/dollarBasis`] },
  {
    rule: 'opt-in',
    when: [`${at}/lowVolumeThreshold/optInAvailable`],
    pointers: [`${at}/lowVolumeThreshold/optInWhen`, `${at}/lowVolumeThreshold/optIn`],
    limits: ['optInAcross'],
  },
  {
    rule: 'segment 1',
    pointers: [`${at}/determinationPeriod/segments/0/start`, `${at}/determinationPeriod/segments/0/end`],
  },
  {
    rule: 'segment 2',
    pointers: [`${at}/determinationPeriod/segments/1/start`, `${at}/determinationPeriod/segments/1/end`],
  },
  {
    rule: 'reconciliation of the segments',
    pointers: [`${at}/determinationPeriod/reconciliation`],
    limits: ['optInAcross'],
  },
  { rule: 'QP snapshots', pointers: [0, 1, 2, 3].map((index) => `${at}/qp/snapshots/${index}/date`) },
  {
    rule: 'QP and Partial QP, Medicare Option, payments',
    pointers: [`${at}/qp/medicareOption/qpPaymentPercent`, `${at}/qp/medicareOption/partialQpPaymentPercent`],
    limits: ['qpReadings'],
  },
  {
    rule: 'QP and Partial QP, Medicare Option, patients',
    pointers: [`${at}/qp/medicareOption/qpPatientPercent`, `${at}/qp/medicareOption/partialQpPatientPercent`],
    limits: ['qpReadings'],
  },
  {
    rule: 'QP and Partial QP, All-Payer Option',
    pointers: [`${at}/qp/allPayerOption`],
    limits: ['qpReadings', 'allPayer'],
  },
  { rule: 'QP: entity or individual', pointers: [`${at}/qp/determinationLevel`, `${at}/qp/individualDetermination`] },
  { rule: 'QP: effect of a status', pointers: [`${at}/qp/qpEffect`, `${at}/qp/partialQpEffect`, `${at}/qp/sticky`] },
  { rule: 'small practice', pointers: [`${tests}/smallPractice`] },
  { rule: 'rural', pointers: [`${tests}/rural`], limits: ['statusShares'] },
  { rule: 'HPSA', pointers: [`${tests}/hpsa`], limits: ['statusShares'] },
  { rule: 'non-patient facing', pointers: [`${tests}/nonPatientFacing`], limits: ['statusShares'] },
  { rule: 'hospital-based', pointers: [`${tests}/hospitalBased`], limits: ['statusShares'] },
  { rule: 'ASC-based', pointers: [`${tests}/ascBased`], limits: ['statusShares'] },
  { rule: 'facility-based', pointers: [`${tests}/facilityBased`], limits: ['statusShares'] },
  {
    rule: 'special statuses of a subgroup',
    when: ['/participation/matrix/mvp/subgroup'],
    pointers: [`${at}/specialStatuses/subgroup`],
  },
];
