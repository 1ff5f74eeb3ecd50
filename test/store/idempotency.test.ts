import { findByKey, findIntake, receive, recordTurnedAway, refusalsOf, untoldRefusals } from '../../store/intake';
import { attempt, received } from './attempts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

const take = (entityKey: string, change: Parameters<typeof attempt>[0]) =>
  receive(store.database, store.keyring, entityKey, attempt(change));

describe('an idempotency key', () => {
  it('with the same body gives the same receipt, with its first instant, however late it comes again', async () => {
    const { entityKey } = await store.openYear();
    const idempotencyKey = 'same';
    const first = await received(store, entityKey, { idempotencyKey, receivedAt: '2025-03-31T20:00:00.000Z' });
    const late = { idempotencyKey, receivedAt: '2025-05-01T00:00:00.000Z' };
    expect(await take(entityKey, late)).toEqual({ outcome: 'again', row: first });
    expect(await findByKey(store.database, store.keyring, entityKey, attempt(late))).toEqual({
      outcome: 'again',
      row: first,
    });
    // A repetition uses no number up.
    expect((await received(store, entityKey)).number).toBe(2);
  });

  it('with another body is refused and changes nothing', async () => {
    const { entityKey } = await store.openYear();
    const first = await received(store, entityKey, { idempotencyKey: 'other' });
    const other = { idempotencyKey: 'other', body: '{"n":2}' };
    expect(await take(entityKey, other)).toEqual({ outcome: 'reused' });
    expect(await findByKey(store.database, store.keyring, entityKey, attempt(other))).toEqual({ outcome: 'reused' });
    expect(await findIntake(store.database, first.id)).toEqual(first);
  });

  it('of two calls at once on two connections binds one row', async () => {
    const { entityKey } = await store.openYear();
    const answers = await Promise.all(Array.from({ length: 10 }, () => take(entityKey, { idempotencyKey: 'at once' })));
    expect(answers.map(({ outcome }) => outcome).sort()).toEqual([...Array<string>(9).fill('again'), 'new']);
    expect((await received(store, entityKey)).number).toBe(2);
  });

  it('used for two entities at once is one command and one refusal, never an error', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    for (let round = 0; round < 5; round += 1) {
      const change = { idempotencyKey: `two entities ${round}` };
      const answers = await Promise.all([take(one.entityKey, change), take(other.entityKey, change)]);
      expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['new', 'reused']);
    }
  });

  it('belongs to one organisation and one route', async () => {
    const { entityKey } = await store.openYear();
    const idempotencyKey = 'mine';
    await received(store, entityKey, { idempotencyKey });
    await received(store, entityKey, { idempotencyKey, orgRef: 'org_other' });
    await received(store, entityKey, { idempotencyKey, route: 'POST /reviews' });
  });

  it('that is absent makes every call a new command', async () => {
    const { entityKey } = await store.openYear();
    await received(store, entityKey);
    expect((await received(store, entityKey)).number).toBe(2);
    expect(await findByKey(store.database, store.keyring, entityKey, attempt())).toBeUndefined();
  });

  it('never stands in the store as it was sent', async () => {
    const { entityKey } = await store.openYear();
    const row = await received(store, entityKey, { idempotencyKey: 'raw-key-of-a-vendor' });
    expect(row.updateId).toMatch(/^[0-9a-f]{64}$/);
    const rows = await store.database.selectFrom('intake').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain('raw-key-of-a-vendor');
  });
});

describe('recordTurnedAway', () => {
  const turnAway = (entityKey: string | null, change: Parameters<typeof attempt>[0] = {}, code = 'WINDOW_CLOSED') =>
    recordTurnedAway(store.database, store.keyring, attempt(change), {
      entityKey,
      codes: [code, code],
      problems: [{ path: '$.measurementSets', code }],
    });

  it('binds no idempotency key: a corrected body may come with the same one', async () => {
    const { entityKey } = await store.openYear();
    const idempotencyKey = 'turned away';
    await turnAway(entityKey, { idempotencyKey, body: '{"bad":true}' });
    await turnAway(entityKey, { idempotencyKey, body: '{"bad":true}' });
    expect(await findByKey(store.database, store.keyring, entityKey, attempt({ idempotencyKey }))).toBeUndefined();
    expect((await received(store, entityKey, { idempotencyKey })).number).toBe(1);
  });

  it('keeps codes and paths for the ledger, and no body', async () => {
    const { entityKey } = await store.openYear();
    await turnAway(entityKey, { receivedAt: '2025-04-01T00:00:00.000Z' }, 'WINDOW_NOT_OPEN');
    await turnAway(entityKey, { receivedAt: '2025-04-02T00:00:00.000Z' }, 'WINDOW_CLOSED');
    expect(await refusalsOf(store.database, entityKey)).toEqual({ count: 2, lastCode: 'WINDOW_CLOSED' });
    const ofYear = (await untoldRefusals(store.database, 100)).filter((each) => each.entity_key === entityKey);
    expect(ofYear).toMatchObject([
      { codes: ['WINDOW_NOT_OPEN'], problems: [{ path: '$.measurementSets', code: 'WINDOW_NOT_OPEN' }] },
      { codes: ['WINDOW_CLOSED'] },
    ]);
    const bodies = await store.database
      .selectFrom('intake')
      .select('body_sealed')
      .where('entity_key', '=', entityKey)
      .execute();
    expect(bodies.map((row) => row.body_sealed)).toEqual([null, null]);
  });

  it('keeps also an attempt that named no entity', async () => {
    const id = await turnAway(null, {}, 'YEAR_NOT_SUPPORTED');
    const told = await untoldRefusals(store.database, 100);
    expect(told.find((each) => each.id === id)).toMatchObject({ entity_key: null, codes: ['YEAR_NOT_SUPPORTED'] });
  });
});
