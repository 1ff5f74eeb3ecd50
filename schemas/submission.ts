/**
 * The submission of one entity for one performance year, in the wire format vendors already send to CMS.
 *
 * These schemas say the shape; whether a body is acceptable in its year is decided by `validation/validate-submission`,
 * which answers with every problem at once. What that accepts, these schemas parse unchanged.
 */
import { z } from 'zod';
import { valueSchemas } from './submission-values';
import type { MeasurementValue, WithOptionalKeys } from './submission-values';

/** Kinds of submitting entity, as the wire spells them. */
export const entityTypes = ['individual', 'group', 'virtualGroup', 'apm', 'subgroup'] as const;
/** Categories vendors write; `aci` is the name `pi` had in performance year 2017. Cost is never submitted. */
export const submittedCategories = ['quality', 'pi', 'ia', 'aci'] as const;
/** Methods vendors write: the collection type for quality, the file format for the other categories. */
export const vendorMethods = ['registry', 'electronicHealthRecord'] as const;

export type EntityType = (typeof entityTypes)[number];
export type SubmittedCategory = (typeof submittedCategories)[number];
export type VendorMethod = (typeof vendorMethods)[number];

/** Properties the service writes: ignored with a warning when a vendor sends back what it read. */
export const readOnlyFields = {
  submission: ['id', 'createdAt', 'updatedAt'],
  measurementSet: [
    'id',
    'createdAt',
    'updatedAt',
    'submissionId',
    'submitterId',
    'submitterType',
    'suppressed',
    'source',
    'version',
  ],
  measurement: ['id', 'createdAt', 'updatedAt', 'measurementSetId'],
  /** Computed from the value; `performanceRate` is writable for QCDR measures. */
  value: ['performanceRate', 'reportingRate', 'caseCount', 'performanceRateNumerator', 'performanceRateDenominator'],
} as const;

const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const fullDate = z.iso.date();

/** One measure's result. Union order matters: the shapes with more fields come first, since extra fields are dropped. */
export const measurementSchema = z.object({
  measureId: z.string(),
  value: z.union([
    valueSchemas.boolean,
    valueSchemas.registryMultiPerformanceRate,
    valueSchemas.multiPerformanceRate,
    valueSchemas.registrySinglePerformanceRate,
    valueSchemas.singlePerformanceRate,
    valueSchemas.nonProportion,
    valueSchemas.proportion,
  ]),
});

/** Practices behind a Primary Care First entity (performance years 2021–2024). */
export const practiceDetailsSchema = z.object({
  taxpayerIdentificationNumber: absent(z.string()),
  nationalProviderIdentifiers: absent(z.array(z.string())),
});

/** One submitter's data for one category, method and program. Dates are full dates, both inside the performance year. */
export const measurementSetSchema = z.object({
  category: z.enum(submittedCategories),
  submissionMethod: z.enum(vendorMethods),
  programName: absent(z.string()),
  cehrtId: absent(z.string()),
  performanceStart: fullDate,
  performanceEnd: fullDate,
  practiceId: absent(z.string()),
  practiceDetails: absent(practiceDetailsSchema),
  measureSet: absent(z.string()),
  measurements: absent(z.array(measurementSchema)),
});

/** Who a submission is for: TIN for individual and group, NPI for individual, entityId for the other kinds. */
export const submissionIdentitySchema = z.object({
  entityType: z.enum(entityTypes),
  entityId: absent(z.string()),
  taxpayerIdentificationNumber: absent(z.string()),
  nationalProviderIdentifier: absent(z.string()),
  performanceYear: z.int(),
});

/** A whole submission. */
export const submissionSchema = submissionIdentitySchema.extend({
  measurementSets: absent(z.array(measurementSetSchema)),
});

/** The wire form as a vendor may write it, nulls and computed fields still to be dropped. */
export type Submission = z.input<typeof submissionSchema>;
export type MeasurementSet = z.input<typeof measurementSetSchema>;
export type Measurement = z.input<typeof measurementSchema>;
export type SubmissionIdentity = WithOptionalKeys<z.output<typeof submissionIdentitySchema>>;
export type PracticeDetails = WithOptionalKeys<z.output<typeof practiceDetailsSchema>>;

/** A measurement after validation: no nulls, no computed fields. */
export interface NormalisedMeasurement {
  measureId: string;
  value: MeasurementValue;
}

/** A set after validation, its defaults applied. */
export interface NormalisedMeasurementSet {
  category: SubmittedCategory;
  submissionMethod: VendorMethod;
  /** `mips` when the vendor named none. */
  programName: string;
  cehrtId?: string;
  performanceStart: string;
  performanceEnd: string;
  practiceId?: string;
  practiceDetails?: PracticeDetails;
  measurements: NormalisedMeasurement[];
}

/** A submission after validation. */
export interface NormalisedSubmission {
  entityType: EntityType;
  entityId?: string;
  taxpayerIdentificationNumber?: string;
  nationalProviderIdentifier?: string;
  performanceYear: number;
  measurementSets: NormalisedMeasurementSet[];
}
