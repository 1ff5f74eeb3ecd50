import type { SpecialStatus } from '../../policy/year-policy';
import type { LowVolumeElement, StatusSource } from '../determination';
import { specialStatuses } from '../facts';
import type { CmsScenario } from './eligibility-document';

const statusFlags: Record<SpecialStatus, keyof CmsScenario> = {
  smallPractice: 'smallGroupPractitioner',
  rural: 'ruralClinician',
  hpsa: 'hpsaClinician',
  nonPatientFacing: 'nonPatientFacing',
  hospitalBased: 'hospitalBasedClinician',
  ascBased: 'ambulatorySurgicalCenter',
  facilityBased: 'isFacilityBased',
};

/** The special statuses whose flag is on. */
export const statusesOf = (scenario: CmsScenario): SpecialStatus[] =>
  specialStatuses.filter((status) => scenario[statusFlags[status]] === true);

/** The special statuses whose flag is neither on nor off. */
export const silentStatusesOf = (scenario: CmsScenario): SpecialStatus[] =>
  specialStatuses.filter((status) => scenario[statusFlags[status]] == null);

/** Those whose flag is on, with the flag that says so. */
export const statedSources = (scenario: CmsScenario): StatusSource[] =>
  statusesOf(scenario).map((status) => ({
    status,
    segment: null,
    from: 'cms' as const,
    words: `flag ${statusFlags[status]} of CMS's document`,
  }));

/** Elements that each of CMS's reason codes names as not exceeded. */
const reasonElements: Readonly<Record<string, readonly LowVolumeElement[]>> = {
  BENE: ['patients'],
  CHRG: ['dollars'],
  SRVC: ['services'],
  BOTH: ['dollars', 'patients'],
  'BENE/SRVC': ['patients', 'services'],
  'CHRG/SRVC': ['dollars', 'services'],
  ALL: ['dollars', 'patients', 'services'],
};

/**
 * Elements at or below the threshold by CMS's reason codes, in the order of the threshold. Null where the document gives
 * none, or one we do not know: then nothing is said.
 */
export function belowElementsOf({ lowVolumeStatusReasons, lowVolumeSwitch }: CmsScenario): LowVolumeElement[] | null {
  const named = (lowVolumeStatusReasons ?? []).flatMap(({ lowVolStusRsnCd }) => lowVolStusRsnCd ?? []);
  if (named.length === 0) return lowVolumeSwitch === false ? [] : null;
  if (named.some((code) => !reasonElements[code])) return null;
  const below = new Set(named.flatMap((code) => reasonElements[code] ?? []));
  return (['dollars', 'patients', 'services'] as const).filter((element) => below.has(element));
}
