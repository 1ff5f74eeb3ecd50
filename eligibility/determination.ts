import type { SpecialStatus, UnitKind } from '../policy/year-policy';
import type { Elections, QpStatus, Segment } from './facts';
import type { QpSnapshotResult } from './qp-track';
import type { Reason, ReasonCode } from './reasons';

/** Which of CMS's two determinations: preliminary looks at segment 1, final at both. */
export type DeterminationRun = 'preliminary' | 'final';

/** Who decided: CMS's own file, or this program from claims facts. */
export type DeterminationAuthority = 'cms' | 'computed';

/** What a determination is about as a whole; its `group` is the standing of that whole. */
export type CollectiveKind = 'group' | 'virtualGroup' | 'apm';

/**
 * Standing of a unit for the year.
 * `required` must report · `optInEligible` may choose · `optedIn` chose it · `voluntary` chose feedback only · `excluded`
 * · `notDeterminable` rests on a figure that nobody knows, told in the unit's `notDeterminable`.
 */
export type UnitStatus = 'required' | 'optInEligible' | 'optedIn' | 'voluntary' | 'excluded' | 'notDeterminable';

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
 * each, `below` otherwise; `notBilled` = no segment to judge; `notEvaluated` = the year has no test for such a unit;
 * `notDeterminable` = a figure of the threshold is not known.
 */
export type LowVolumeResult = 'above' | 'some' | 'below' | 'notBilled' | 'notEvaluated' | 'notDeterminable';

/** An element of the low-volume threshold. */
export type LowVolumeElement = 'dollars' | 'patients' | 'services';

/**
 * What a participation look-up shows: must take part, taken along by the group (or virtual group, APM Entity), may opt
 * in, or exempt. `notDeterminable` is ours, for what nobody can know yet.
 */
export type StatusToolResult =
  'mipsEligible' | 'mipsEligibleInGroup' | 'optInEligible' | 'mipsExempt' | 'notDeterminable';

/** Why a unit has a special status: the segment that gave it and what it followed from. */
export interface StatusSource {
  status: SpecialStatus;
  /** Null where the source names no segment. */
  segment: Segment | null;
  /** A file, figures of the clinician, the size, the share of the clinicians, the practice, the group, or CMS. */
  from: 'given' | 'figures' | 'size' | 'share' | 'practice' | 'group' | 'cms';
  words: string;
}

/**
 * A field that CMS's document leaves open, so that the value given here is only a default. Written as the field of the
 * determination is.
 */
export type SilentField =
  | 'exists'
  | 'qp'
  | 'lowVolume'
  | 'status'
  | 'eligible'
  | 'reasons'
  | 'statusToolResult'
  | 'inGroupScore'
  | 'eligibleIfGroupReports'
  | 'adjustable'
  | 'mayOptInAs';

/** What is known of a clinician before any election is applied. */
export interface ClinicianBasis {
  clinicianRef: string;
  /** The TIN, in units of several; an NPI under two TINs is two clinicians. */
  practiceRef?: string;
  authority: DeterminationAuthority;
  /** Excluded whatever the group does: wrong type, newly enrolled, QP. Null = not barred. */
  barred: ReasonCode | null;
  qp: QpStatus;
  /** Statuses that the year may end with where the readings of its QP thresholds disagree; otherwise absent. */
  qpPossible?: QpStatus[];
  /** What CMS's document leaves open. */
  silentOn?: readonly SilentField[];
  /** Special statuses of which CMS's document says neither yes nor no. */
  silentStatuses?: readonly SpecialStatus[];
  /** What each snapshot said. */
  qpSnapshots: QpSnapshotResult[];
  lowVolume: LowVolumeResult;
  /** Whatever its volume, may not opt in alone: its APM Entity is not above the threshold (2019 and 2020). */
  optInBarred?: true;
  /** Elements at or below the threshold in any judged segment; null = the source does not tell. */
  belowElements: LowVolumeElement[] | null;
  segments: SegmentComparison[];
  specialStatuses: SpecialStatus[];
  statusSources: StatusSource[];
}

/** What is known of the practice as a group (or of a virtual group, an APM Entity) before any election is applied. */
export interface GroupBasis {
  kind: CollectiveKind;
  /** Two or more NPIs, or CMS calls it eligible; a solo practice has no group. */
  exists: boolean;
  /** CMS's flag says so, who belongs to it and is eligible notwithstanding: its documents may be of a few only. */
  isEligibleByCms?: true;
  /** Bars the whole whatever its volume: a virtual group that may not form. */
  problems: Reason[];
  /** Why the standing cannot be told, in words. */
  unknown: string[];
  /** Its data or its score reach every clinician without a further choice: virtual groups, scored APM Entities. */
  reachesAll: boolean;
  /** @see ClinicianBasis.silentOn */
  silentOn?: readonly SilentField[];
  /** Special statuses of which CMS's document says neither yes nor no. */
  silentStatuses?: readonly SpecialStatus[];
  belowElements: LowVolumeElement[] | null;
  statusSources: StatusSource[];
  lowVolume: LowVolumeResult;
  segments: SegmentComparison[];
  specialStatuses: SpecialStatus[];
  /** NPIs billing under the TIN: the figure that the small-practice test took. */
  practiceSize: number;
}

