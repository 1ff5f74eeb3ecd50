import type { UnitKind } from '../policy/year-policy';
import type {
  ClinicianBasis,
  ClinicianDetermination,
  Determination,
  DeterminationBasis,
  GroupDetermination,
  UnitStatus,
} from './determination';
import type { Elections } from './facts';
import type { Reason, ReasonCode } from './reasons';
import { reason } from './reasons';
import {
  counts,
  lowVolumeReason,
  mayOptIn,
  ownToolResult,
  possibleExclusions,
  qpUnknown,
  standing,
  thresholdUnknown,
  toolResult,
  volumeReasons,
} from './standing';
import { summarize } from './summarize';

/**
 * Applies the year's elections to what a run found: the standing of the group and of each clinician.
 *
 * May be applied again to its own result when an election comes in, whoever decided the basis. Elections that CMS has
 * recorded win over ours. Order for one TIN/NPI: barred (type, newly enrolled, QP), Partial QP without election, then
 * low volume by itself, else through the group, else opt-in.
 */
export function decide(basis: DeterminationBasis, elections: Elections = {}): Determination {
  const chosen = mergeElections(elections, basis.recordedElections);
  const group = decideGroup(basis, chosen);
  const clinicians = basis.clinicians.map((clinician) => decideClinician(clinician, basis, group, chosen));
  return summarize(basis, group, clinicians, chosen);
}

function mergeElections(ours: Elections, recorded: Elections): Elections {
  const partial = [ours.partialQpElected ?? [], recorded.partialQpElected ?? []];
  return {
    ...ours,
    ...recorded,
    individuals: { ...ours.individuals, ...recorded.individuals },
    partialQpElected: partial.includes('all') ? 'all' : [...new Set(partial.flat())],
  };
}

function decideGroup(basis: DeterminationBasis, elections: Elections): GroupDetermination {
  const { group } = basis;
  const standingAs = (status: UnitStatus, reasons: Reason[], notDeterminable: string[] = []): GroupDetermination => ({
    ...group,
    status,
    eligible: counts(status),
    reasons,
    statusToolResult: ownToolResult(status),
    notDeterminable,
  });
  if (!group.exists) return standingAs('excluded', [reason('SOLO_PRACTICE')]);
  if (group.problems.length > 0) return standingAs('excluded', group.problems);
  if (group.unknown.length > 0) return standingAs('notDeterminable', [], group.unknown);
  const exclusions =
    group.isEligibleByCms === true
      ? [[null]]
      : basis.clinicians.map((clinician) => possibleExclusions(clinician, elections));
  if (exclusions.every((possible) => !possible.includes(null)))
    return standingAs('excluded', [reason('NO_ELIGIBLE_CLINICIAN')]);
  const status = standing(group.lowVolume, mayOptIn(basis, group.kind), elections.group);
  if (status === 'notDeterminable') return standingAs(status, [], [unknownThreshold(basis)]);
  // Somebody may be eligible, and perhaps nobody is: it hangs on QP statuses that are not determinable.
  if (exclusions.every((possible) => possible.some((code) => code !== null)) && status !== 'excluded')
    return standingAs('notDeterminable', [], [nobodySure]);
  return standingAs(status, volumeReasons(status, group.lowVolume, basis));
}

const nobodySure =
  'not determinable: whether any clinician could be MIPS eligible hangs on QP statuses that are not determinable';

const unknownThreshold = ({ performanceYear, unknownFigures = [] }: DeterminationBasis) =>
  thresholdUnknown(unknownFigures, performanceYear);

/** What a clinician would be under one of the exclusions that may hold. */
type Outcome = Pick<
  ClinicianDetermination,
  'status' | 'eligible' | 'eligibleIfGroupReports' | 'adjustable' | 'reasons' | 'statusToolResult' | 'mayOptInAs'
>;

function decideClinician(
  clinician: ClinicianBasis,
  basis: DeterminationBasis,
  group: GroupDetermination,
  elections: Elections,
): ClinicianDetermination {
  const outcomes = possibleExclusions(clinician, elections).map((exclusion) =>
    outcomeUnder(exclusion, clinician, basis, group, elections),
  );
  const first = outcomes[0] ?? outcomeUnder(null, clinician, basis, group, elections);
  const unknown = [
    ...(first.status === 'notDeterminable' ? [unknownThreshold(basis)] : []),
    ...(outcomes.some((outcome) => differs(outcome, first)) ? [qpUnknown(clinician.qpPossible ?? [])] : []),
  ];
  const shared = { ...clinician, inGroupScore: group.exists, notDeterminable: unknown };
  if (unknown.length > 0) return { ...shared, ...undetermined };
  const every = outcomes.flatMap((outcome) => outcome.reasons);
  const reasons = every.filter(({ code }, index) => every.findIndex((each) => each.code === code) === index);
  return { ...shared, ...first, reasons };
}

const undetermined = {
  status: 'notDeterminable',
  eligible: false,
  eligibleIfGroupReports: false,
  adjustable: false,
  reasons: [],
  statusToolResult: 'notDeterminable',
  mayOptInAs: [],
} satisfies Outcome;

/** Reasons may differ where nothing else does; then all of them are given. */
const differs = (one: Outcome, other: Outcome) =>
  one.status !== other.status || one.statusToolResult !== other.statusToolResult || one.adjustable !== other.adjustable;

function outcomeUnder(
  lasting: ReasonCode | null,
  clinician: ClinicianBasis,
  basis: DeterminationBasis,
  group: GroupDetermination,
  elections: Elections,
): Outcome {
  const decision = elections.individuals?.[clinician.clinicianRef];
  const mayChoose = mayOptIn(basis, 'individual') && clinician.optInBarred !== true;
  const own = standing(clinician.lowVolume, mayChoose, decision);
  const status = lasting === null ? own : decision === 'voluntary' ? 'voluntary' : 'excluded';
  const eligible = counts(status);
  const eligibleIfGroupReports = lasting === null && group.eligible;
  // An opt-in of the group binds like its data: the adjustment comes even if nothing is sent.
  const isBinding = elections.reportsAsGroup === true || group.status === 'optedIn' || group.reachesAll;
  const chooses: UnitKind[] = [
    ...(status === 'optInEligible' ? (['individual'] as const) : []),
    ...(lasting === null && group.status === 'optInEligible' ? [group.kind] : []),
  ];
  return {
    status,
    eligible,
    eligibleIfGroupReports,
    adjustable: eligible || (eligibleIfGroupReports && isBinding),
    reasons:
      eligible || status === 'notDeterminable' ? [] : [reason(lasting ?? lowVolumeReason(clinician.lowVolume, basis))],
    statusToolResult:
      lasting === null && !eligible && group.status === 'notDeterminable'
        ? 'notDeterminable'
        : toolResult(eligible, eligibleIfGroupReports, chooses.length > 0),
    mayOptInAs: chooses,
  };
}
