import type { YearPolicy } from '../../policy/year-policy';
import { decide } from '../decide';
import type {
  ClinicianBasis,
  Determination,
  DeterminationBasis,
  DeterminationRun,
  DeterminationWarning,
  LowVolumeResult,
} from '../determination';
import type { Elections, OptInDecision, QpStatus } from '../facts';
import { optInLevels } from '../policy-terms';
import type { ReasonCode } from '../reasons';
import type { CmsClinician, CmsScenario } from './eligibility-document';
import { silentOfClinician, silentOfGroup, tellsOfGroup } from './silent-fields';
import { belowElementsOf, silentStatusesOf, statedSources, statusesOf } from './scenario-statuses';

/**
 * CMS's own determination of a practice, as the same type the computation gives.
 *
 * CMS's flags decide: `isEligible` first, then the low-volume switch (true means *excluded*), the opt-in flag and the
 * decision CMS has recorded. Figures are not in the document, so `segments` stay empty.
 */
export function cmsDetermination(
  clinicians: readonly CmsClinician[],
  run: DeterminationRun,
  policy: Pick<YearPolicy, 'performanceYear' | 'eligibility'>,
  elections: Elections = {},
): Determination {
  return decide(cmsBasis(clinicians, run, policy), elections);
}

/**
 * What CMS's documents say before elections of ours are applied. `isCollective` is a virtual group or an APM Entity, which
 * exists whatever they say and tells its clinicians by practice too.
 */
export function cmsBasis(
  clinicians: readonly (CmsClinician & { practiceRef?: string })[],
  run: DeterminationRun,
  policy: Pick<YearPolicy, 'performanceYear' | 'eligibility'>,
  { isCollective = false }: { isCollective?: boolean } = {},
): DeterminationBasis {
  const { optInAvailable } = policy.eligibility.lowVolumeThreshold;
  const group = groupScenario(clinicians);
  const exists = isCollective || tellsOfGroup(clinicians, group);
  const rows = clinicians.map((clinician) => clinicianRow(clinician, group, exists));
  const isEligible = group.isEligible?.group ?? null;
  const lowVolume = lowVolumeOf(group, isEligible);
  const placeOf = (index: number) => {
    const practiceRef = isCollective ? clinicians[index]?.practiceRef : undefined;
    return practiceRef === undefined ? {} : { practiceRef };
  };
  return {
    performanceYear: policy.performanceYear,
    run,
    authority: 'cms',
    optInAvailable,
    optInLevels: optInLevels(policy.eligibility),
    group: {
      kind: 'group',
      exists,
      ...(isEligible === true ? { isEligibleByCms: true as const } : {}),
      problems: [],
      unknown: [],
      reachesAll: false,
      lowVolume,
      belowElements: belowElementsOf(group),
      silentOn: silentOfGroup(group, exists),
      silentStatuses: silentStatusesOf(group),
      segments: [],
      specialStatuses: statusesOf(group),
      statusSources: statedSources(group),
      practiceSize: clinicians.length,
    },
    clinicians: rows.map(({ basis }, index) => ({ ...basis, ...placeOf(index) })),
    recordedElections: recordedElections(clinicians, group, rows),
    basisWarnings: [
      ...(isSwitchOutweighed(group, lowVolume) ? [disagreement(isCollective ? 'virtual group' : 'group')] : []),
      ...rows.flatMap(({ warning }, index) => (warning ? [{ ...warning, ...placeOf(index) }] : [])),
    ],
  };
}

/** Every document repeats the practice's scenario; the first that has one speaks for all. */
function groupScenario(clinicians: readonly CmsClinician[]): CmsScenario {
  return clinicians.map(({ group }) => group).find((scenario) => Object.keys(scenario).length > 0) ?? {};
}

/** CMS's flag for eligibility outweighs the switch; an opt-in that CMS has recorded shows a unit that could choose. */
function lowVolumeOf(scenario: CmsScenario, eligible: boolean | null): LowVolumeResult {
  if (scenario.isOptedIn === true) return 'some';
  if (eligible === true) return 'above';
  if (scenario.isOptInEligible === true) return 'some';
  // Polarity: the switch is on for those *below* the threshold.
  return scenario.lowVolumeSwitch === false ? 'above' : 'below';
}

