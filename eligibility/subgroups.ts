import type {
  ClinicianDetermination,
  Determination,
  DeterminationWarning,
  SubgroupDetermination,
  UnitStatus,
} from './determination';
import type { SubgroupFacts } from './facts';
import type { EligibilityContext, SubgroupRules } from './policy-terms';
import { subgroupRules } from './policy-terms';
import type { Reason, ReasonCode } from './reasons';
import { reason } from './reasons';
import { counts, ownToolResult } from './standing';
import { isFor } from './status-tests';

/**
 * The practice in the run, which tells what an election to opt in or report voluntarily comes to; and as the first segment
 * alone shows it, without such elections: that is where a subgroup is judged.
 */
export interface SubgroupGround {
  determination: Determination;
  early: Determination;
}

/**
 * Determines the subgroups of a practice. Each inherits low volume and special statuses from the group in the first
 * segment (42 CFR § 414.1318). A registration that CMS has approved stands whatever happens later.
 */
export function determineSubgroups(
  subgroups: readonly SubgroupFacts[],
  ground: SubgroupGround,
  policy: EligibilityContext,
): { subgroups: SubgroupDetermination[]; warnings: DeterminationWarning[] } {
  const rules = subgroupRules(policy);
  const isApproved = ({ approved }: SubgroupFacts) => approved === true && rules !== null;
  const standing: SubgroupFacts[] = [];
  const judged = subgroups.map((subgroup, index) => {
    const stands = isApproved(subgroup);
    // What CMS has approved comes first, wherever a file names it; what was refused takes nobody's place.
    const others = stands ? standing : [...standing, ...subgroups.slice(index + 1).filter(isApproved)];
    const problems = problemsOf(subgroup, others, ground, rules);
    const result = determined(subgroup, stands ? [] : problems, ground, policy);
    if (result.status !== 'excluded') standing.push(subgroup);
    return { determined: result, ignored: stands ? problems : [] };
  });
  return {
    subgroups: judged.map((each) => each.determined),
    warnings: judged.flatMap(({ ignored }) => ignored.map(approvedWarning)),
  };
}

const approvedWarning = ({ words }: Reason): DeterminationWarning => ({
  code: 'APPROVED_DESPITE_PROBLEM',
  words: `The registration of a subgroup was approved and stands, although: ${words}`,
});

function problemsOf(
  { clinicianRefs, approved }: SubgroupFacts,
  others: readonly SubgroupFacts[],
  { determination, early }: SubgroupGround,
  rules: SubgroupRules | null,
): Reason[] {
  if (!rules) return [reason('UNIT_NOT_IN_YEAR')];
  const found: ReasonCode[] = [];
  const isMember = ({ clinicianRef }: ClinicianDetermination) => clinicianRefs.includes(clinicianRef);
  const members = early.clinicians.filter(isMember);
  if (approved === false) found.push('NOT_APPROVED');
  if (clinicianRefs.length < rules.minClinicians) found.push('SUBGROUP_TOO_SMALL');
  if (members.filter(({ status }) => status === 'required').length < rules.minIndividuallyEligible)
    found.push('SUBGROUP_WITHOUT_ELIGIBLE_CLINICIAN');
  if (others.some((other) => other.clinicianRefs.some((ref) => clinicianRefs.includes(ref))))
    found.push('SUBGROUP_MEMBER_TWICE');
  if (determination.clinicians.filter(isMember).some(hasChosen)) found.push('SUBGROUP_MEMBER_MAY_NOT');
  if (hasChosen(determination.group)) found.push('GROUP_OPTED_IN');
  return found.map(reason);
}

/** An election that has effect; one without changes nothing here either. */
const hasChosen = ({ status }: { status: UnitStatus }): boolean => status === 'optedIn' || status === 'voluntary';

function determined(
  { subgroupRef, clinicianRefs }: SubgroupFacts,
  problems: Reason[],
  { determination, early }: SubgroupGround,
  { eligibility }: EligibilityContext,
): SubgroupDetermination {
  const { group } = early;
  const status: UnitStatus =
    problems.length > 0
      ? 'excluded'
      : group.status === 'required' || group.status === 'notDeterminable'
        ? group.status
        : 'excluded';
  const eligible = counts(status);
  const inherited = group.statusSources
    .filter((source) => {
      const test = eligibility.specialStatuses.tests[source.status];
      return test && isFor('subgroup', test);
    })
    .map((source) => ({ ...source, from: 'group' as const }));
  return {
    subgroupRef,
    clinicianRefs: [...clinicianRefs].sort(),
    lowVolume: group.lowVolume,
    segments: group.segments,
    specialStatuses: inherited.map((source) => source.status),
    statusSources: inherited,
    status,
    eligible,
    reasons: problems.length > 0 ? problems : group.reasons,
    reaches: eligible ? determination.clinicians.filter(isReachable(clinicianRefs)).map(refOf).sort() : [],
    statusToolResult: ownToolResult(status),
    notDeterminable: problems.length > 0 ? [] : group.notDeterminable,
  };
}

const refOf = ({ clinicianRef }: ClinicianDetermination) => clinicianRef;

/** Members whom a score can reach: nothing but low volume keeps them out. */
const isReachable =
  (members: readonly string[]) =>
  ({ clinicianRef, eligible, reasons, notDeterminable }: ClinicianDetermination) =>
    members.includes(clinicianRef) &&
    notDeterminable.length === 0 &&
    (eligible || ['LOW_VOLUME', 'NOT_BILLED', 'BILLED_AFTER_SEGMENTS'].includes(reasons[0]?.code ?? ''));
