import { sql } from 'kysely';
import type { RecordedFact } from '../../schemas/events/fact';
import { projectScores, projectState } from '../../schemas/events/projection';
import type { ScoresSnapshot } from '../../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../../schemas/events/state-snapshot';
import { findEntityYear, grant, hasGrant } from '../../store/entity-years';
import { recordFacts } from '../../store/record-facts';
import { stableId } from '../../store/stable-id';
import { exampleFact, record, rowsFact, scoreFact, wholeLife } from './example-facts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

/** Fact rows of a source, in the order of their numbers. */
const rowsOf = (sourceKey: string) =>
  store.database.selectFrom('facts').selectAll().where('source_key', '=', sourceKey).orderBy('sequence').execute();

describe('recordFacts', () => {
  it('gives a cause that comes again its first answer, and neither decides nor numbers anew', async () => {
    const { source } = await store.openYear();
    const first = await record(store.database, source, 'intake:a', [rowsFact(1), scoreFact(10)]);
    let decidedAgain = false;
    const again = await recordFacts(store.database, source, 'intake:a', async () => {
      decidedAgain = true;
      return { facts: [rowsFact(2)], answer: 'another' };
    });
    expect(again).toEqual({ answer: first.answer, first: false, recorded: [] });
    expect(decidedAgain).toBe(false);
    expect(await rowsOf(source.key)).toHaveLength(2);
    const later = await record(store.database, source, 'intake:b', [rowsFact(3)]);
    expect(later.recorded.map((fact) => fact.sequence)).toEqual([3]);
  });

  it('gives twenty retries of one cause at once one answer and one set of facts', async () => {
    const { source } = await store.openYear();
    const all = await Promise.all(
      Array.from({ length: 20 }, () => record(store.database, source, 'start', [rowsFact(1)])),
    );
    expect(all.filter(({ first }) => first)).toHaveLength(1);
    expect(new Set(all.map(({ answer }) => answer))).toEqual(new Set(['start']));
    expect(await rowsOf(source.key)).toHaveLength(1);
  });

  it('numbers twenty causes at once without a gap, in the whole and on each topic', async () => {
    const { source } = await store.openYear();
    const facts = [rowsFact(1), scoreFact(1), rowsFact(2)];
    await Promise.all(Array.from({ length: 20 }, (_, n) => record(store.database, source, `c:${n}`, facts)));
    const rows = await rowsOf(source.key);
    // 20 causes × 3 facts = 60, of which 40 on events and 20 on scores.
    const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
    const topicSequences = (topic: string) =>
      rows.filter((row) => row.topic === topic).map((row) => Number(row.topic_sequence));
    expect(rows.map((row) => Number(row.sequence))).toEqual(upTo(60));
    expect(topicSequences('events')).toEqual(upTo(40));
    expect(topicSequences('scores')).toEqual(upTo(20));
    expect(new Set(rows.map((row) => row.id)).size).toBe(60);
  });

  it('numbers each source for itself', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    const first = await record(store.database, one.source, 'start', [rowsFact(1)]);
    const second = await record(store.database, other.source, 'start', [rowsFact(1)]);
    expect(second.recorded[0]).toMatchObject({ sequence: 1, topicSequence: 1, generation: 1 });
    expect(second.recorded[0]!.id).not.toBe(first.recorded[0]!.id);
  });

  it('gives a retry after a rollback the ids and numbers it would have had', async () => {
    const { source } = await store.openYear();
    const refused = `alter table causes add constraint away check (source_key <> '${source.key}' or cause <> 'c')`;
    await sql.raw(refused).execute(store.database);
    // The last statement of the transaction fails, after facts were numbered and written.
    await expect(record(store.database, source, 'c', [rowsFact(1), scoreFact(2)])).rejects.toThrow('away');
    expect(await rowsOf(source.key)).toEqual([]);
    await sql`alter table causes drop constraint away`.execute(store.database);
    const { recorded } = await record(store.database, source, 'c', [rowsFact(1), scoreFact(2)]);
    expect(recorded.map(({ id }) => id)).toEqual([0, 1].map((n) => stableId(source.uri, 1, 'c', n)));
    expect(recorded.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('records nothing at all when one fact does not fit its schema', async () => {
    const { source, entityKey } = await store.openYear();
    const before = await record(store.database, source, 'good', [rowsFact(1)]);
    const attempt = recordFacts(store.database, source, 'bad', async (tx) => {
      await grant(tx, entityKey, 'org_x');
      return { facts: [rowsFact(2), exampleFact('facts.received', { rows: 'many' })], answer: null };
    });
    await expect(attempt).rejects.toThrow('facts.received');
    expect(await hasGrant(store.database, entityKey, 'org_x')).toBe(false);
    expect(await rowsOf(source.key)).toHaveLength(before.recorded.length);
    const next = await record(store.database, source, 'bad', [rowsFact(3)]);
    expect(next).toMatchObject({ first: true, recorded: [{ sequence: 2, topicSequence: 2 }] });
  });

  it('keeps a read model that is the fold of the facts and nothing else', async () => {
    const { source, entityKey } = await store.openYear();
    const recorded: RecordedFact[] = [];
    for (const [n, fact] of wholeLife().entries())
      recorded.push(...(await record(store.database, source, `step:${n}`, [fact])).recorded);
    const state = recorded.reduce<StateSnapshot | null>(projectState, null);
    const scores = recorded.reduce<ScoresSnapshot | null>(projectScores, null);
    const year = await findEntityYear(store.database, entityKey);
    expect(year?.state).toEqual(state);
    expect(year?.scores).toEqual(scores);
    expect(year?.phase).toBe(state?.phase);
  });

  it('keeps no read model for a source that is no entity-year', async () => {
    const source = {
      key: 'intake',
      uri: '/qpp-lifecycle/test/intake',
      partitionKey: '/qpp-lifecycle/test/intake',
      isEntityYear: false,
    };
    const { recorded } = await record(store.database, source, 'attempt:1', [exampleFact('intake.refused')]);
    expect(recorded).toMatchObject([{ sequence: 1, topic: 'ops', dataclassification: 'internal' }]);
  });
});
