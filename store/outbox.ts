import { sql } from 'kysely';
import type { RecordedFact, FactType, Topic, DataClassification } from '../schemas/events/fact';
import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../schemas/events/state-snapshot';
import type { Database, Tx } from './database';
import type { FactSource } from './record-facts';

/** What one turn of publishing sends: facts in order, then the snapshots as the read model has them at that moment. */
export interface OutboxBatch {
  facts: RecordedFact[];
  snapshots: { state: StateSnapshot | null; scores: ScoresSnapshot | null } | null;
}

/** `clean`: nothing is unpublished. `more`: a full batch went out and more waits. `busy`: another publisher holds the lock. */
export type OutboxResult = 'clean' | 'more' | 'busy';

const BATCH = 500;

/**
 * Sends what a source has not published yet, under its publishing lock (a Postgres advisory lock, so that only one
 * process at a time sends for a source and order holds).
 *
 * Facts count as published only when the snapshots are acknowledged too; a send that throws leaves everything
 * outstanding, and it is all sent again: consumers drop the repeats by id.
 */
export async function publishOutbox(
  database: Database,
  source: FactSource,
  send: (batch: OutboxBatch) => Promise<void>,
): Promise<OutboxResult> {
  return database.transaction().execute(async (tx) => {
    const lock = await sql<{ got: boolean }>`
      select pg_try_advisory_xact_lock(hashtextextended(${source.key}, 0)) as got`.execute(tx);
    if (!lock.rows[0]?.got) return 'busy';
    const facts = await outstandingFacts(tx, source);
    const due = source.isEntityYear && (await snapshotsDue(tx, source.key));
    if (facts.length === 0 && !due) return 'clean';
    const last = facts.length < BATCH;
    await send({ facts, snapshots: due && last ? await readSnapshots(tx, source.key) : null });
    await markPublished(tx, source, facts, due && last);
    return last ? 'clean' : 'more';
  });
}

/** Which of these sources have something unpublished: one look instead of a lock for each. */
export async function outstandingSources(database: Database, keys: string[]): Promise<Set<string>> {
  const rows = await database
    .selectFrom('facts')
    .select('source_key')
    .distinct()
    .where('published_at', 'is', null)
    .where('source_key', 'in', keys)
    .execute();
  return new Set(rows.map((row) => row.source_key));
}

/** How many facts of any source wait to be published, and the oldest of them. */
export async function outstandingCount(database: Database): Promise<{ facts: number; oldestAt: string | null }> {
  const row = await database
    .selectFrom('facts')
    .select((eb) => [eb.fn.countAll<number>().as('facts'), eb.fn.min('recorded_at').as('oldest')])
    .where('published_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { facts: Number(row.facts), oldestAt: (row.oldest as string | null) ?? null };
}

async function outstandingFacts(tx: Tx, source: FactSource): Promise<RecordedFact[]> {
  const rows = await tx
    .selectFrom('facts')
    .selectAll()
    .where('source_key', '=', source.key)
    .where('published_at', 'is', null)
    .orderBy('sequence')
    .limit(BATCH)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    source: source.uri,
    entityKey: source.partitionKey,
    type: row.type as FactType,
    topic: row.topic as Topic,
    subject: row.subject,
    data: row.data,
    sequence: Number(row.sequence),
    topicSequence: Number(row.topic_sequence),
    generation: row.generation,
    time: row.recorded_at,
    dataclassification: row.dataclassification as DataClassification,
    ...(row.causation_id ? { causationId: row.causation_id } : {}),
    ...(row.correlation_id ? { correlationId: row.correlation_id } : {}),
    ...(row.supersedes ? { supersedes: row.supersedes } : {}),
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
  }));
}

async function snapshotsDue(tx: Tx, sourceKey: string): Promise<boolean> {
  const row = await tx
    .selectFrom('sources')
    .select('snapshots_due')
    .where('source_key', '=', sourceKey)
    .executeTakeFirst();
  return row?.snapshots_due ?? false;
}

async function readSnapshots(tx: Tx, entityKey: string): Promise<OutboxBatch['snapshots']> {
  const row = await tx
    .selectFrom('entity_years')
    .select(['state_snapshot', 'scores_snapshot'])
    .where('entity_key', '=', entityKey)
    .executeTakeFirstOrThrow();
  return { state: row.state_snapshot as StateSnapshot | null, scores: row.scores_snapshot as ScoresSnapshot | null };
}

async function markPublished(tx: Tx, source: FactSource, facts: RecordedFact[], snapshots: boolean): Promise<void> {
  const last = facts.at(-1);
  if (last)
    await tx
      .updateTable('facts')
      .set({ published_at: new Date().toISOString() })
      .where('source_key', '=', source.key)
      .where('published_at', 'is', null)
      .where('sequence', '<=', last.sequence)
      .execute();
  if (!snapshots) return;
  // Waits for a recording under way. In one statement with the update, the facts it commits would not be seen.
  await tx.selectFrom('sources').select('source_key').where('source_key', '=', source.key).forUpdate().execute();
  // A fact recorded since the snapshots were read has set the flag again; only clear it when none has.
  await sql`
    update sources set snapshots_due = exists (
      select 1 from facts where source_key = ${source.key} and published_at is null)
    where source_key = ${source.key}`.execute(tx);
}
