import type { NormalisedMeasurementSet, NormalisedSubmission } from '../../schemas/submission';

type Value = NormalisedMeasurementSet['measurements'][number]['value'];

/** A single-rate value of a MIPS CQM: so many met of so many, all cases reported. */
export const rate = (performanceMet: number, of: number): Value => ({
  isEndToEndReported: false,
  performanceMet,
  performanceNotMet: of - performanceMet,
  eligiblePopulation: of,
});

const period = { performanceStart: '2024-01-01', performanceEnd: '2024-12-31' };

/** Quality, improvement activities and promoting interoperability of a full 2024 year, in the normal form. */
export function fullSets(programName = 'mips'): NormalisedMeasurementSet[] {
  return [
    {
      category: 'quality',
      submissionMethod: 'registry',
      programName,
      ...period,
      measurements: [
        { measureId: '001', value: rate(20, 100) },
        { measureId: '130', value: rate(95, 100) },
        { measureId: '226', value: { isEndToEndReported: false, strata: [] } },
        { measureId: '236', value: rate(80, 100) },
        { measureId: '317', value: rate(70, 100) },
        { measureId: '134', value: rate(60, 100) },
      ].filter((measurement) => measurement.measureId !== '226'),
    },
    {
      category: 'ia',
      submissionMethod: 'registry',
      programName,
      ...period,
      measurements: [
        { measureId: 'IA_EPA_1', value: true },
        { measureId: 'IA_BE_6', value: true },
      ],
    },
    {
      category: 'pi',
      submissionMethod: 'registry',
      programName,
      cehrtId: '0015EABCDEFGHIJ',
      ...period,
      measurements: [
        { measureId: 'PI_INFBLO_1', value: true },
        { measureId: 'PI_ONCDIR_1', value: true },
        { measureId: 'PI_PPHI_1', value: true },
        { measureId: 'PI_PPHI_2', value: true },
        { measureId: 'PI_EP_1', value: { numerator: 80, denominator: 100 } },
        { measureId: 'PI_EP_2', value: true },
        { measureId: 'PI_HIE_5', value: true },
        { measureId: 'PI_PEA_1', value: { numerator: 96, denominator: 100 } },
        { measureId: 'PI_PHCDRR_1', value: true },
        { measureId: 'PI_PHCDRR_3', value: true },
      ],
    },
  ];
}

/** A group's submission of a full year. */
export const groupSubmission = (tin: string, sets = fullSets()): NormalisedSubmission => ({
  entityType: 'group',
  taxpayerIdentificationNumber: tin,
  performanceYear: 2024,
  measurementSets: sets,
});
