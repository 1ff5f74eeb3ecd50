import type { ColumnType, Generated } from 'kysely';

/** `timestamptz` columns leave the driver as ISO strings (store/database.ts), never as Date. */
type Instant = ColumnType<string, string, string>;
type Json<T> = ColumnType<T, string, string>;
type Version = Generated<number>;

/** One numbering of facts: an entity-year, the intake ledger, a season. Its row lock orders everything the source tells. */
export interface SourcesTable {
  source_key: string;
  generation: Version;
  next_sequence: Generated<number>;
  /** Topic → next topic sequence. */
  next_topic_sequence: Json<Record<string, number>>;
  /** The snapshots of the compacted topics have not been acknowledged since the last fact. */
  snapshots_due: Generated<boolean>;
}

export interface EntityYearsTable {
  entity_key: string;
  entity_ref: string;
  entity_kind: string;
  performance_year: number;
  identifier_sealed: Buffer;
  identifier_key_id: string;
  data_key_sealed: Buffer;
  data_key_id: string;
  calendar_name: string;
  next_intake: Generated<number>;
  phase: string | null;
  state_snapshot: Json<unknown> | null;
  scores_snapshot: Json<unknown> | null;
  created_at: Generated<Instant>;
}

export interface FactsTable {
  id: string;
  source_key: string;
  generation: number;
  sequence: number;
  topic: string;
  topic_sequence: number;
  cause: string;
  n: number;
  type: string;
  subject: string;
  data: Json<Record<string, unknown>>;
  dataclassification: string;
  recorded_at: Instant;
  causation_id: string | null;
  correlation_id: string | null;
  supersedes: string | null;
  traceparent: string | null;
  published_at: ColumnType<string | null, string | null, string | null>;
}

export interface CausesTable {
  source_key: string;
  cause: string;
  generation: number;
  /** Digest of the facts it led to: after a reset, equal content is the same fact. */
  content_digest: string;
  fact_ids: string[];
  answer: Json<unknown>;
}

export interface IntakeTable {
  id: string;
  entity_key: string | null;
  number: number | null;
  org_ref: string;
  role: string;
  route: string;
  kind: string;
  idempotency_hash: string;
  body_digest: string;
  body_sealed: Buffer | null;
  /** W3C trace context of the request, handed on to the facts it leads to. */
  traceparent: string | null;
  received_at: Instant;
  /** `received` → `applied` | `refused`; `turned-away` never reaches a year. */
  status: string;
  codes: string[];
  problems: Json<{ path: string; code: string }[]>;
  answer: Json<unknown> | null;
  finished_at: ColumnType<string | null, string | null, string | null>;
  told_at: ColumnType<string | null, string | null, string | null>;
}

export interface MeasurementSetsTable {
  set_ref: string;
  version: number;
  entity_key: string;
  unit_ref: string;
  submitter_ref: string;
  category: string;
  submission_method: string;
  program_name: string;
  measure_ids: string[];
  content_ref: string;
  body_sealed: Buffer;
  intake_id: string;
  received_at: Instant;
}

export interface CliniciansTable {
  entity_key: string;
  clinician_ref: string;
  npi_sealed: Buffer;
  npi_key_id: string;
  facts: Json<unknown>;
}

export interface EntityFactsTable {
  entity_key: string;
  unit_ref: string;
  kind: string;
  item: string;
  data: Json<unknown>;
  batch_ref: string;
}

export interface DeterminationsTable {
  entity_key: string;
  run: string;
  version: number;
  authority: string;
  determination: Json<unknown>;
  differences: Json<unknown>;
  cause: string;
}

export interface ElectionsTable {
  entity_key: string;
  unit_ref: string;
  decision: string;
  intake_id: string;
  decided_at: Instant;
}

export interface RegistrationsTable {
  registration_ref: string;
  entity_key: string;
  kind: string;
  unit_ref: string;
  mvp_id: string | null;
  clinician_refs: string[];
  population_health_measure: string | null;
  intake_id: string;
  registered_at: Instant;
}

export interface ScoreVersionsTable {
  entity_key: string;
  unit_ref: string;
  option: string;
  version: number;
  stage: string;
  final_score: string;
  result: Json<unknown>;
  basis: string[];
  policy_hash: string;
  catalogue_version: string;
  engine_version: string;
  cause: string;
}

export interface AssignmentsTable {
  entity_key: string;
  clinician_ref: string;
  version: number;
  final_score: string | null;
  winner: Json<{ unitRef: string; option: string } | null>;
  reason: string;
  cause: string;
}

export interface AdjustmentsTable {
  entity_key: string;
  clinician_ref: string;
  version: number;
  base_percent: string;
  additional_base_percent: string | null;
  scaling_factor: string | null;
  additional_scaling_factor: string | null;
  scaling_synthetic: boolean;
  final_percent: string | null;
  cause: string;
}

export interface ReviewsTable {
  review_ref: string;
  entity_key: string;
  unit_ref: string;
  requested_by: string;
  grounds: string[];
  state: string;
  outcome: string | null;
  requested_at: Instant;
  decided_at: ColumnType<string | null, string | null, string | null>;
}

export interface CalendarsTable {
  name: string;
  performance_year: number;
  kind: string;
  calendar: Json<unknown>;
  scaling: ColumnType<
    { factor: string; additionalFactor?: string; synthetic: boolean } | null,
    string | null,
    string | null
  >;
}

export interface ReleasesTable {
  id: string;
  calendar_name: string;
  kind: string;
  released_at: Instant;
}

export interface DeadlineOverridesTable {
  id: string;
  calendar_name: string;
  milestone: string;
  /** Null holds the milestone until it is moved or released. */
  at: ColumnType<string | null, string | null, string | null>;
  reason: string;
  recorded_at: Generated<Instant>;
}

/** Who may read the whole of an entity-year besides the submitter's own sets: given by the practice. */
export interface GrantsTable {
  entity_key: string;
  org_ref: string;
}

export interface Tables {
  sources: SourcesTable;
  entity_years: EntityYearsTable;
  facts: FactsTable;
  causes: CausesTable;
  intake: IntakeTable;
  measurement_sets: MeasurementSetsTable;
  clinicians: CliniciansTable;
  entity_facts: EntityFactsTable;
  determinations: DeterminationsTable;
  elections: ElectionsTable;
  registrations: RegistrationsTable;
  score_versions: ScoreVersionsTable;
  assignments: AssignmentsTable;
  adjustments: AdjustmentsTable;
  reviews: ReviewsTable;
  calendars: CalendarsTable;
  releases: ReleasesTable;
  deadline_overrides: DeadlineOverridesTable;
  grants: GrantsTable;
}
