import type { CmsClinician } from '../../../eligibility/cms/eligibility-document';
import { cmsClinicianOf, cmsEligibilitySchema } from '../../../eligibility/cms/eligibility-document';

/** A scenario as CMS writes it. */
export type RawScenario = Record<string, unknown>;

/** A document of CMS with one practice, as its JSON reads. */
export const document = (individual: RawScenario, group: RawScenario = {}, person: RawScenario = {}): unknown => ({
  npi: '0123456788',
  firstName: 'unused',
  newlyEnrolled: false,
  qpStatus: 'N',
  ...person,
  organizations: [{ TIN: '000111111', prvdrOrgName: 'unused', individualScenario: individual, groupScenario: group }],
});

/** CMS's word on one clinician of that practice. */
export function cmsClinician(
  clinicianRef: string,
  individual: RawScenario,
  group: RawScenario = {},
  person: RawScenario = {},
): CmsClinician {
  const parsed = cmsEligibilitySchema.parse(document(individual, group, person));
  const found = cmsClinicianOf(parsed, '000111111', clinicianRef);
  if (!found) throw new Error('The document names no such practice');
  return found;
}

/** Above the threshold and eligible at both levels. */
export const eligibleScenario: RawScenario = {
  isEligible: { individual: true, group: true },
  lowVolumeSwitch: false,
  isOptInEligible: false,
  isOptedIn: null,
};

/** Below the threshold alone, reached by an eligible group. */
export const lowVolumeScenario: RawScenario = {
  isEligible: { individual: false, group: true },
  lowVolumeSwitch: true,
  lowVolumeStatusReasons: [{ lowVolStusRsnCd: 'BOTH' }],
  isOptInEligible: false,
  isOptedIn: null,
};
