import type { SpecialStatus } from '../policy/year-policy';

/**
 * What is known of a practice and its clinicians before anything is decided: claims sums per determination segment,
 * types, enrolment, QP status, special statuses. Loaded from files (docs/facts-format.md); identifiers are already tokens.
 */

/** Determination segment: 1 = the earlier twelve months, 2 = the later. */
export type Segment = 1 | 2;

/** Result of one QP snapshot for one NPI. */
export type QpStatus = 'QP' | 'PARTIAL_QP' | 'NONE';

/** All special statuses in the order they are listed everywhere. Their effects on scoring stand in the year's policy. */
export const specialStatuses: readonly SpecialStatus[] = [
  'smallPractice',
  'rural',
  'hpsa',
  'nonPatientFacing',
  'hospitalBased',
  'ascBased',
  'facilityBased',
];

/** Claims of one clinician under one TIN in one segment. */
export interface SegmentFacts {
  segment: Segment;
  /** Allowed charges for covered professional services, in cents: sums stay exact. */
  allowedCents: number;
  /** Distinct Part B patients. */
  patients: number;
  /** Covered professional services. */
  services: number;
  /** Whether any claim was billed under this TIN/NPI in the segment; false sets the segment aside. */
  billed: boolean;
}

/** One NPI under one TIN. */
export interface ClinicianFacts {
  clinicianRef: string;
  /** A clinician type of the policy (`physician`, `nursePractitioner`, …) or `other`. */
  clinicianType: string;
  /** Day of first Medicare enrolment, YYYY-MM-DD; null or absent = not known. */
  firstEnrolledOn?: string | null;
  /** CMS's own flag; when present it wins over the date. */
  newlyEnrolled?: boolean;
  /** Results of snapshots 1 to 4 as far as released. Snapshot 4 never makes a QP. */
  qpStatus?: Partial<Record<1 | 2 | 3 | 4, QpStatus>>;
  /** The APM Entity that gave QP status was terminated or left: QP status is lost. */
  qpRevoked?: boolean;
  /** At most one entry per segment. */
  segments: SegmentFacts[];
  /** Statuses CMS's data give this clinician, per segment. */
  specialStatuses?: Partial<Record<Segment, SpecialStatus[]>>;
}

/** One practice (TIN). Group claims are the sums over its clinicians, unless given. */
export interface EntityFacts {
  clinicians: ClinicianFacts[];
  /** NPIs billing under the TIN per segment; counted from the clinicians where absent. */
  practiceSize?: Partial<Record<Segment, number>>;
  /** Statuses known at TIN level per segment; others are derived from the clinicians by the year's shares. */
  specialStatuses?: Partial<Record<Segment, SpecialStatus[]>>;
  /**
   * TIN-level claims per segment. Patients are distinct per TIN, so the sum over clinicians counts a shared patient
   * twice; a file that knows the true figure gives it here.
   */
  groupSegments?: SegmentFacts[];
}

/** What was chosen for the year. */
export interface Elections {
  /** The TIN's own choice; binds the group. */
  group?: OptInDecision;
  /** Choices of single clinicians, by clinicianRef. */
  individuals?: Record<string, OptInDecision>;
  /** Partial QPs that elected to take part in MIPS; `all` where their APM Entity elected for everybody. */
  partialQpElected?: string[] | 'all';
  /** The TIN reports as a group (it sent group data): its score reaches low-volume clinicians. */
  reportsAsGroup?: boolean;
}

/** An opt-in election: take part with payment adjustment, or report voluntarily without. Both bind for the year. */
export type OptInDecision = 'optIn' | 'voluntary';