/** One thing to tell people that decides nothing. */
export interface DeterminationWarning {
  code:
    | 'OPT_IN_ACROSS_SEGMENTS'
    | 'GROUP_PATIENTS_SUMMED'
    | 'CMS_FLAGS_DISAGREE'
    | 'OPT_IN_WITHOUT_EFFECT'
    | 'ROSTER_AND_SIZE_DIFFER'
    | 'QP_GIVEN_AND_SCORED_DIFFER'
    | 'NEWLY_ENROLLED_AND_BILLED'
    | 'SMALL_PRACTICE_OF_CLINICIAN'
    | 'WITHDRAWAL_WITHOUT_EFFECT'
    | 'MEMBER_DISSOLVED'
    | 'MEMBER_OPTS_IN_BY_ELECTION'
    | 'APPROVED_DESPITE_PROBLEM'
    | 'ENTITY_LEVEL_SILENT'
    | 'OPT_IN_BARRED_BY_ENTITY';
  words: string;
  clinicianRef?: string;
  practiceRef?: string;
}

/** Everything a run found out, to which elections are then applied. */
export interface DeterminationBasis {
  performanceYear: number;
  run: DeterminationRun;
  authority: DeterminationAuthority;
  /** From 2019: a unit above some elements may choose. */
  optInAvailable: boolean;
  /** Units that may opt in; none before 2019. */
  optInLevels: readonly UnitKind[];
  group: GroupBasis;
  clinicians: ClinicianBasis[];
  /** Elections that CMS itself has recorded; they win over ours. */
  recordedElections: Elections;
  /** Elements of the year's threshold that nobody knows. */
  unknownFigures?: string[];
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
  /** Levels at which a choice to opt in would take this clinician along. */
  mayOptInAs: UnitKind[];
  /** `not determinable: …`, one for each figure that is missing; otherwise empty. */
  notDeterminable: string[];
}

/** What the practice is as a group, or what a virtual group or APM Entity is. */
export interface GroupDetermination extends GroupBasis {
  status: UnitStatus;
  eligible: boolean;
  reasons: Reason[];
  statusToolResult: StatusToolResult;
  notDeterminable: string[];
}

/** A subgroup: it inherits low volume and special statuses from its group as the first segment shows them. */
export interface SubgroupDetermination {
  subgroupRef: string;
  clinicianRefs: string[];
  lowVolume: LowVolumeResult;
  segments: SegmentComparison[];
  specialStatuses: SpecialStatus[];
  statusSources: StatusSource[];
  status: UnitStatus;
  eligible: boolean;
  reasons: Reason[];
  /** Members whose payment its score adjusts, if it submits. */
  reaches: string[];
  statusToolResult: StatusToolResult;
  notDeterminable: string[];
}

/** One TIN of a virtual group. */
export interface MemberDetermination {
  practiceRef: string;
  /** NPIs billing under the TIN in the first segment, where the size is tested; null = not known. */
  firstSegmentSize: number | null;
  /** Of the TIN (a solo practitioner: of the clinician) in the first segment. */
  lowVolume: LowVolumeResult;
  /** Takes part in the virtual group. */
  takesPart: boolean;
  /** Why the TIN may not join; empty when it may. */
  reasons: Reason[];
}

/** Presence of a TIN/NPI on an APM Entity's participation list; a later removal takes nothing back. */
export interface Participation {
  practiceRef: string;
  clinicianRef: string;
  snapshots: number[];
  /** First seen in a snapshot that tells of participation only: the entity's score can apply, its QP status cannot. */
  participationOnly: boolean;
}

/** Counts over the clinicians, for events and tables: never names anybody. */
export interface ClinicianCounts {
  required: number;
  optIn: number;
  optedIn: number;
  voluntary: number;
  /** Present when it is not 0. */
  notDeterminable?: number;
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
  /** Subgroups of a practice. */
  subgroups?: SubgroupDetermination[];
  /** TINs of a virtual group. */
  members?: MemberDetermination[];
  /** Snapshots whose participation list names each TIN/NPI of an APM Entity. */
  participants?: Participation[];
}
