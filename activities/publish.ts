import { toKafkaRecord } from '../events/cloud-event';
import type { KafkaRecord } from '../events/event-publisher';
import { snapshotRecord } from '../events/snapshot-record';
import { type OutboxBatch, type OutboxResult, publishOutbox } from '../store/outbox';
import type { FactSource } from '../store/record-facts';
import type { Deps } from './deps';

/** One short attempt from inside a decision; whoever waits for the answer must not wait for Kafka. */
const QUICK_MS = 500;
/** An attempt of the patient publisher. */
const PATIENT_MS = 10_000;

/** Tries to publish what a decision recorded. True when something still waits. Never throws: the publisher goes on. */
export async function tryPublish(deps: Deps, source: FactSource): Promise<boolean> {
  try {
    return (await publishOnce(deps, source, QUICK_MS)) !== 'clean';
  } catch {
    return true;
  }
}

/** Sends one batch of what a source has outstanding, in order, facts before snapshots. */
export function publishOnce(
  deps: Deps,
  source: FactSource,
  timeoutMs = PATIENT_MS,
  signal?: AbortSignal,
): Promise<OutboxResult> {
  return publishOutbox(deps.database, source, async (batch) => {
    // One limit for both sends: the publishing lock lives in a transaction that must not outlast its own limit.
    const endsAt = Date.now() + timeoutMs;
    const send = (records: KafkaRecord[]) =>
      deps.publisher.publish(records, {
        timeoutMs: Math.max(1, endsAt - Date.now()),
        ...(signal ? { signal } : {}),
      });
    if (batch.facts.length > 0) await send(factRecords(deps, batch));
    const snapshots = snapshotRecords(deps, source, batch);
    if (snapshots.length > 0) await send(snapshots);
  });
}

const factRecords = (deps: Deps, { facts }: OutboxBatch): KafkaRecord[] =>
  facts.map((fact) => toKafkaRecord(fact, { names: deps.topics }));

function snapshotRecords(deps: Deps, source: FactSource, { snapshots }: OutboxBatch): KafkaRecord[] {
  if (!snapshots) return [];
  const options = { source: source.uri, dataref: `/api/performance-years/${source.key}`, names: deps.topics };
  return [
    ...(snapshots.state ? [snapshotRecord('state', source.key, snapshots.state, options)] : []),
    ...(snapshots.scores ? [snapshotRecord('scores', source.key, snapshots.scores, options)] : []),
  ];
}
