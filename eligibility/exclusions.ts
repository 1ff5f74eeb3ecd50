import type { EligibilityPolicy } from '../policy/year-policy';
import type { ClinicianFacts, QpStatus } from './facts';
import type { ReasonCode } from './reasons';

/** Snapshots that can make a QP; the fourth tells of participation only. */
const qpSnapshots = [1, 2, 3] as const;

/**
 * Best status of the released snapshots: once reached it stays for the year, whatever a later snapshot says,
 * unless the APM Entity was terminated or left.
 */
export function bestQpStatus({ qpStatus, qpRevoked }: Pick<ClinicianFacts, 'qpStatus' | 'qpRevoked'>): QpStatus {
  if (qpRevoked || !qpStatus) return 'NONE';
  const found = qpSnapshots.map((snapshot) => qpStatus[snapshot]);
  if (found.includes('QP')) return 'QP';
  return found.includes('PARTIAL_QP') ? 'PARTIAL_QP' : 'NONE';
}

/** First enrolled in Medicare in the performance year (or later). CMS's own flag wins over the date. */
export function isNewlyEnrolled(
  { newlyEnrolled, firstEnrolledOn }: Pick<ClinicianFacts, 'newlyEnrolled' | 'firstEnrolledOn'>,
  performanceYear: number,
): boolean {
  if (newlyEnrolled !== undefined) return newlyEnrolled;
  return firstEnrolledOn ? firstEnrolledOn >= `${performanceYear}-01-01` : false;
}

/**
 * Why a clinician is excluded whatever the group does, or null. The order is the order of the rule:
 * eligible type, then newly enrolled, then QP. A Partial QP is decided by elections, low volume by claims.
 */
export function barredReason(
  clinician: ClinicianFacts,
  policy: Pick<EligibilityPolicy, 'clinicianTypes'>,
  performanceYear: number,
  qp: QpStatus = bestQpStatus(clinician),
): ReasonCode | null {
  if (!policy.clinicianTypes.includes(clinician.clinicianType)) return 'INELIGIBLE_TYPE';
  if (isNewlyEnrolled(clinician, performanceYear)) return 'NEWLY_ENROLLED';
  return qp === 'QP' ? 'QP' : null;
}
