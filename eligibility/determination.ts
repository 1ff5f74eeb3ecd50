import type { SpecialStatus } from '../policy/year-policy';
import type { Elections, QpStatus, Segment } from './facts';
import type { Reason, ReasonCode } from './reasons';

/** Which of CMS's two determinations: preliminary looks at segment 1, final at both. */
export type DeterminationRun = 'preliminary' | 'final';

/** Who decided: CMS's own file, or this program from claims facts. */
export type DeterminationAuthority = 'cms' | 'computed';

/**
 * Standing of a unit for the year.
 * `required` must report · `optInEligible` may choose · `optedIn` chose it · `voluntary` chose feedback only · `excluded`.
 */
export type UnitStatus = 'required' | 'optInEligible' | 'optedIn' | 'voluntary' | 'excluded';

/** The three figures of one segment held against the threshold; in a year without a services test that one is null. */
export interface SegmentComparison {
  segment: Segment;
  allowedCents: number;
  patients: number;
  services: number;
  above: { dollars: boolean; patients: boolean; services: boolean | null };
  /** All elements of the year exceeded. */
  all: boolean;
  /** At least one element exceeded. */
  any: boolean;
}

/**
 * Outcome against the low-volume threshold over all judged segments: `above` every element in each, `some` elements in
 * each, `below` otherwise; `notBilled` = no segment to judge.
 */
export type LowVolumeResult = 'above' | 'some' | 'below' | 'notBilled';

/** What a participation look-up shows: must take part, taken along by the group, may opt in, or exempt. */
export type StatusToolResult = 'mipsEligible' | 'mipsEligibleInGroup' | 'optInEligible' | 'mipsExempt';

/** What is known of a clinician before any election is applied. */
export interface ClinicianBasis {
  clinicianRef: string;
  authority: DeterminationAuthority;
  /** Excluded whatever the group does: wrong type, newly enrolled, QP. Null = not barred. */
  barred: ReasonCode | null;
  qp: QpStatus;
  lowVolume: LowVolumeResult;
  segments: SegmentComparison[];
  specialStatuses: SpecialStatus[];
}

/** What is known of the practice as a group before any election is applied. */
export interface GroupBasis {
  /** Two or more NPIs; a solo practice has no group. */
  exists: boolean;
  lowVolume: LowVolumeResult;
  segments: SegmentComparison[];
  specialStatuses: SpecialStatus[];
  /** NPIs billing under the TIN: the figure that the small-practice test took. */
  practiceSize: number;
}

/** One thing to tell people that decides nothing. */
export interface DeterminationWarning {
  code: 'OPT_IN_ACROSS_SEGMENTS' | 'GROUP_PATIENTS_SUMMED' | 'CMS_FLAGS_DISAGREE' | 'OPT_IN_WITHOUT_EFFECT';
  words: string;
  clinicianRef?: string;
}

/** Everything a run found out, to which elections are then applied. */
export interface DeterminationBasis {
  performanceYear: number;
  run: DeterminationRun;
  authority: DeterminationAuthority;
  /** From 2019: a unit above some elements may choose. */
  optInAvailable: boolean;
  group: GroupBasis;
  clinicians: ClinicianBasis[];
  /** Elections that CMS itself has recorded; they win over ours. */
  recordedElections: Elections;
  basisWarnings: DeterminationWarning[];
}

/** What one TIN/NPI is for the year. */
export interface ClinicianDetermination extends ClinicianBasis {
  status: UnitStatus;
  /** An individual score counts: required, or opted in. */
  eligible: boolean;
  /** Becomes MIPS eligible through the practice's group score if it reports as a group. */
  eligibleIfGroupReports: boolean;
  /** Data belong to the group's aggregate when the practice reports as one: every NPI billing under the TIN. */
  inGroupScore: boolean;
  /** A payment adjustment attaches: individually, or through a group that reports or has opted in. */
  adjustable: boolean;
  /** Why not required individually; the first one decided. Empty when required or opted in. */
  reasons: Reason[];
  statusToolResult: StatusToolResult;
}

/** What the practice is as a group. */
export interface GroupDetermination extends GroupBasis {
  status: UnitStatus;
  eligible: boolean;
  reasons: Reason[];
}

/** Counts over the clinicians, for events and tables: never names anybody. */
export interface ClinicianCounts {
  required: number;
  optIn: number;
  optedIn: number;
  voluntary: number;
  /** By the reason that decided. */
  excludedByReason: Partial<Record<ReasonCode, number>>;
}

/** Eligibility of a practice and all its clinicians in one run, elections applied. */
export interface Determination extends DeterminationBasis {
  /** The elections applied: ours and those CMS has recorded. */
  elections: Elections;
  group: GroupDetermination;
  /** Sorted by clinicianRef: the order files came in must not show. */
  clinicians: ClinicianDetermination[];
  /** Whether anybody counts individually, and whether the group does. */
  eligible: { individual: boolean; group: boolean };
  counts: ClinicianCounts;
  /** Most binding result over the clinicians: what the practice as a whole is told. */
  statusToolResult: StatusToolResult;
  warnings: DeterminationWarning[];
}