/** The switch puts the unit below the threshold, and the eligibility flag that outweighs it above. */
export const isSwitchOutweighed = ({ lowVolumeSwitch }: CmsScenario, lowVolume: LowVolumeResult): boolean =>
  lowVolumeSwitch === true && lowVolume === 'above';

interface CmsRow {
  basis: ClinicianBasis;
  warning?: DeterminationWarning;
  partialQpElected: boolean;
}

function clinicianRow(clinician: CmsClinician, group: CmsScenario, isToldOfGroup: boolean): CmsRow {
  const { clinicianRef, individual } = clinician;
  const alone = individual.isEligible?.individual ?? null;
  const throughGroup = individual.isEligible?.group ?? null;
  const qp: QpStatus = clinician.qpStatus === 'Y' ? 'QP' : clinician.qpStatus === 'P' ? 'PARTIAL_QP' : 'NONE';
  const counts = alone === true || throughGroup === true;
  const named = namedBar(clinician, qp);
  const barred = counts ? null : (named ?? unexplainedBar(clinician, qp, group));
  const lowVolume = lowVolumeOf(individual, alone);
  const disagrees = (counts && named !== null) || isSwitchOutweighed(individual, lowVolume);
  return {
    basis: {
      clinicianRef,
      authority: 'cms',
      barred,
      qp,
      qpSnapshots: [],
      lowVolume,
      belowElements: belowElementsOf(individual),
      silentOn: silentOfClinician(clinician, {
        isExcluded: barred !== null,
        isToldOfGroup,
        silentOfGroup: silentOfGroup(group, isToldOfGroup),
      }),
      silentStatuses: silentStatusesOf(individual),
      segments: [],
      specialStatuses: statusesOf(individual),
      statusSources: statedSources(individual),
    },
    partialQpElected: qp === 'PARTIAL_QP' && counts,
    ...(disagrees ? { warning: { ...disagreement('clinician'), clinicianRef } } : {}),
  };
}

/** An exclusion that the document gives the reason of, in the order of the rule. */
export function namedBar({ eligibleType, newlyEnrolled }: CmsClinician, qp: QpStatus): ReasonCode | null {
  if (eligibleType === false) return 'INELIGIBLE_TYPE';
  if (newlyEnrolled === true) return 'NEWLY_ENROLLED';
  return qp === 'QP' ? 'QP' : null;
}

/**
 * Excluded at both levels although neither volume nor a named reason explains it, for example under the QP codes
 * `Q` and `R`, whose meaning is not published.
 */
function unexplainedBar(clinician: CmsClinician, qp: QpStatus, group: CmsScenario): ReasonCode | null {
  const { isEligible, lowVolumeSwitch } = clinician.individual;
  if (qp === 'PARTIAL_QP') return null;
  const aloneUnexplained = isEligible?.individual === false && lowVolumeSwitch === false;
  const groupUnexplained = isEligible?.group === false && group.isEligible?.group === true;
  return aloneUnexplained || groupUnexplained ? 'EXCLUDED_BY_CMS' : null;
}

/** Three answers of one flag: opted in, voluntary, or no decision. */
function decisionOf({ isOptedIn }: CmsScenario): OptInDecision | undefined {
  if (isOptedIn == null) return undefined;
  return isOptedIn ? 'optIn' : 'voluntary';
}

function recordedElections(clinicians: readonly CmsClinician[], group: CmsScenario, rows: CmsRow[]): Elections {
  const own = clinicians.flatMap(({ clinicianRef, individual }) => {
    const decision = decisionOf(individual);
    return decision ? [[clinicianRef, decision] as const] : [];
  });
  const groupDecision = decisionOf(group);
  const partial = rows.filter(({ partialQpElected }) => partialQpElected).map(({ basis }) => basis.clinicianRef);
  return {
    ...(own.length > 0 ? { individuals: Object.fromEntries(own) } : {}),
    ...(groupDecision ? { group: groupDecision } : {}),
    ...(partial.length > 0 ? { partialQpElected: partial } : {}),
  };
}

const disagreement = (unit: 'clinician' | 'group' | 'virtual group'): DeterminationWarning => ({
  code: 'CMS_FLAGS_DISAGREE',
  words: `CMS's document calls the ${unit} eligible and gives a reason why not; its eligibility flag was followed.`,
});
