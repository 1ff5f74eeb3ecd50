import type { MemberFacts, VirtualGroupFacts } from './collective-facts';
import { decide } from './decide';
import type {
  Determination,
  DeterminationRun,
  DeterminationWarning,
  GroupBasis,
  MemberDetermination,
} from './determination';
import type { DetermineOptions, EligibilityContext } from './determine-eligibility';
import { collectiveBasis, computeBasis, determineEligibility, sharedBasis } from './determine-eligibility';
import type { Elections, EntityFacts } from './facts';
import { addedSegments } from './low-volume';
import type { VirtualGroupRules } from './policy-terms';
import { virtualGroupRules } from './policy-terms';
import type { Reason, ReasonCode } from './reasons';
import { reason } from './reasons';
import { acrossTins, withoutQp } from './npi-facts';
import { findSpecialStatuses, practiceSizeIn } from './special-statuses';
import { isPartOf, memberWarnings, wasPartOf } from './virtual-group-members';

/**
 * Determines a virtual group: whether its TINs may form one (42 CFR § 414.1315), and low volume and special statuses over
 * all of them together. Members are tested on the first segment, the one known before the election ends; all of them
 * report through the virtual group, so its standing reaches everybody whom no lasting exclusion bars.
 */
export function determineVirtualGroup(
  facts: VirtualGroupFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  elections: Elections = {},
  options: DetermineOptions = {},
): Determination {
  const rules = virtualGroupRules(policy);
  const placed = acrossTins(facts.members);
  const members = placed.map((member) => determineMember(member, policy, elections, rules, options));
  const part = placed.filter((_, index) => members[index]?.takesPart);
  const counted = {
    atStart: facts.members.filter((member) => wasPartOf(member, policy.performanceYear)).length,
    atEnd: part.length,
  };
  const approvedIn = facts.approved === true && rules !== null;
  const problems = problemsOf(facts, members, counted, rules);
  const group: GroupBasis = {
    ...wholeBasis(facts, part, run, policy),
    problems: approvedIn ? [] : problems,
    unknown: unknownOf(facts, members, counted, rules),
  };
  const bases = part.map((member) => ({ member, basis: computeBasis(member, run, policy, options) }));
  const clinicians = bases.flatMap(({ member, basis }) =>
    basis.clinicians.map((clinician) => ({ ...clinician, practiceRef: member.practiceRef })),
  );
  const basisWarnings = [
    ...memberWarnings(facts.members, members, policy.performanceYear),
    ...(approvedIn ? problems.map(approvedWarning) : []),
    ...bases.flatMap(({ member, basis }) =>
      basis.basisWarnings.map((warning) => ({ ...warning, practiceRef: member.practiceRef })),
    ),
  ];
  const shared = sharedBasis(run, policy);
  // Who reports through a virtual group has no choice of its own beside it.
  const levels =
    group.problems.length > 0 ? shared.optInLevels : shared.optInLevels.filter((level) => level === group.kind);
  return { ...decide({ ...shared, optInLevels: levels, group, clinicians, basisWarnings }, elections), members };
}

const approvedWarning = ({ words }: Reason): DeterminationWarning => ({
  code: 'APPROVED_DESPITE_PROBLEM',
  words: `The virtual group was approved and stands, although: ${words}`,
});

function wholeBasis(
  facts: VirtualGroupFacts,
  part: readonly MemberFacts[],
  run: DeterminationRun,
  policy: EligibilityContext,
): GroupBasis {
  const together: EntityFacts = {
    clinicians: part.flatMap(({ clinicians }) => clinicians),
    practiceSize: { 1: sizeIn(part, 1), 2: sizeIn(part, 2) },
  };
  const statuses = findSpecialStatuses(together, run, policy.eligibility, 'virtualGroup');
  const claims = addedSegments(part).map(
    (sum) => facts.groupSegments?.find(({ segment }) => segment === sum.segment) ?? sum,
  );
  return { ...collectiveBasis(claims, 'virtualGroup', statuses, run, policy), reachesAll: true };
}

