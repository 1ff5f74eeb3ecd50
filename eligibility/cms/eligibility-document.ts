/**
 * CMS's eligibility document (version 6) of one NPI, as far as this program reads it. Unknown fields pass and are dropped.
 */
import { z } from 'zod';

/** CMS writes some flags as booleans, as words or as single letters; anything else is no answer. */
const flag = z.union([z.boolean(), z.string(), z.null()]).transform((value, context) => {
  if (value === null || typeof value === 'boolean') return value;
  const word = value.trim().toLowerCase();
  if (['true', 'y', 'yes', '1'].includes(word)) return true;
  if (['false', 'n', 'no', '0'].includes(word)) return false;
  if (word === '') return null;
  context.addIssue({ code: 'custom', message: 'Expected a boolean, or true/false, Y/N or 1/0 as text' });
  return z.NEVER;
});

/** What CMS says of one clinician, or of the practice, under one TIN. */
export const cmsScenarioSchema = z.object({
  isEligible: z
    .object({
      individual: flag.optional(),
      group: flag.optional(),
      mipsApm: flag.optional(),
      virtualGroup: flag.optional(),
    })
    .optional()
    .describe('Eligible by itself, through the group, an APM Entity, a virtual group'),
  /** True = at or below the threshold = excluded: the opposite of what the name suggests. */
  lowVolumeSwitch: flag.optional(),
  lowVolumeStatusReasons: z.array(z.object({ lowVolStusRsnCd: z.string().optional() })).optional(),
  isOptInEligible: flag.optional(),
  /** True = opted in, false = voluntary reporting, null = no decision or no choice to make. */
  isOptedIn: flag.optional(),
  optInDecisionDate: z.string().nullish(),
  mipsEligibleSwitch: flag.optional(),
  smallGroupPractitioner: flag.optional(),
  ruralClinician: flag.optional(),
  hpsaClinician: flag.optional(),
  nonPatientFacing: flag.optional(),
  hospitalBasedClinician: flag.optional(),
  ambulatorySurgicalCenter: flag.optional(),
  isFacilityBased: flag.optional(),
});

/** One practice of the clinician. The public form masks the TIN; a file for loading carries it. */
export const cmsOrganizationSchema = z.object({
  TIN: z.string(),
  isFacilityBased: flag.optional(),
  individualScenario: cmsScenarioSchema.optional(),
  groupScenario: cmsScenarioSchema.optional(),
  virtualGroups: z
    .array(z.object({ lowVolumeSwitch: flag.optional(), specialScenario: cmsScenarioSchema.optional() }))
    .optional(),
});

/** The document of one NPI with all its practices. */
export const cmsEligibilitySchema = z.object({
  npi: z.string(),
  newlyEnrolled: flag.optional(),
  qpStatus: z.enum(['Y', 'N', 'P', 'Q', 'R']).nullish(),
  amsMipsEligibleClinician: flag.optional(),
  organizations: z.array(cmsOrganizationSchema).default([]),
});

/** @see cmsScenarioSchema */
export type CmsScenario = z.infer<typeof cmsScenarioSchema>;
/** @see cmsEligibilitySchema */
export type CmsEligibility = z.infer<typeof cmsEligibilitySchema>;

/** What CMS says of one TIN/NPI, with the identifiers already replaced by a token. */
export interface CmsClinician {
  clinicianRef: string;
  newlyEnrolled: boolean | null;
  qpStatus: 'Y' | 'N' | 'P' | 'Q' | 'R' | null;
  eligibleType: boolean | null;
  individual: CmsScenario;
  group: CmsScenario;
}

/** CMS's word on the virtual group that a practice belongs to, in the shape of a scenario; undefined without one. */
export function cmsVirtualGroupOf(document: CmsEligibility, tin: string): CmsScenario | undefined {
  const organization = document.organizations.find(({ TIN }) => TIN === tin);
  const [first] = organization?.virtualGroups ?? [];
  if (!first) return undefined;
  const eligible = organization?.individualScenario?.isEligible?.virtualGroup;
  return {
    ...first.specialScenario,
    ...(first.lowVolumeSwitch === undefined ? {} : { lowVolumeSwitch: first.lowVolumeSwitch }),
    ...(eligible === true ? { isEligible: { group: true } } : {}),
  };
}

/** CMS's word on one TIN/NPI out of the clinician's document, or undefined when the practice is not in it. */
export function cmsClinicianOf(document: CmsEligibility, tin: string, clinicianRef: string): CmsClinician | undefined {
  const organization = document.organizations.find(({ TIN }) => TIN === tin);
  if (!organization) return undefined;
  const isFacilityBased = organization.individualScenario?.isFacilityBased ?? organization.isFacilityBased;
  return {
    clinicianRef,
    newlyEnrolled: document.newlyEnrolled ?? null,
    qpStatus: document.qpStatus ?? null,
    eligibleType: document.amsMipsEligibleClinician ?? organization.individualScenario?.mipsEligibleSwitch ?? null,
    individual: { ...organization.individualScenario, ...(isFacilityBased == null ? {} : { isFacilityBased }) },
    group: organization.groupScenario ?? {},
  };
}
