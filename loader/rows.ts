/**
 * The rows of facts files, one schema a kind (docs/facts-format.md). Rows carry TIN and NPI plainly: they live between
 * the file and the store, which turns them into tokens and seals them.
 */
import { z } from 'zod';
import { cmsEligibilitySchema } from '../eligibility/cms/eligibility-document';
import { specialStatuses } from '../eligibility/facts';
import type { SpecialStatus } from '../policy/year-policy';
import { reweightReasons, reweightableCategories } from '../schemas/unit-facts';
import {
  amount,
  count,
  date,
  decimal,
  dollarsAsCents,
  npi,
  percent,
  segment,
  snapshot,
  tin,
  word,
  yesNo,
} from './fields';

/** Whom a row is about: a TIN/NPI, or without NPI the practice as a group. */
const unit = { tin, npi: npi.optional() };

/** Roster and claims: one row a TIN/NPI and segment. A clinician without claims has rows with `billed: false`. */
const claims = z.strictObject({
  tin,
  npi,
  clinicianType: word,
  firstEnrolledOn: date.optional(),
  newlyEnrolled: yesNo.optional(),
  segment,
  allowedCharges: dollarsAsCents,
  patients: count,
  services: count,
  billed: yesNo.default(true),
});

/** What is known of a TIN as a whole in a segment: its size, and claims counted over the TIN (distinct patients). */
const practice = z
  .strictObject({
    tin,
    segment,
    practiceSize: count.optional(),
    allowedCharges: dollarsAsCents.optional(),
    patients: count.optional(),
    services: count.optional(),
  })
  .refine(
    (row) => new Set([row.allowedCharges, row.patients, row.services].map((figure) => figure === undefined)).size === 1,
    { path: ['allowedCharges'], message: 'allowedCharges, patients and services come together or not at all' },
  );

/** A special status of a clinician, or without NPI of the practice, in a segment. */
const specialStatus = z.strictObject({
  ...unit,
  segment,
  status: z.enum(
    specialStatuses as [SpecialStatus, ...SpecialStatus[]],
    `must be one of ${specialStatuses.join(', ')}`,
  ),
});

/** The result of a QP snapshot for a TIN/NPI; `revoked` when the APM Entity was terminated afterwards,
 * false to take that back; without it nothing changes. */
const qpStatus = z.strictObject({
  tin,
  npi,
  snapshot,
  status: z.enum(['QP', 'PARTIAL_QP', 'NONE'], 'must be QP, PARTIAL_QP or NONE'),
  revoked: yesNo.optional(),
});

/** CMS's eligibility document of one NPI (version 6) and the run it belongs to. NDJSON only. */
const cmsDetermination = z.strictObject({
  run: z.enum(['preliminary', 'final'], 'must be preliminary or final'),
  data: cmsEligibilitySchema.extend({
    npi,
    organizations: z.array(cmsEligibilitySchema.shape.organizations.unwrap().element.extend({ TIN: tin })),
  }),
});

/** Takes back what an earlier row gave for the measure: the fact is gone then, whatever the figures of the row. */
const withdrawn = yesNo.optional();

/** A cost measure as CMS computed it; `value` in the measure's own unit, lower is better. */
const cost = z.strictObject({ ...unit, measureId: word, caseCount: count, value: amount, withdrawn });

/** A quality measure that CMS computed from claims; `rate` in the benchmark's own unit. */
const claimsQuality = z.strictObject({ ...unit, measureId: word, caseCount: count, rate: amount, withdrawn });

/** One risk indicator of the complex patient bonus: its standing by `z`, or by value with mean and deviation. */
const complexPatient = z
  .strictObject({
    ...unit,
    name: z.enum(['hcc', 'dualProportion'], 'must be hcc or dualProportion'),
    value: amount.optional(),
    mean: amount.optional(),
    standardDeviation: amount.optional(),
    median: amount.optional(),
    z: decimal.optional(),
    atOrAboveMedian: yesNo.optional(),
  })
  .refine((row) => row.z !== undefined || row.value !== undefined, { path: ['value'], message: 'give value or z' });

/** Last year's achievement before bonuses, from which improvement is measured. */
const previousYear = z.strictObject({
  ...unit,
  qualityAchievementPercent: percent.optional(),
  costPercent: percent.optional(),
});

/** A summary measure of the CAHPS for MIPS survey of a practice; `score` 0 to 100, as its benchmark. */
const cahps = z.strictObject({ tin, measureId: word, score: percent, withdrawn });

/** A category of a unit that is not scored, by an approved exception or by CMS's own act, and why. */
const reweighting = z
  .strictObject({
    ...unit,
    category: z.enum(reweightableCategories, `must be one of ${reweightableCategories.join(', ')}`),
    reason: z.enum(reweightReasons, `must be one of ${reweightReasons.join(', ')}`).optional(),
    withdrawn,
  })
  .refine((row) => row.reason !== undefined || row.withdrawn === true, {
    path: ['reason'],
    message: 'say for which reason the category is not scored',
  });

/** What the hospital of a facility-based unit earned, converted by CMS to percents of the two categories. */
const facility = z.strictObject({ ...unit, qualityPercent: percent, costPercent: percent, withdrawn });

/** What a unit is recognised as. A later row replaces the earlier one whole, so one without flags takes it back. */
const recognition = z.strictObject({
  ...unit,
  isPcmh: yesNo.optional(),
  isMipsApmParticipant: yesNo.optional(),
  cahpsSampleTooSmall: yesNo.optional(),
});

/** Every kind of facts file with the schema of its rows. */
export const rowSchemas = {
  claims,
  practice,
  specialStatus,
  qpStatus,
  cmsDetermination,
  cost,
  claimsQuality,
  complexPatient,
  previousYear,
  cahps,
  reweighting,
  facility,
  recognition,
} as const;

/** Name of a kind of facts file. */
export type FactsKind = keyof typeof rowSchemas;

/** A checked row of a kind. `allowedCharges` is in cents here, whatever the file wrote. */
export type FactsRow<K extends FactsKind = FactsKind> = z.infer<(typeof rowSchemas)[K]>;

/** Every kind of facts file. */
export const factsKinds = Object.keys(rowSchemas) as FactsKind[];
