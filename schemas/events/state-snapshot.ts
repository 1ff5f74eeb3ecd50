import type { EntityKind } from '../ids';
import type { PhaseName } from './fact-types';

/** Which entity-year a payload tells of. `refKeyId` names the key that made `ref`. */
export interface EntityHead {
  ref: string;
  type: EntityKind;
  performanceYear: number;
  refKeyId: string;
}

/** Where the year stood when the fact was recorded, and by which data it is judged. */
export interface LifecycleHead {
  workflowState: string;
  policyYear: number;
  dataVersions: { measures: string; benchmarks: string };
}

/** A UTC instant, or `undated` while nobody knows it. */
export type DeadlineInstant = string;

/** Where the submission window stands. */
export interface WindowSnapshot {
  state: 'open' | 'closed';
  opensAt: DeadlineInstant;
  closesAt: DeadlineInstant;
}

/** The latest determination. `correctedAt` is present once a correction came after the run. */
export interface EligibilitySnapshot {
  run: 'preliminary' | 'final';
  authority: 'cms' | 'computed';
  statusToolResult: string;
  eligible: Record<string, boolean>;
  clinicians: { required: number; optIn: number; excludedByReason: Record<string, number> };
  specialStatuses: string[];
  determinedAt: string;
  correctedAt?: string;
}

/** One election to opt in or to report voluntarily; binding for the year. */
export interface OptInSnapshot {
  level: 'individual' | 'group' | 'apm';
  clinicianRef?: string;
  decision: 'optIn' | 'voluntary';
  decidedAt: string;
}

/** A registration in force: withdrawn ones are left out. */
export interface RegistrationSnapshot {
  registrationRef: string;
  kind: 'mvp' | 'subgroup' | 'cahps' | 'webInterface';
  unitRef: string;
  mvpId?: string;
  subgroupRef?: string;
  clinicianCount?: number;
  choice?: string;
}

/** The set in force under one key (unit, submitter, category, method, program): replaced and withdrawn ones are left out. */
export interface SetSnapshot {
  setRef: string;
  unitRef: string;
  category: string;
  submissionMethod: string;
  programName: string;
  submitterRef: string;
  /** Keyed digest of the content. */
  contentRef: string;
  measureIds: string[];
  receivedAt: string;
}

/** One case of targeted review. */
export interface ReviewCaseSnapshot {
  reviewRef: string;
  grounds: string[];
  state: 'requested' | 'documentsRequested' | 'documentsReceived' | 'withdrawn' | 'decided';
  unitRef?: string;
  dueAt?: string;
  outcome?: string;
}

/** Latest determination of one QP snapshot, as counts by status. */
export interface QpSnapshot {
  snapshot: number;
  counts: Record<string, number>;
}

/** How many rows of outside facts have arrived, by kind. */
export interface ReceivedFactsSnapshot {
  kind: string;
  batches: number;
  rows: number;
  lastBatchRef: string;
}

/**
 * Everything a late joiner needs about one entity-year, without scores: what the compacted state topic carries and what
 * the read model keeps. Lists are sorted by their keys, so that equal states are equal values.
 */
export interface StateSnapshot {
  entity: EntityHead;
  lifecycle: LifecycleHead;
  generation: number;
  phase: PhaseName;
  startedBy?: { orgRef?: string; role: string };
  startedAt?: string;
  /** Deadline name → instant as last told to this entity-year. */
  deadlines: Record<string, DeadlineInstant>;
  eligibility?: EligibilitySnapshot;
  qpSnapshots: QpSnapshot[];
  optIn: OptInSnapshot[];
  registrations: RegistrationSnapshot[];
  window?: WindowSnapshot;
  sets: SetSnapshot[];
  receivedFacts: ReceivedFactsSnapshot[];
  /** Clinicians added to and removed from the roster since the start. */
  roster: { added: number; removed: number };
  /** `closesAt` is null while the close has no date. */
  reviewWindow?: { state: 'open' | 'closed'; closesAt: string | null };
  reviews: ReviewCaseSnapshot[];
  closed?: { outcome: string; reason: string; at: string };
  /** Sequence of the last fact folded in, among those of the events topic. */
  lastSequence: number;
  lastTopicSequence: { events: number };
  /** `time` of that fact. */
  updatedAt: string;
}

/** Lists that were left out of a snapshot because the whole would not fit, and where they can be read instead. */
export interface OmittedLists {
  omitted?: string[];
  /** Authenticated URL of the full snapshot. */
  dataref?: string;
}
