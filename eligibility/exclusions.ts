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

/** What new enrolment follows from. */
export type EnrolmentFacts = Pick<ClinicianFacts, 'newlyEnrolled' | 'firstEnrolledOn' | 'underOtherTins'> &
  Partial<Pick<ClinicianFacts, 'segments'>>;

/**
 * First enrolled in Medicare in the performance year (or later) and never billed before, under no TIN. CMS's own flag wins
 * over the date and over claims.
 */
export function isNewlyEnrolled(facts: EnrolmentFacts, performanceYear: number): boolean {
  return enrolmentFlag(facts) ?? (enrolsFrom(facts, performanceYear) && !billedBefore(facts));
}

/** Called newly enrolled by a flag or a date although claims of an earlier time are there. */
export const enrolmentContradicts = (facts: EnrolmentFacts, performanceYear: number): boolean =>
  billedBefore(facts) && (enrolmentFlag(facts) ?? enrolsFrom(facts, performanceYear));

/** CMS's flag on the NPI, under whichever TIN a file gives it. */
export const enrolmentFlag = (facts: EnrolmentFacts): boolean | undefined =>
  underAllTins(facts).find(({ newlyEnrolled }) => newlyEnrolled !== undefined)?.newlyEnrolled;

const underAllTins = (facts: EnrolmentFacts): EnrolmentFacts[] => [facts, ...(facts.underOtherTins ?? [])];

const enrolsFrom = (facts: EnrolmentFacts, performanceYear: number): boolean =>
  underAllTins(facts).some(({ firstEnrolledOn }) => (firstEnrolledOn ?? '') >= `${performanceYear}-01-01`);

/** The first segment ends before the performance year begins, in every year. */
const billedBefore = (facts: EnrolmentFacts): boolean =>
  underAllTins(facts).some(({ segments = [] }) =>
    segments.some(({ segment, billed, services }) => segment === 1 && billed && services > 0),
  );

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
