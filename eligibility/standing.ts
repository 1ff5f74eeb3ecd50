import type { UnitKind } from '../policy/year-policy';
import type {
  ClinicianBasis,
  DeterminationBasis,
  LowVolumeResult,
  StatusToolResult,
  UnitStatus,
} from './determination';
import type { Elections, OptInDecision, QpStatus } from './facts';
import type { Reason, ReasonCode } from './reasons';
import { reason } from './reasons';

/** Standing against the threshold with a choice taken into account. A choice on a unit below has no effect but feedback. */
export function standing(lowVolume: LowVolumeResult, optIn: boolean, decision: OptInDecision | undefined): UnitStatus {
  if (lowVolume === 'notDeterminable') return 'notDeterminable';
  if (lowVolume === 'above') return 'required';
  if (decision === 'voluntary') return 'voluntary';
  if (lowVolume !== 'some' || !optIn) return 'excluded';
  return decision === 'optIn' ? 'optedIn' : 'optInEligible';
}

/** Whether a standing makes a unit's own score count. */
export const counts = (status: UnitStatus): boolean => status === 'required' || status === 'optedIn';

/** Whether the year lets this kind of unit opt in. */
export const mayOptIn = ({ optInAvailable, optInLevels }: DeterminationBasis, kind: UnitKind): boolean =>
  optInAvailable && optInLevels.includes(kind);

/**
 * Excluded by what no group score overrides: barred, QP, or a Partial QP that did not elect to take part. `qp` is one of
 * the statuses possible where the thresholds' readings disagree.
 */
export function lastingExclusion(
  { barred, clinicianRef, qp: found }: ClinicianBasis,
  { partialQpElected }: Elections,
  qp?: QpStatus,
): ReasonCode | null {
  if (barred !== null) return barred;
  if (qp === 'QP') return 'QP';
  const elected = partialQpElected === 'all' || partialQpElected?.includes(clinicianRef);
  return (qp ?? found) === 'PARTIAL_QP' && !elected ? 'PARTIAL_QP_NOT_ELECTED' : null;
}

/** The exclusions that may hold: one, or several where the QP status is not determinable. */
export const possibleExclusions = (clinician: ClinicianBasis, elections: Elections): (ReasonCode | null)[] =>
  clinician.qpPossible
    ? clinician.qpPossible.map((qp) => lastingExclusion(clinician, elections, qp))
    : [lastingExclusion(clinician, elections)];

/** Why a unit is not required, as far as its volume goes. */
export function lowVolumeReason(lowVolume: LowVolumeResult, basis: Pick<DeterminationBasis, 'run'>): ReasonCode {
  if (lowVolume !== 'notBilled') return 'LOW_VOLUME';
  return basis.run === 'final' ? 'BILLED_AFTER_SEGMENTS' : 'NOT_BILLED';
}

/** Reasons of a standing that rests on volume alone. */
export const volumeReasons = (status: UnitStatus, lowVolume: LowVolumeResult, basis: DeterminationBasis): Reason[] =>
  counts(status) || status === 'notDeterminable' ? [] : [reason(lowVolumeReason(lowVolume, basis))];

/** What the look-up shows, the most binding first. */
export function toolResult(eligible: boolean, throughGroup: boolean, mayChoose: boolean): StatusToolResult {
  if (eligible) return 'mipsEligible';
  if (throughGroup) return 'mipsEligibleInGroup';
  return mayChoose ? 'optInEligible' : 'mipsExempt';
}

/** What the look-up shows of a unit that stands for itself. */
export function ownToolResult(status: UnitStatus): StatusToolResult {
  if (status === 'notDeterminable') return 'notDeterminable';
  return toolResult(counts(status), false, status === 'optInEligible');
}

/** Words for a low-volume figure nobody knows. */
export const thresholdUnknown = (figures: readonly string[], year: number): string =>
  `not determinable: the low-volume threshold of ${year} is not known (${figures.join(', ')})`;

/** Words for a QP status on which the readings of the year's thresholds disagree. */
export const qpUnknown = (possible: readonly QpStatus[]): string =>
  `not determinable: the QP status is ${possible.join(' or ')}, for the year's thresholds are read in two ways`;
