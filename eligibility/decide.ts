import type {
  ClinicianBasis,
  ClinicianCounts,
  ClinicianDetermination,
  Determination,
  DeterminationBasis,
  DeterminationWarning,
  GroupDetermination,
  LowVolumeResult,
  StatusToolResult,
  UnitStatus,
} from './determination';
import type { Elections, OptInDecision } from './facts';
import type { ReasonCode } from './reasons';
import { reason } from './reasons';

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
  const clinicians = [...basis.clinicians]
    .sort((left, right) => (left.clinicianRef < right.clinicianRef ? -1 : 1))
    .map((clinician) => decideClinician(clinician, basis, group, chosen));
  return {
    ...basis,
    elections: chosen,
    group,
    clinicians,
    eligible: { individual: clinicians.some(({ eligible }) => eligible), group: group.eligible },
    counts: countsOf(clinicians),
    statusToolResult: mostBinding(clinicians.map((clinician) => clinician.statusToolResult)),
    warnings: [...basis.basisWarnings, ...electionWarnings(group, clinicians, chosen)],
  };
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

/** Standing against the threshold with a choice taken into account. A choice on a unit below has no effect but feedback. */
function standing(lowVolume: LowVolumeResult, optIn: boolean, decision: OptInDecision | undefined): UnitStatus {
  if (lowVolume === 'above') return 'required';
  if (decision === 'voluntary') return 'voluntary';
  if (lowVolume !== 'some' || !optIn) return 'excluded';
  return decision === 'optIn' ? 'optedIn' : 'optInEligible';
}

const counts = (status: UnitStatus) => status === 'required' || status === 'optedIn';

/** Excluded by what no group score overrides: barred, or a Partial QP that did not elect to take part. */
function lastingExclusion(clinician: ClinicianBasis, { partialQpElected }: Elections): ReasonCode | null {
  if (clinician.barred !== null) return clinician.barred;
  const elected = partialQpElected === 'all' || partialQpElected?.includes(clinician.clinicianRef);
  return clinician.qp === 'PARTIAL_QP' && !elected ? 'PARTIAL_QP_NOT_ELECTED' : null;
}

function lowVolumeReason(lowVolume: LowVolumeResult, basis: DeterminationBasis): ReasonCode {
  if (lowVolume !== 'notBilled') return 'LOW_VOLUME';
  return basis.run === 'final' ? 'BILLED_AFTER_SEGMENTS' : 'NOT_BILLED';
}

function decideGroup(basis: DeterminationBasis, elections: Elections): GroupDetermination {
  const { group } = basis;
  const excluded = (code: ReasonCode): GroupDetermination => ({
    ...group,
    status: 'excluded',
    eligible: false,
    reasons: [reason(code)],
  });
  if (!group.exists) return excluded('SOLO_PRACTICE');
  if (basis.clinicians.every((clinician) => lastingExclusion(clinician, elections) !== null)) {
    return excluded('NO_ELIGIBLE_CLINICIAN');
  }
  const status = standing(group.lowVolume, basis.optInAvailable, elections.group);
  const reasons = counts(status) ? [] : [reason(lowVolumeReason(group.lowVolume, basis))];
  return { ...group, status, eligible: counts(status), reasons };
}

function decideClinician(
  clinician: ClinicianBasis,
  basis: DeterminationBasis,
  group: GroupDetermination,
  elections: Elections,
): ClinicianDetermination {
  const lasting = lastingExclusion(clinician, elections);
  const decision = elections.individuals?.[clinician.clinicianRef];
  const own = standing(clinician.lowVolume, basis.optInAvailable, decision);
  const status = lasting === null ? own : decision === 'voluntary' ? 'voluntary' : 'excluded';
  const eligible = counts(status);
  const eligibleIfGroupReports = lasting === null && group.eligible;
  // An opt-in of the group binds like its data: the adjustment comes even if nothing is sent.
  const reached = eligibleIfGroupReports && (elections.reportsAsGroup === true || group.status === 'optedIn');
  const code = lasting ?? lowVolumeReason(clinician.lowVolume, basis);
  const mayChoose = status === 'optInEligible' || (lasting === null && group.status === 'optInEligible');
  return {
    ...clinician,
    status,
    eligible,
    eligibleIfGroupReports,
    inGroupScore: group.exists,
    adjustable: eligible || reached,
    reasons: eligible ? [] : [reason(code)],
    statusToolResult: toolResult(eligible, eligibleIfGroupReports, mayChoose),
  };
}

function toolResult(eligible: boolean, throughGroup: boolean, mayChoose: boolean): StatusToolResult {
  if (eligible) return 'mipsEligible';
  if (throughGroup) return 'mipsEligibleInGroup';
  return mayChoose ? 'optInEligible' : 'mipsExempt';
}

const binding: readonly StatusToolResult[] = ['mipsEligible', 'mipsEligibleInGroup', 'optInEligible'];

const mostBinding = (results: StatusToolResult[]) => binding.find((result) => results.includes(result)) ?? 'mipsExempt';

function countsOf(clinicians: ClinicianDetermination[]): ClinicianCounts {
  const having = (status: UnitStatus) => clinicians.filter((clinician) => clinician.status === status).length;
  const excludedByReason: ClinicianCounts['excludedByReason'] = {};
  for (const { status, reasons } of clinicians) {
    const code = reasons[0]?.code;
    if (status === 'excluded' && code) excludedByReason[code] = (excludedByReason[code] ?? 0) + 1;
  }
  return {
    required: having('required'),
    optIn: having('optInEligible'),
    optedIn: having('optedIn'),
    voluntary: having('voluntary'),
    excludedByReason,
  };
}

/** An opt-in that a later determination took the ground from: it stands in the record and changes nothing. */
function electionWarnings(
  group: GroupDetermination,
  clinicians: ClinicianDetermination[],
  elections: Elections,
): DeterminationWarning[] {
  const words = 'Opted in, but the unit may not opt in by this determination: the election has no effect.';
  const lost = clinicians
    .filter(({ clinicianRef, status }) => elections.individuals?.[clinicianRef] === 'optIn' && status === 'excluded')
    .map(({ clinicianRef }) => ({ code: 'OPT_IN_WITHOUT_EFFECT' as const, words, clinicianRef }));
  const groupLost = elections.group === 'optIn' && group.status === 'excluded';
  return groupLost ? [{ code: 'OPT_IN_WITHOUT_EFFECT', words }, ...lost] : lost;
}
