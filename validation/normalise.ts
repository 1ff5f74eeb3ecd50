/**
 * A body that passed every check, in its normal form: defaults applied, nulls and read-only properties gone.
 *
 * Nothing is copied that the wire format does not know, and property order is always the same.
 */
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type {
  NormalisedMeasurement,
  NormalisedMeasurementSet,
  NormalisedSubmission,
  PracticeDetails,
  SubmissionIdentity,
} from '../schemas/submission';
import type { MeasurementValue } from '../schemas/submission-values';
import { canonicalProgram, defaultProgram } from './programs';
import { present } from './record-rules';
import type { JsonRecord } from './record-rules';
import { stratumShape, valueShapes } from './value-shapes';

/** The entity of a valid body. */
export function normaliseIdentity(body: JsonRecord): SubmissionIdentity {
  const names = [
    'entityType',
    'entityId',
    'taxpayerIdentificationNumber',
    'nationalProviderIdentifier',
    'performanceYear',
  ];
  return pick(body, names) as unknown as SubmissionIdentity;
}

/** A valid submission: its identity and its sets, with none when the body had none. */
export function normaliseSubmission(
  identity: SubmissionIdentity,
  sets: readonly JsonRecord[],
  catalogue: YearCatalogue,
): NormalisedSubmission {
  return { ...identity, measurementSets: sets.map((set) => normaliseSet(set, catalogue)) };
}

function normaliseSet(set: JsonRecord, catalogue: YearCatalogue): NormalisedMeasurementSet {
  const program = present(set, 'programName');
  const details = present(set, 'practiceDetails') as JsonRecord | undefined;
  const measurements = (present(set, 'measurements') as JsonRecord[] | undefined) ?? [];
  return {
    ...(pick(set, ['category', 'submissionMethod']) as Pick<NormalisedMeasurementSet, 'category' | 'submissionMethod'>),
    programName: typeof program === 'string' ? canonicalProgram(program) : defaultProgram,
    ...(pick(set, ['cehrtId', 'performanceStart', 'performanceEnd', 'practiceId']) as Pick<
      NormalisedMeasurementSet,
      'cehrtId' | 'performanceStart' | 'performanceEnd' | 'practiceId'
    >),
    ...(details && { practiceDetails: normalisePractice(details) }),
    measurements: measurements.map((measurement) => normaliseMeasurement(measurement, catalogue)),
  };
}

function normalisePractice(details: JsonRecord): PracticeDetails {
  return pick(details, ['taxpayerIdentificationNumber', 'nationalProviderIdentifiers']) as unknown as PracticeDetails;
}

function normaliseMeasurement(measurement: JsonRecord, catalogue: YearCatalogue): NormalisedMeasurement {
  const measureId = measurement.measureId as string;
  const measure = catalogue.measure(measureId);
  const shape = measure && valueShapes.get(measure.metricType);
  if (!shape) return { measureId, value: measurement.value as boolean };
  const value = pick(measurement.value as JsonRecord, shape.fields.keys());
  if (Array.isArray(value.strata)) {
    value.strata = value.strata.map((stratum: JsonRecord) => pick(stratum, ['stratum', ...stratumShape.fields.keys()]));
  }
  return { measureId, value: value as unknown as MeasurementValue };
}

function pick(record: JsonRecord, names: Iterable<string>): Record<string, unknown> {
  const picked: Record<string, unknown> = {};
  for (const name of names) {
    const value = present(record, name);
    if (value !== undefined) picked[name] = value;
  }
  return picked;
}
