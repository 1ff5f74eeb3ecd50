import type { SilentField } from '../determination';
import type { CmsClinician, CmsScenario } from './eligibility-document';

/**
 * Whether CMS's documents tell that the practice has a group: they are of two clinicians or more, or a flag calls the
 * group eligible, its own or that of a clinician who is eligible through it. Otherwise the question is open: documents may
 * be of a few clinicians only.
 */
export const tellsOfGroup = (clinicians: readonly CmsClinician[], group: CmsScenario): boolean =>
  clinicians.length > 1 ||
  group.isEligible?.group === true ||
  clinicians.some(({ individual }) => individual.isEligible?.group === true);

/** Whether a scenario says anything of volume; without, a value of volume is a default. */
export const tellsVolume = (
  { lowVolumeSwitch, isOptInEligible, isOptedIn }: CmsScenario,
  eligible: boolean | null,
): boolean => lowVolumeSwitch != null || isOptInEligible === true || isOptedIn === true || eligible === true;

/** What the documents leave open of the practice as a group. */
export function silentOfGroup(group: CmsScenario, isToldOf: boolean): SilentField[] {
  const eligible = group.isEligible?.group ?? null;
  const hasVolume = tellsVolume(group, eligible);
  const hasStanding = isToldOf && (eligible !== null || hasVolume);
  return [
    ...(isToldOf ? [] : (['exists'] as const)),
    ...(hasVolume ? [] : (['lowVolume'] as const)),
    ...(hasStanding ? [] : (['status', 'statusToolResult'] as const)),
    // A flag that excludes gives no reason of its own.
    ...(hasStanding && hasVolume ? [] : (['reasons'] as const)),
    ...(hasStanding || eligible !== null ? [] : (['eligible'] as const)),
  ];
}

/** What is known of a clinician's document beside its scenario. */
export interface ClinicianTold {
  /** An exclusion that holds at both levels, which settles every other field. */
  isExcluded: boolean;
  isToldOfGroup: boolean;
  /** @see silentOfGroup */
  silentOfGroup: readonly SilentField[];
}

/** What a document leaves open of a clinician. */
export function silentOfClinician({ qpStatus, individual }: CmsClinician, told: ClinicianTold): SilentField[] {
  const alone = individual.isEligible?.individual ?? null;
  const hasVolume = tellsVolume(individual, alone);
  const isAloneOpen = !told.isExcluded && alone === null && !hasVolume;
  const isUnexplained = !told.isExcluded && alone === false && !hasVolume && qpStatus !== 'P';
  // Without a standing of the group the clinician's own flag may still say whether the group takes it along.
  const isGroupOpen =
    !told.isExcluded && told.silentOfGroup.includes('status') && individual.isEligible?.group !== false;
  return [
    ...(qpStatus === null || qpStatus === 'Q' || qpStatus === 'R' ? (['qp'] as const) : []),
    ...(hasVolume ? [] : (['lowVolume'] as const)),
    ...(told.isToldOfGroup ? [] : (['inGroupScore'] as const)),
    ...(isAloneOpen ? (['status', 'eligible'] as const) : []),
    ...(isAloneOpen || isUnexplained ? (['reasons'] as const) : []),
    ...(isGroupOpen ? (['eligibleIfGroupReports'] as const) : []),
    ...(isAloneOpen || isGroupOpen ? (['mayOptInAs'] as const) : []),
    ...(isAloneOpen || (isGroupOpen && alone !== true) ? (['statusToolResult', 'adjustable'] as const) : []),
  ];
}
