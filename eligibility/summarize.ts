import type {
  ClinicianCounts,
  ClinicianDetermination,
  Determination,
  DeterminationBasis,
  DeterminationWarning,
  GroupDetermination,
  StatusToolResult,
  UnitStatus,
} from './determination';
import type { Elections } from './facts';

/** What was decided of the whole and of its clinicians, put together with counts and warnings. */
export function summarize(
  basis: DeterminationBasis,
  group: GroupDetermination,
  decided: readonly ClinicianDetermination[],
  elections: Elections,
): Determination {
  const clinicians = [...decided].sort(byReference);
  return {
    ...basis,
    elections,
    group,
    clinicians,
    eligible: { individual: clinicians.some(({ eligible }) => eligible), group: group.eligible },
    counts: countsOf(clinicians),
    statusToolResult: mostBinding(clinicians.map(({ statusToolResult }) => statusToolResult)),
    warnings: [...basis.basisWarnings, ...electionWarnings(group, clinicians, elections)],
  };
}

function byReference(left: ClinicianDetermination, right: ClinicianDetermination): number {
  const [one, other] = [left, right].map(({ clinicianRef, practiceRef }) => [clinicianRef, practiceRef ?? '']);
  return one![0]! === other![0]! ? compare(one![1]!, other![1]!) : compare(one![0]!, other![0]!);
}

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

const binding: readonly StatusToolResult[] = [
  'mipsEligible',
  'mipsEligibleInGroup',
  'notDeterminable',
  'optInEligible',
];

const mostBinding = (results: StatusToolResult[]) => binding.find((result) => results.includes(result)) ?? 'mipsExempt';

function countsOf(clinicians: readonly ClinicianDetermination[]): ClinicianCounts {
  const having = (status: UnitStatus) => clinicians.filter((clinician) => clinician.status === status).length;
  const excludedByReason: ClinicianCounts['excludedByReason'] = {};
  for (const { status, reasons } of clinicians) {
    const code = reasons[0]?.code;
    if (status === 'excluded' && code) excludedByReason[code] = (excludedByReason[code] ?? 0) + 1;
  }
  const unknown = having('notDeterminable');
  return {
    required: having('required'),
    optIn: having('optInEligible'),
    optedIn: having('optedIn'),
    voluntary: having('voluntary'),
    ...(unknown > 0 ? { notDeterminable: unknown } : {}),
    excludedByReason,
  };
}

/** An opt-in that a later determination took the ground from: it stands in the record and changes nothing. */
function electionWarnings(
  group: GroupDetermination,
  clinicians: readonly ClinicianDetermination[],
  elections: Elections,
): DeterminationWarning[] {
  const words = 'Opted in, but the unit may not opt in by this determination: the election has no effect.';
  const lost = clinicians
    .filter(({ clinicianRef, status }) => elections.individuals?.[clinicianRef] === 'optIn' && status === 'excluded')
    .map(({ clinicianRef }) => ({ code: 'OPT_IN_WITHOUT_EFFECT' as const, words, clinicianRef }));
  const groupLost = elections.group === 'optIn' && group.status === 'excluded';
  return groupLost ? [{ code: 'OPT_IN_WITHOUT_EFFECT', words }, ...lost] : lost;
}
