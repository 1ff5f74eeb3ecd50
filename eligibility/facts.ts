import type { SpecialStatus } from '../policy/year-policy';

/**
 * What is known of a practice and its clinicians before anything is decided: claims sums per determination segment,
 * types, enrolment, QP status, special statuses. Loaded from files (docs/facts-format.md); identifiers are already tokens.
 */

/** Determination segment: 1 = the earlier twelve months, 2 = the later. */
export type Segment = 1 | 2;

/** Result of one QP snapshot for one NPI. */
export type QpStatus = 'QP' | 'PARTIAL_QP' | 'NONE';

/** One of the year's looks at APM participation; the fourth tells of participation only. */
export type Snapshot = 1 | 2 | 3 | 4;

/**
 * Threshold scores of one snapshot, in percent 0..100. Null = not calculated, which reaches no threshold.
 * All-Payer scores are there only for those who asked for that option.
 */
export interface QpScores {
  /** Whose scores: the APM Entity's (default) or the clinician's own. */
  level?: 'apm' | 'individual';
  paymentPercent: number | null;
  patientPercent: number | null;
  allPayerPaymentPercent?: number | null;
  allPayerPatientPercent?: number | null;
}

/** Clinician types of any year. Which of them take part stands in each year's policy; `other` never does. */
export const clinicianTypes: readonly string[] = [
  'physician',
  'physicianAssistant',
  'nursePractitioner',
  'clinicalNurseSpecialist',
  'certifiedRegisteredNurseAnesthetist',
  'physicalTherapist',
  'occupationalTherapist',
  'clinicalPsychologist',
  'qualifiedSpeechLanguagePathologist',
  'qualifiedAudiologist',
  'registeredDietitianOrNutritionProfessional',
  'clinicalSocialWorker',
  'certifiedNurseMidwife',
  'other',
];

/** Figures of a segment that special statuses are found from. An absent figure finds nothing. */
export interface StatusFigures {
  /** Medicare Part B patient-facing encounters, telehealth included. */
  patientFacingEncounters?: number;
  /** Covered professional services by place-of-service code; together at most the segment's services. */
  servicesByPlace?: Readonly<Record<string, number>>;
  /** Attributable to a facility that has a Hospital Value-Based Purchasing score. */
  hasFacilityScore?: boolean;
}

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
  /** First and last day, where the file tells them: held against the year's segments. */
  startsOn?: string;
  endsOn?: string;
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
  qpStatus?: Partial<Record<Snapshot, QpStatus>>;
  /** The APM Entity that gave QP status was terminated or left: QP status is lost. */
  qpRevoked?: boolean;
  /** Threshold scores per snapshot, for snapshots without a ready result. */
  qpScores?: Partial<Record<Snapshot, readonly QpScores[]>>;
  /** Takes part in several APM Entities: then scores of the clinician's own count in every year. */
  inSeveralApmEntities?: boolean;
  /** At most one entry per segment. */
  segments: SegmentFacts[];
  /** Statuses CMS's data give this clinician, per segment. */
  specialStatuses?: Partial<Record<Segment, SpecialStatus[]>>;
  /** Figures from which statuses are found where CMS's data do not give them, per segment. */
  statusFigures?: Partial<Record<Segment, StatusFigures>>;
  /** The same NPI under the other TINs of the unit: its QP status and its enrolment count here too. */
  underOtherTins?: readonly ClinicianFacts[];
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
  subgroups?: readonly SubgroupFacts[];
}

/** A subgroup that the practice registers for an MVP. */
export interface SubgroupFacts {
  subgroupRef: string;
  clinicianRefs: readonly string[];
  /** CMS has approved the registration: a later loss of members or eligibility no longer dissolves it. */
  approved?: boolean;
}

/** What was chosen for the year. */
export interface Elections {
  /** The choice of the whole: the TIN's, which binds the group, or the APM Entity's. */
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
