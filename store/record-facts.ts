import { createHash } from 'node:crypto';
import type { Fact, RecordedFact } from '../schemas/events/fact';
import { classificationOf } from '../schemas/events/fact-types';
import { projectScores, projectState } from '../schemas/events/projection';
import { parseFactData } from '../schemas/events/registry';
import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../schemas/events/state-snapshot';
import type { Database, Tx } from './database';
import { stableId } from './stable-id';

/** Where facts are numbered: an entity-year by its key, or `intake`, `season/<year>`, `ops`. */
export interface FactSource {
  key: string;
  /** CloudEvents source URI. */
  uri: string;
  /** Key of its Kafka records: an entity-year's key, a season's year, else the source itself. */
  partitionKey: string;
  /** Whether the source is an entity-year, with a read model and snapshots on the compacted topics. */
  isEntityYear: boolean;
}

/** What a cause led to: facts to number, and the answer every repetition of the cause gets. */
export interface Outcome<A> {
  facts: Fact[];
  answer: A;
}

export interface Recording<A> {
  answer: A;
  /** False when the cause had been recorded before: nothing was changed now. */
  first: boolean;
  recorded: RecordedFact[];
}

/**
 * Records what one cause led to, once: locks the source, returns the first answer when the cause is known, else runs
 * `build` in the same transaction, numbers its facts and folds them into the read model.
 *
 * After an operator's reset (a raised generation) a cause is judged anew: equal content is the same fact again, other
 * content is a new fact that supersedes the old one. A number is never used twice. A cause that keeps its first answer
 * (a row of the intake: its sender has it) is never judged again.
 */
export async function recordFacts<A>(
  database: Database,
  source: FactSource,
  cause: string,
  build: (tx: Tx) => Promise<Outcome<A>>,
  options: { keepsFirstAnswer?: boolean } = {},
): Promise<Recording<A>> {
  return database.transaction().execute(async (tx) => {
    const numbering = await lockSource(tx, source.key);
    const earlier = await latestCause(tx, source.key, cause);
    if (earlier && (earlier.generation === numbering.generation || options.keepsFirstAnswer))
      return { answer: earlier.answer as A, first: false, recorded: [] };
    const { facts, answer } = await build(tx);
    const contentDigest = digestOf(facts);
    if (earlier && earlier.content_digest === contentDigest) {
      await insertCause(tx, source.key, cause, numbering.generation, contentDigest, earlier.fact_ids, answer);
      return { answer, first: true, recorded: [] };
    }
    const recorded = numberFacts(source, cause, numbering, facts, earlier?.fact_ids ?? []);
    await insertFacts(tx, source, cause, recorded);
    await saveNumbering(tx, source, numbering);
    if (source.isEntityYear) await foldIntoReadModel(tx, source.key, recorded);
    const ids = recorded.map((fact) => fact.id);
    await insertCause(tx, source.key, cause, numbering.generation, contentDigest, ids, answer);
    return { answer, first: true, recorded };
  });
}

interface Numbering {
  generation: number;
  nextSequence: number;
  nextTopicSequence: Record<string, number>;
}

async function lockSource(tx: Tx, sourceKey: string): Promise<Numbering> {
  await tx
    .insertInto('sources')
    .values({ source_key: sourceKey, next_topic_sequence: '{}' })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('sources')
    .selectAll()
    .where('source_key', '=', sourceKey)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return {
    generation: row.generation,
    nextSequence: row.next_sequence,
    nextTopicSequence: { ...row.next_topic_sequence },
  };
}

function latestCause(tx: Tx, sourceKey: string, cause: string) {
  return tx
    .selectFrom('causes')
    .selectAll()
    .where('source_key', '=', sourceKey)
    .where('cause', '=', cause)
    .orderBy('generation', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function numberFacts(
  source: FactSource,
  cause: string,
  numbering: Numbering,
  facts: Fact[],
  superseded: string[],
): RecordedFact[] {
  const time = new Date().toISOString();
  return facts.map((fact, n) => {
    parseFactData(fact.type, fact.data);
    const topicSequence = numbering.nextTopicSequence[fact.topic] ?? 1;
    numbering.nextTopicSequence[fact.topic] = topicSequence + 1;
    const supersedes = superseded[n] ?? fact.supersedes;
    return {
      ...fact,
      ...(supersedes ? { supersedes } : {}),
      id: stableId(source.uri, numbering.generation, cause, n),
      source: source.uri,
      entityKey: source.partitionKey,
      sequence: numbering.nextSequence++,
      topicSequence,
      generation: numbering.generation,
      time,
      dataclassification: classificationOf(fact.topic),
    };
  });
}

async function insertFacts(tx: Tx, source: FactSource, cause: string, recorded: RecordedFact[]): Promise<void> {
  if (recorded.length === 0) return;
  await tx
    .insertInto('facts')
    .values(
      recorded.map((fact, n) => ({
        id: fact.id,
        source_key: source.key,
        generation: fact.generation,
        sequence: fact.sequence,
        topic: fact.topic,
        topic_sequence: fact.topicSequence,
        cause,
        n,
        type: fact.type,
        subject: fact.subject,
        data: JSON.stringify(fact.data),
        dataclassification: fact.dataclassification,
        recorded_at: fact.time,
        causation_id: fact.causationId ?? null,
        correlation_id: fact.correlationId ?? null,
        supersedes: fact.supersedes ?? null,
        traceparent: fact.traceparent ?? null,
        published_at: null,
      })),
    )
    .execute();
}

async function saveNumbering(tx: Tx, source: FactSource, numbering: Numbering): Promise<void> {
  await tx
    .updateTable('sources')
    .set({
      next_sequence: numbering.nextSequence,
      next_topic_sequence: JSON.stringify(numbering.nextTopicSequence),
      snapshots_due: source.isEntityYear,
    })
    .where('source_key', '=', source.key)
    .execute();
}

/** The read model is the fold of the facts and nothing else, so whoever reads the topics can rebuild it. */
async function foldIntoReadModel(tx: Tx, entityKey: string, recorded: RecordedFact[]): Promise<void> {
  if (recorded.length === 0) return;
  const row = await tx
    .selectFrom('entity_years')
    .select(['state_snapshot', 'scores_snapshot'])
    .where('entity_key', '=', entityKey)
    .executeTakeFirstOrThrow();
  let state = row.state_snapshot as StateSnapshot | null;
  let scores = row.scores_snapshot as ScoresSnapshot | null;
  for (const fact of recorded) {
    if (fact.topic === 'events') state = projectState(state, fact);
    if (fact.topic === 'scores') scores = projectScores(scores, fact);
  }
  await tx
    .updateTable('entity_years')
    .set({
      phase: state?.phase ?? null,
      state_snapshot: state ? JSON.stringify(state) : null,
      scores_snapshot: scores ? JSON.stringify(scores) : null,
    })
    .where('entity_key', '=', entityKey)
    .execute();
}

async function insertCause(
  tx: Tx,
  sourceKey: string,
  cause: string,
  generation: number,
  contentDigest: string,
  factIds: string[],
  answer: unknown,
): Promise<void> {
  await tx
    .insertInto('causes')
    .values({
      source_key: sourceKey,
      cause,
      generation,
      content_digest: contentDigest,
      fact_ids: factIds,
      answer: JSON.stringify(answer ?? null),
    })
    .execute();
}

function digestOf(facts: Fact[]): string {
  const content = facts.map(({ type, topic, subject, data }) => ({ type, topic, subject, data }));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
