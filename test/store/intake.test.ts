import {
  findIntake,
  finishRow,
  hasTouched,
  intakeBody,
  intakeIdsOf,
  recordTurnedAway,
  rowsToApply,
  waitingRows,
} from '../../store/intake';
import { attempt, received } from './attempts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

const desk = async (entityKey: string, seen: { appliedThrough?: number; reported?: string[] } = {}, limit = 50) => {
  const rows = await rowsToApply(store.database, entityKey, { appliedThrough: 0, reported: [], ...seen }, limit);
  return rows.map(({ number }) => number);
};

describe('receive', () => {
  it('numbers twenty commands at once from 1 without a gap, each year for itself', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    const rows = await Promise.all(Array.from({ length: 20 }, () => received(store, one.entityKey)));
    expect(rows.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
    expect((await received(store, other.entityKey)).number).toBe(1);
  });

  it('keeps the instant of receipt as it was given', async () => {
    const { entityKey } = await store.openYear();
    const row = await received(store, entityKey, { receivedAt: '2025-03-31T23:59:59.999Z' });
    expect((await findIntake(store.database, row.id))?.receivedAt).toBe('2025-03-31T23:59:59.999Z');
  });

  it('refuses a year that the store never opened', async () => {
    await expect(received(store, 'ent_aaaabbbbccccddddeeeeffff22.2024')).rejects.toThrow();
  });
});

describe('intakeBody', () => {
  it('opens what was sealed', async () => {
    const { entityKey } = await store.openYear();
    const row = await received(store, entityKey, { body: JSON.stringify({ measure: '001', met: 20 }) });
    expect(await intakeBody(store.database, store.keyring, row)).toEqual({ measure: '001', met: 20 });
  });
});

describe('finishRow', () => {
  it('keeps status, codes and answer for every later retry', async () => {
    const { entityKey } = await store.openYear();
    const { id } = await received(store, entityKey);
    const answer = { status: 409, body: { error: 'no' } };
    await store.database.transaction().execute((tx) => finishRow(tx, id, 'refused', answer, ['NOT_REGISTERED']));
    expect(await findIntake(store.database, id)).toMatchObject({
      status: 'refused',
      codes: ['NOT_REGISTERED'],
      answer,
    });
  });
});

describe('rowsToApply', () => {
  it('gives the rows after the one a year has taken note of, in the order of their numbers, at most a page', async () => {
    const { entityKey } = await store.openYear();
    for (let n = 0; n < 4; n += 1) await received(store, entityKey);
    expect(await desk(entityKey)).toEqual([1, 2, 3, 4]);
    expect(await desk(entityKey, {}, 3)).toEqual([1, 2, 3]);
    expect(await desk(entityKey, { appliedThrough: 2 })).toEqual([3, 4]);
    expect(await desk(entityKey, { appliedThrough: 4 })).toEqual([]);
  });

  it('shows a finished row again to a year that lost its result', async () => {
    const { entityKey } = await store.openYear();
    const { id } = await received(store, entityKey);
    await store.database.transaction().execute((tx) => finishRow(tx, id, 'applied', { status: 200, body: {} }));
    expect(await desk(entityKey)).toEqual([1]);
  });

  it('holds a decision on a case back until the case has reported it, whatever was applied meanwhile', async () => {
    const { entityKey } = await store.openYear();
    await received(store, entityKey);
    const decision = await received(store, entityKey, { kind: 'reviewDecision' });
    await received(store, entityKey);
    expect(await desk(entityKey)).toEqual([1, 3]);
    expect(await desk(entityKey, { reported: [decision.id] })).toEqual([1, 2, 3]);
    expect(await desk(entityKey, { appliedThrough: 3, reported: [decision.id] })).toEqual([2]);
  });

  it('never shows what the door turned away', async () => {
    const { entityKey } = await store.openYear();
    const refusal = { entityKey, codes: ['WINDOW_CLOSED'], problems: [] };
    await recordTurnedAway(store.database, store.keyring, attempt(), refusal);
    expect(await desk(entityKey)).toEqual([]);
  });
});

describe('waitingRows', () => {
  it('finds rows of any year that have waited since before an instant', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    const old = await received(store, one.entityKey, { receivedAt: '2020-01-01T00:00:00.000Z' });
    const older = await received(store, other.entityKey, { receivedAt: '2019-12-31T00:00:00.000Z' });
    await received(store, one.entityKey);
    const found = await waitingRows(store.database, '2020-01-01T00:00:00.001Z', 10);
    expect(found.map(({ id }) => id)).toEqual([older.id, old.id]);
  });
});

describe('hasTouched and intakeIdsOf', () => {
  it('know an organisation by its own commands for this very year', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    const mine = await received(store, one.entityKey, { orgRef: 'org_mine' });
    await received(store, one.entityKey, { orgRef: 'org_theirs' });
    expect(await hasTouched(store.database, one.entityKey, 'org_mine')).toBe(true);
    expect(await hasTouched(store.database, other.entityKey, 'org_mine')).toBe(false);
    expect(await intakeIdsOf(store.database, one.entityKey, 'org_mine')).toEqual(new Set([mine.id]));
  });
});
