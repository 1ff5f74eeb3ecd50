import { sql } from 'kysely';
import { type OutboxBatch, outstandingCount, publishOutbox } from '../../store/outbox';
import { recordFacts } from '../../store/record-facts';
import { exampleFact, record, rowsFact, scoreFact } from './example-facts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

/** How many facts of a source count as published, as any other connection sees it. */
async function published(sourceKey: string): Promise<number> {
  const facts = store.database.selectFrom('facts').where('source_key', '=', sourceKey);
  return (await facts.where('published_at', 'is not', null).selectAll().execute()).length;
}

/** A send that keeps what it was given. */
function recorder() {
  const batches: OutboxBatch[] = [];
  return { batches, send: async (batch: OutboxBatch) => void batches.push(batch) };
}

const sequences = (batch: OutboxBatch | undefined) => batch?.facts.map(({ sequence }) => sequence);

describe('publishOutbox', () => {
  it('sends what was recorded, in the order of its numbers, with the snapshots of that moment', async () => {
    const { source } = await store.openYear();
    const first = await record(store.database, source, 'a', [rowsFact(1), scoreFact(10)]);
    const second = await record(store.database, source, 'b', [rowsFact(2)]);
    const { batches, send } = recorder();
    expect(await publishOutbox(store.database, source, send)).toBe('clean');
    expect(batches).toHaveLength(1);
    expect(batches[0]!.facts).toEqual([...first.recorded, ...second.recorded]);
    expect(batches[0]!.snapshots?.state?.lastSequence).toBe(3);
    expect(batches[0]!.snapshots?.scores?.lastSequence).toBe(2);
  });

  it('does not send at all when nothing waits', async () => {
    const { source } = await store.openYear();
    const { batches, send } = recorder();
    expect(await publishOutbox(store.database, source, send)).toBe('clean');
    await record(store.database, source, 'a', [rowsFact(1)]);
    await publishOutbox(store.database, source, send);
    await publishOutbox(store.database, source, send);
    expect(batches).toHaveLength(1);
  });

  it('counts facts as published only after the send has resolved', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'a', [rowsFact(1)]);
    let during: number | undefined;
    await publishOutbox(store.database, source, async () => {
      during = await published(source.key);
    });
    expect([during, await published(source.key)]).toEqual([0, 1]);
  });

  it('sends everything again, snapshots too, after a send whose outcome is unknown', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'a', [rowsFact(1), scoreFact(10)]);
    const { batches, send } = recorder();
    const failing = publishOutbox(store.database, source, async (batch) => {
      await send(batch);
      throw new Error('no acknowledgement came');
    });
    await expect(failing).rejects.toThrow('no acknowledgement came');
    expect(await published(source.key)).toBe(0);
    await publishOutbox(store.database, source, send);
    expect(batches[1]).toEqual(batches[0]);
  });

  it('lets one at a time send for a source, and others for other sources', async () => {
    const [{ source }, other] = [await store.openYear(), await store.openYear()];
    await record(store.database, source, 'a', [rowsFact(1)]);
    await record(store.database, other.source, 'a', [rowsFact(1)]);
    const second = recorder();
    const found: string[] = [];
    await publishOutbox(store.database, source, async () => {
      found.push(await publishOutbox(store.database, source, second.send));
      found.push(await publishOutbox(store.database, other.source, recorder().send));
    });
    expect(found).toEqual(['busy', 'clean']);
    expect(second.batches).toEqual([]);
  });

  it('sends the facts of 1,100 in batches of 500, the snapshots with the last', async () => {
    const { source } = await store.openYear();
    for (let batch = 0; batch < 11; batch += 1)
      await record(
        store.database,
        source,
        `c:${batch}`,
        Array.from({ length: 100 }, (_, n) => rowsFact(n + 1)),
      );
    const { batches, send } = recorder();
    const results: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) results.push(await publishOutbox(store.database, source, send));
    expect(results).toEqual(['more', 'more', 'clean']);
    expect(batches.map(({ facts }) => facts.length)).toEqual([500, 500, 100]);
    expect(batches.flatMap((batch) => sequences(batch))).toEqual(Array.from({ length: 1_100 }, (_, n) => n + 1));
    expect(batches.map(({ snapshots }) => snapshots?.state?.lastSequence)).toEqual([undefined, undefined, 1_100]);
  }, 60_000);

  it('sends the snapshots of exactly 500 facts in a turn of their own', async () => {
    const { source } = await store.openYear();
    await record(
      store.database,
      source,
      'a',
      Array.from({ length: 500 }, (_, n) => rowsFact(n + 1)),
    );
    const { batches, send } = recorder();
    expect(await publishOutbox(store.database, source, send)).toBe('more');
    expect(await publishOutbox(store.database, source, send)).toBe('clean');
    expect(batches[1]).toMatchObject({ facts: [], snapshots: { state: { lastSequence: 500 } } });
  }, 30_000);

  it('builds no snapshots for a source that is no entity-year', async () => {
    const source = {
      key: 'intake',
      uri: '/qpp-lifecycle/test/intake',
      partitionKey: '/qpp-lifecycle/test/intake',
      isEntityYear: false,
    };
    await record(store.database, source, 'attempt:1', [exampleFact('intake.refused')]);
    const { batches, send } = recorder();
    expect(await publishOutbox(store.database, source, send)).toBe('clean');
    expect(batches[0]!.snapshots).toBeNull();
  });
});

describe('a fact recorded while others are being sent', () => {
  it('waits for the next turn, which sends it and newer snapshots', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'a', [rowsFact(1)]);
    await publishOutbox(store.database, source, async () => {
      await record(store.database, source, 'b', [rowsFact(2)]);
    });
    const { batches, send } = recorder();
    expect(await publishOutbox(store.database, source, send)).toBe('clean');
    expect(sequences(batches[0])).toEqual([2]);
    expect(batches[0]!.snapshots?.state?.lastSequence).toBe(2);
  });

  it('gets its snapshots also when it is committed only after the send', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'a', [rowsFact(1)]);
    const decided = gate();
    let recording: Promise<unknown> | undefined;
    const publishing = publishOutbox(store.database, source, async () => {
      const begun = gate();
      recording = recordFacts(store.database, source, 'b', async () => {
        begun.open();
        await decided.opened;
        return { facts: [rowsFact(2)], answer: null };
      });
      await begun.opened;
    });
    // The recording holds the source's row: the publisher must wait for it, and then see what it wrote.
    await untilBlocked();
    decided.open();
    await Promise.all([publishing, recording]);
    const { batches, send } = recorder();
    await publishOutbox(store.database, source, send);
    expect(sequences(batches[0])).toEqual([2]);
    expect(batches[0]!.snapshots?.state?.lastSequence).toBe(2);
  }, 15_000);
});

describe('outstandingCount', () => {
  it('counts the facts that wait, of all sources, and names the instant of the oldest', async () => {
    const before = await outstandingCount(store.database);
    const { source } = await store.openYear();
    const { recorded } = await record(store.database, source, 'a', [rowsFact(1), scoreFact(1)]);
    const waiting = await outstandingCount(store.database);
    expect(waiting.facts).toBe(before.facts + 2);
    expect(waiting.oldestAt! <= recorded[0]!.time).toBe(true);
    await publishOutbox(store.database, source, recorder().send);
    expect((await outstandingCount(store.database)).facts).toBe(before.facts);
  });
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

/** Resolves once some statement of this database waits for another's lock. */
async function untilBlocked(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      store.database,
    );
    if (rows.length > 0) return;
  }
}
