import type { ClinicianFacts, EntityFacts, QpScores, SegmentFacts, Snapshot } from './facts';

/** What is known of units that reach over several TINs. Identifiers are already tokens. */

/** A TIN within a virtual group or behind an APM Entity, with its whole roster. */
export interface PracticeFacts extends EntityFacts {
  practiceRef: string;
}

/** A TIN of a virtual group. */
export interface MemberFacts extends PracticeFacts {
  /** Day on which the TIN left; without effect once the performance year has begun. */
  withdrewOn?: string;
  /** Day on which the TIN ceased to be. */
  dissolvedOn?: string;
}

/** A virtual group: several TINs that are scored together. */
export interface VirtualGroupFacts {
  kind: 'virtualGroup';
  entityRef: string;
  /** Day of the election; absent = not known. */
  electedOn?: string;
  /** CMS has approved the election: the tests of its members are past. */
  approved?: boolean;
  members: readonly MemberFacts[];
  /** Claims of the virtual group as a whole, where a file knows distinct patients; else sums over the TINs. */
  groupSegments?: readonly SegmentFacts[];
}

/** One TIN/NPI on an APM Entity's participation list. */
export interface ParticipantFacts {
  practiceRef: string;
  clinicianRef: string;
  /** Snapshots whose list names the TIN/NPI. A later list without it takes nothing back. */
  snapshots: readonly Snapshot[];
}

/** An APM Entity: its participation list, the practices its participants bill under, its threshold scores. */
export interface ApmEntityFacts {
  kind: 'apm';
  entityRef: string;
  practices: readonly PracticeFacts[];
  participants: readonly ParticipantFacts[];
  /** The entity's threshold scores per snapshot. */
  qpScores?: Partial<Record<Snapshot, QpScores>>;
  /** The entity was terminated or left the Advanced APM: the QP status it gave is lost. */
  terminated?: boolean;
  /** Claims of the entity as a whole; else sums over its participants. */
  groupSegments?: readonly SegmentFacts[];
}

/** A practice as one of the units a determination can be about. */
export interface PracticeUnitFacts extends EntityFacts {
  kind: 'practice';
}

/** Facts of any unit that is determined on its own. */
export type UnitFacts = PracticeUnitFacts | VirtualGroupFacts | ApmEntityFacts;

/** A clinician with the practice it bills under, for units of several TINs. */
export interface PlacedClinician extends ClinicianFacts {
  practiceRef: string;
}
