import type { EntityKind } from '../schemas/ids';
import { EVENT_TYPE_PREFIX } from '../schemas/events/fact-types';
import { DEFAULT_SCHEMA_BASE } from '../schemas/events/json-schema';
import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { OmittedLists, StateSnapshot } from '../schemas/events/state-snapshot';
import { ceHeaders, paddedSequence, recordBytes } from './cloud-event';
import type { EncodingOptions } from './cloud-event';
import type { KafkaRecord } from './event-publisher';
import { topicNames } from './topics';

/** Which of the two compacted topics. */
export type SnapshotKind = 'state' | 'scores';

/** The snapshot that goes to the topic of a kind. */
export interface SnapshotByKind {
  state: StateSnapshot;
  scores: ScoresSnapshot;
}

/** A whole event, headers included, is at most this large. */
export const MAX_EVENT_BYTES = 65_536;

/** Where a snapshot comes from and where it can be read in full. */
export interface SnapshotOptions extends EncodingOptions {
  /** CloudEvents source of the entity-year's facts. */
  source: string;
  /** Address of the whole snapshot, for those that do not fit. */
  dataref: string;
}

/** The last fact that a snapshot knows of, and whose it is. */
export interface LastFact {
  sequence: number;
  time: string;
  generation: number;
  entityType: EntityKind;
}

/** Lists that may be left out, by kind. */
const LISTS = {
  state: ['qpSnapshots', 'optIn', 'registrations', 'sets', 'receivedFacts', 'reviews'],
  scores: ['preliminary', 'final', 'assigned', 'adjustments'],
} as const satisfies Record<SnapshotKind, readonly string[]>;

/** CloudEvents type of the snapshots of a kind. */
export const snapshotType = (kind: SnapshotKind): string => `${EVENT_TYPE_PREFIX}${kind}.snapshot.v1`;

function headersOf(kind: SnapshotKind, entityKey: string, last: LastFact, options: SnapshotOptions) {
  const [entityRef, year] = entityKey.split('.');
  return ceHeaders({
    specversion: '1.0',
    type: snapshotType(kind),
    source: options.source,
    id: `${kind}-snapshot-${last.generation}-${paddedSequence(last.sequence)}`,
    subject: `${last.entityType}/${entityRef}/${year}`,
    time: last.time,
    sequence: paddedSequence(last.sequence),
    generation: String(last.generation),
    partitionkey: entityKey,
    dataclassification: kind === 'scores' ? 'confidential' : 'internal',
  });
}

const topicOf = (kind: SnapshotKind, options: EncodingOptions): string =>
  (options.names ?? topicNames())[kind === 'state' ? 'state' : 'scoresState'];

/**
 * The latest snapshot of an entity-year as a record for its compacted topic. When it would be larger than
 * {@link MAX_EVENT_BYTES} its longest lists are emptied one after the other, named in `omitted`, and `dataref` says
 * where they are.
 */
export function snapshotRecord<K extends SnapshotKind>(
  kind: K,
  entityKey: string,
  snapshot: SnapshotByKind[K],
  options: SnapshotOptions,
): KafkaRecord {
  const last = {
    sequence: snapshot.lastSequence,
    time: snapshot.updatedAt,
    generation: snapshot.generation,
    entityType: snapshot.entity.type,
  };
  const dataschema = `${options.schemaBase ?? DEFAULT_SCHEMA_BASE}/${kind}.snapshot/1.0.json`;
  const headers = {
    'content-type': 'application/json',
    ...headersOf(kind, entityKey, last, options),
    ...ceHeaders({ dataschema }),
  };
  const record = (data: object): KafkaRecord => ({
    topic: topicOf(kind, options),
    key: entityKey,
    value: JSON.stringify(data),
    headers,
  });
  const bytesOf = (list: string): number => JSON.stringify(snapshot[list as keyof typeof snapshot] ?? []).length;
  const longestFirst = [...LISTS[kind]].sort((a, b) => bytesOf(b) - bytesOf(a));
  let fitted = record(snapshot);
  for (let left = 1; recordBytes(fitted) > MAX_EVENT_BYTES && left <= longestFirst.length; left += 1) {
    const omitted = longestFirst.slice(0, left).sort();
    const note: OmittedLists = { omitted, dataref: options.dataref };
    fitted = record({ ...snapshot, ...Object.fromEntries(omitted.map((list) => [list, []])), ...note });
  }
  return fitted;
}

/** The record that makes both holders and the compacted topic forget an entity-year; it keeps its `ce_` headers. */
export function tombstoneRecord(
  kind: SnapshotKind,
  entityKey: string,
  last: LastFact,
  options: Omit<SnapshotOptions, 'dataref'>,
): KafkaRecord {
  const headers = headersOf(kind, entityKey, last, { ...options, dataref: '' });
  return {
    topic: topicOf(kind, options),
    key: entityKey,
    value: null,
    headers: { ...headers, ce_id: `${kind}-erasure-${last.generation}-${paddedSequence(last.sequence)}` },
  };
}