const sizeIn = (part: readonly MemberFacts[], segment: 1 | 2): number =>
  part.reduce((sum, member) => sum + practiceSizeIn(member, segment), 0);

/** TINs of the virtual group: when the year began, and of these who takes part to the end. */
interface Counted {
  atStart: number;
  atEnd: number;
}

function problemsOf(
  { electedOn, approved }: VirtualGroupFacts,
  members: readonly MemberDetermination[],
  { atStart, atEnd }: Counted,
  rules: VirtualGroupRules | null,
): Reason[] {
  if (!rules) return [reason('UNIT_NOT_IN_YEAR')];
  const found: ReasonCode[] = members
    .filter(({ takesPart }) => takesPart)
    .flatMap(({ reasons }) => reasons.map(codeOf));
  if (approved === false) found.push('NOT_APPROVED');
  if (electedOn !== undefined && rules.electionOpensOn !== null && electedOn < rules.electionOpensOn)
    found.push('ELECTION_EARLY');
  if (electedOn !== undefined && rules.electionClosesOn !== null && electedOn > rules.electionClosesOn)
    found.push('ELECTION_LATE');
  if (atEnd === 0 || atStart < rules.minTins) found.push('TOO_FEW_TINS');
  return [...new Set(found)].map(reason);
}

const codeOf = ({ code }: Reason) => code;

/** What nobody has decided or told: a virtual group that lost all TINs but one, a size or a date that is not known. */
function unknownOf(
  { electedOn, approved }: VirtualGroupFacts,
  members: readonly MemberDetermination[],
  { atStart, atEnd }: Counted,
  rules: VirtualGroupRules | null,
): string[] {
  if (!rules) return [];
  const untested = approved !== true;
  // What was approved had its TINs, whenever they left; what was not has too few where they left before the year.
  const hadEnough = (untested ? atStart : members.length) >= rules.minTins;
  const oneLeft = atEnd > 0 && atEnd < rules.minTins && hadEnough;
  return [
    ...(oneLeft ? ['not determinable: one TIN is left of the virtual group; no rule was found, CMS decides'] : []),
    ...(untested && electedOn === undefined ? ['not determinable: the day of the election is not given'] : []),
    ...(untested && rules.electionClosesOn === null
      ? ['not determinable: the last day of the election is not known']
      : []),
    ...(untested && members.some(({ takesPart, firstSegmentSize }) => takesPart && firstSegmentSize === null)
      ? ['not determinable: the size of a TIN in the first segment is not known']
      : []),
  ];
}

function determineMember(
  member: MemberFacts,
  policy: EligibilityContext,
  elections: Elections,
  rules: VirtualGroupRules | null,
  options: DetermineOptions,
): MemberDetermination {
  // The election comes before the year: nobody's QP status is known then, and none found later takes a member out.
  const asElected = { ...member, clinicians: member.clinicians.map(withoutQp), subgroups: [] };
  const early = determineEligibility(asElected, 'preliminary', policy, elections, options);
  const size = practiceSizeIn(member, 1);
  const solo = early.group.exists ? undefined : early.clinicians[0];
  const lowVolume = solo?.lowVolume ?? early.group.lowVolume;
  const found: ReasonCode[] = [];
  if (rules && size > rules.maxNpisPerTin) found.push('TIN_TOO_LARGE');
  // From the year of opt-in on, a solo practitioner above some elements joins by the election itself.
  const isEnough = lowVolume === 'above' || (solo !== undefined && early.optInAvailable && lowVolume === 'some');
  if (!isEnough && lowVolume !== 'notDeterminable') found.push('MEMBER_BELOW_THRESHOLD');
  const possible = early.clinicians.filter(({ reasons }) => !barring.includes(reasons[0]?.code));
  if (possible.length === 0) found.push('MEMBER_WITHOUT_ELIGIBLE_CLINICIAN');
  return {
    practiceRef: member.practiceRef,
    firstSegmentSize: size === 0 ? null : size,
    lowVolume,
    takesPart: isPartOf(member, policy.performanceYear),
    reasons: found.map(reason),
  };
}

const barring: readonly unknown[] = ['INELIGIBLE_TYPE', 'NEWLY_ENROLLED'];
