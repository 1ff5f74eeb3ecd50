/**
 * Bodies of the commands that are not submissions: what the door takes, checks, seals and keeps in the intake.
 * JSON `null` counts as absent, as everywhere on this wire.
 */
import { z } from 'zod';
import { entityTypes } from './submission';

const tin = z.string().regex(/^\d{9}$/, 'nine digits');
const npi = z.string().regex(/^\d{10}$/, 'ten digits');
const opaqueId = z.string().min(1).max(40);
const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

/** Starts the year of a TIN. `calendar` names a calendar of this service; the official one when absent. */
export const startCommand = z.strictObject({
  entityType: z.enum(['individual', 'group', 'virtualGroup', 'apm']),
  taxpayerIdentificationNumber: optional(tin),
  entityId: optional(opaqueId),
  performanceYear: z.int(),
  calendar: optional(z.string().min(1).max(80)),
});

/** Opt-in or voluntary reporting, of the group or of one clinician; binds for the year. */
export const optInCommand = z.strictObject({
  decision: z.enum(['optIn', 'voluntary']),
  nationalProviderIdentifier: optional(npi),
});

/** Registers the group or a subgroup for an MVP. An edit before the deadline replaces all of it. */
export const registrationCommand = z.strictObject({
  entityType: z.enum(['group', 'subgroup', 'individual']),
  programName: z.string().min(1).max(40),
  entityId: optional(opaqueId),
  nationalProviderIdentifier: optional(npi),
  nationalProviderIdentifiers: optional(z.array(npi).max(5_000)),
  populationHealthMeasureId: optional(z.string().max(20)),
});

/** Grounds on which a targeted review may be asked for (42 CFR § 414.1385, in our own short codes). */
export const REVIEW_GROUNDS = [
  'dataSubmissionError',
  'eligibilityOrSpecialStatus',
  'performanceCategoryReweighting',
  'wrongTinOrNpi',
  'calculationError',
  'other',
] as const;

/** Asks for a targeted review of one unit's score. */
export const reviewCommand = z.strictObject({
  entityType: z.enum(entityTypes),
  nationalProviderIdentifier: optional(npi),
  entityId: optional(opaqueId),
  grounds: z.array(z.enum(REVIEW_GROUNDS)).min(1).max(6),
  statement: optional(z.string().max(4_000)),
});

/** What CMS corrects when it grants a review: facts, from which the score follows. */
export const correction = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('specialStatus'),
    status: z.enum(['smallPractice', 'rural', 'hpsa', 'nonPatientFacing', 'hospitalBased', 'ascBased']),
  }),
  z.strictObject({ kind: z.literal('reweighting'), category: z.enum(['quality', 'cost', 'ia', 'pi']) }),
]);
export type Correction = z.output<typeof correction>;

/** CMS's decision on a case, entered by an operator. */
export const reviewDecisionCommand = z.strictObject({
  reviewRef: z.string().regex(/^rev_[0-9a-f-]{36}$/),
  outcome: z.enum(['granted', 'denied']),
  corrections: optional(z.array(correction).max(20)),
});

/** Facts from outside were loaded for this year: the year records it and, after a release, scores anew. */
export const factsCommand = z.strictObject({
  kind: z.string().min(1).max(40),
  batchRef: z.string().min(1).max(80),
  rows: z.int().min(1),
});

export type StartCommand = z.output<typeof startCommand>;
export type OptInCommand = z.output<typeof optInCommand>;
export type RegistrationCommand = z.output<typeof registrationCommand>;
export type ReviewCommand = z.output<typeof reviewCommand>;
export type ReviewDecisionCommand = z.output<typeof reviewDecisionCommand>;
export type FactsCommand = z.output<typeof factsCommand>;
