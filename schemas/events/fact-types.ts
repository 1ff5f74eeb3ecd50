import { PHASES } from '../ids';
import type { EntityKind } from '../ids';

/** The topics of this service, by their short names. What each carries and who reads it: docs/events.md. */
export type Topic = 'events' | 'scores' | 'season' | 'ops';

/** How freely a fact may be passed on. Scores and payments are `confidential`, all else `internal`. */
export type DataClassification = 'internal' | 'confidential';

/** Put before every fact type on the wire; the major version follows it. */
export const EVENT_TYPE_PREFIX = 'io.qpplifecycle.';

/**
 * Every type of fact, with the topics it may be recorded on; the first is the usual one.
 * `ops.intervened` is told twice: in full to operators, and as a notice to the readers of the entity-year it touched.
 * This list holds no zod, so that workflows may import it.
 */
export const FACT_TOPICS = {
  'lifecycle.started': ['events'],
  'lifecycle.phase-entered': ['events'],
  'lifecycle.deadline-noticed': ['events'],
  'lifecycle.closed': ['events'],
  'lifecycle.cancelled': ['events'],
  'eligibility.preliminary-determined': ['events'],
  'eligibility.final-determined': ['events'],
  'eligibility.corrected': ['events'],
  'qp.snapshot-determined': ['events'],
  'optin.elected': ['events'],
  'registration.registered': ['events'],
  'registration.changed': ['events'],
  'registration.withdrawn': ['events'],
  'window.opened': ['events'],
  'window.closed': ['events'],
  'window.extended': ['events'],
  'window.reopened': ['events'],
  'measurementset.accepted': ['events'],
  'measurementset.replaced': ['events'],
  'measurementset.withdrawn': ['events'],
  'facts.received': ['events'],
  'roster.changed': ['events'],
  'review.opened': ['events'],
  'review.closes-at-known': ['events'],
  'review.closed': ['events'],
  'review.requested': ['events'],
  'review.documents-requested': ['events'],
  'review.documents-received': ['events'],
  'review.withdrawn': ['events'],
  'review.decided': ['events'],
  'score.preliminary-calculated': ['scores'],
  'score.final-released': ['scores'],
  'score.assigned': ['scores'],
  'score.revised': ['scores'],
  'payment.adjustment-released': ['scores'],
  'payment.adjustment-assigned': ['scores'],
  'season.released': ['season'],
  'season.deadline-changed': ['season'],
  'intake.refused': ['ops'],
  'ops.intervened': ['ops', 'events'],
  'ops.activity-stalled': ['ops'],
  'ops.unit-not-scored': ['ops'],
} as const satisfies Record<string, readonly [Topic, ...Topic[]]>;

/** A type of fact without prefix and version, for example `measurementset.accepted`. */
export type FactType = keyof typeof FACT_TOPICS;

/** All fact types, in the order of the life they tell. */
export const FACT_TYPES = Object.keys(FACT_TOPICS) as readonly FactType[];

/** Whether `name` is a fact type of this release. */
export function isFactType(name: string): name is FactType {
  return Object.hasOwn(FACT_TOPICS, name);
}

/** The topic a fact of this type usually goes to. */
export function usualTopic(type: FactType): Topic {
  return FACT_TOPICS[type][0];
}

/** The classification of whatever travels on a topic. */
export function classificationOf(topic: Topic): DataClassification {
  return topic === 'scores' ? 'confidential' : 'internal';
}

/** The CloudEvents `type` of a fact: prefix, type and major version. */
export function cloudEventType(type: FactType): string {
  return `${EVENT_TYPE_PREFIX}${type}.v1`;
}

/** The phases of a year, in order, and `closed`, where every year ends, also a cancelled one. */
export const PHASE_NAMES = [...PHASES, 'closed'] as const;
export type PhaseName = (typeof PHASE_NAMES)[number];

/** What an entity-year belongs to: the `type` of an entity in every payload. Individuals, groups and subgroups are units of a TIN. */
export const ENTITY_KINDS = ['tin', 'virtualGroup', 'apm'] as const satisfies readonly EntityKind[];

/** Stands where an instant would, when a deadline has no date yet. */
export const UNDATED = 'undated';
