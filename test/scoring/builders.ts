import type { SubmissionMethod } from '../../catalogue/year-catalogue';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import type { Measurement, MeasurementSet, UnitFacts, UnitScoreInput } from '../../scoring/score-input';

export const policy2024 = loadPolicy(2024);
export const catalogue2024 = loadCatalogue(2024);

/** A complete single-rate measurement: `met` of `of` patients, nobody excluded. */
export function rate(measureId: string, met: number, of: number): Measurement {
  return {
    measureId,
    value: { isEndToEndReported: false, performanceMet: met, performanceNotMet: of - met, eligiblePopulation: of },
  };
}

/** The same with only `reported` of the eligible patients in it. */
export function incomplete(measureId: string, met: number, reported: number, eligible: number): Measurement {
  return {
    measureId,
    value: { performanceMet: met, performanceNotMet: reported - met, eligiblePopulation: eligible },
  };
}

export function yes(measureId: string): Measurement {
  return { measureId, value: true };
}

export function share(measureId: string, numerator: number, denominator: number): Measurement {
  return { measureId, value: { numerator, denominator } };
}

let setNumber = 0;

/** A set of the whole year unless told otherwise. */
export function set(
  category: MeasurementSet['category'],
  measurements: readonly Measurement[],
  changes: Partial<MeasurementSet> = {},
): MeasurementSet {
  setNumber += 1;
  return {
    setRef: `set-${setNumber}`,
    submitterRef: 'org_one',
    category,
    submissionMethod: 'registry',
    programName: 'mips',
    performanceStart: '2024-01-01',
    performanceEnd: '2024-12-31',
    ...(category === 'pi' ? { cehrtId: '0015CEXAMPLE001' } : {}),
    measurements,
    ...changes,
  };
}

export function quality(
  measurements: readonly Measurement[],
  submissionMethod: SubmissionMethod = 'registry',
  changes: Partial<MeasurementSet> = {},
): MeasurementSet {
  return set('quality', measurements, { submissionMethod, ...changes });
}

/** The four answers without which the category earns nothing in 2024. */
export const attestations: readonly Measurement[] = [
  yes('PI_PPHI_1'),
  yes('PI_PPHI_2'),
  yes('PI_INFBLO_1'),
  yes('PI_ONCDIR_1'),
];

/** 8 + 10 + 10 + 24 + 25 + 5 = 82 points; see the Promoting Interoperability tests. */
export const piOf82: readonly Measurement[] = [
  ...attestations,
  share('PI_EP_1', 80, 100),
  yes('PI_EP_2'),
  share('PI_HIE_1', 30, 90),
  yes('PI_LVITC_2'),
  share('PI_PEA_1', 190, 200),
  yes('PI_PHCDRR_1'),
  yes('PI_PHCDRR_3_EX_1'),
  yes('PI_PHCDRR_2'),
];

/** Flat benchmark of 2024: measure 236 by registry earns its rate / 10. */
export const flatMeasure = '236';

export function facts(changes: Partial<UnitFacts> = {}): UnitFacts {
  return { specialStatuses: {}, cost: [], administrativeClaims: [], reweighted: [], ...changes };
}

export function input(sets: readonly MeasurementSet[], changes: Partial<UnitScoreInput> = {}): UnitScoreInput {
  return { performanceYear: 2024, unitKind: 'group', option: 'mips', sets, facts: facts(), ...changes };
}
