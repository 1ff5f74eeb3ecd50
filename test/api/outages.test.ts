import { Client as PgClient } from 'pg';
import { createApi } from '../../api/server';
import { migrate } from '../../store/migrate';
import { readConfig } from '../../workers/config';
import { type Runtime, openRuntime } from '../../workers/runtime';
import { addressOf } from '../support/test-runtime';
import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars } from './support/door';

/** Nothing listens there: port 1 is reserved. */
const NOBODY = '127.0.0.1:1';
const start = { entityType: 'group', taxpayerIdentificationNumber: '000300601', performanceYear: 2024 };

describe('while Temporal is away', () => {
  let door: TestDoor;
  let vendor: string;

  beforeAll(async () => {
    door = await createTestDoor({}, { temporalAddress: NOBODY });
    await saveTestCalendars(door);
    vendor = await door.token('1000001', ['vendor']);
  });
  afterAll(() => door.dispose());

  const post = (headers: Record<string, string> = {}) =>
    door.post('/api/performance-years', { as: vendor, body: { ...start, calendar: CALENDARS.open }, headers });

  it('a good command gets 202 with its receipt, number and address', async () => {
    const { status, json, headers } = await post();
    const { receipt } = json.data as unknown as { receipt: Record<string, unknown> };
    expect(status).toBe(202);
    expect(receipt).toMatchObject({ number: 1, state: 'received' });
    expect(headers['location']).toBe(`/api/receipts/${String(receipt['id'])}`);
  });

  it('a retry keeps the first receipt with its first instant', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const [first, retry] = [await post(key), await post(key)];
    expect(retry.json.data).toEqual(first.json.data);
    expect(retry.headers['idempotency-replayed']).toBe('true');
  });

  it('health says that the door is open and what is missing', async () => {
    const { status, json } = await door.get('/api/health');
    expect(status).toBe(200);
    expect(json.data).toMatchObject({ health: { status: 'degraded', parts: { store: 'up', temporal: 'away' } } });
  });
});

describe('while the store is away', () => {
  let runtime: Runtime;
  let door: TestDoor;
  let api: ReturnType<typeof createApi>;

  beforeAll(async () => {
    door = await createTestDoor();
    const { keyFile } = door.runtime.config;
    runtime = openRuntime(
      readConfig({
        TEMPORAL_ADDRESS: addressOf('TEMPORAL_ADDRESS'),
        DATABASE_URL: `postgres://postgres@${NOBODY}/qpp`,
        QPP_KEY_FILE: keyFile,
      }),
    );
    api = createApi({ runtime, client: door.client, taskQueue: 'nobody', mode: 'preview' });
  });
  afterAll(async () => {
    await api.close();
    await runtime.close();
    await door.dispose();
  });

  const headers = async () => ({
    authorization: `Bearer ${await door.token('1000001', ['vendor'])}`,
    'content-type': 'application/json',
  });

  it('a good command gets 503 with Retry-After and no receipt', async () => {
    const answer = await api.inject({
      method: 'POST',
      url: '/api/performance-years',
      headers: await headers(),
      payload: JSON.stringify(start),
    });
    expect(answer.statusCode).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.json()).toMatchObject({ error: { type: 'ServiceUnavailable', details: [{ code: 'UNAVAILABLE' }] } });
    expect(answer.body).not.toContain('receipt"');
  });

  it('a bad body is still told what is wrong with it', async () => {
    const request = { method: 'POST', url: '/api/performance-years', headers: await headers(), payload: '{}' } as const;
    expect((await api.inject(request)).statusCode).toBe(422);
  });

  it('health is down', async () => {
    const answer = await api.inject({ method: 'GET', url: '/api/health' });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ data: { health: { status: 'down', parts: { store: 'away' } } } });
  });
});

describe('while the store has no tables', () => {
  let door: TestDoor;
  let admin: PgClient;

  beforeAll(async () => {
    door = await createTestDoor();
    admin = new PgClient({ connectionString: door.runtime.config.databaseUrl });
    await admin.connect();
    await admin.query('drop schema public cascade; create schema public');
  });
  afterAll(async () => {
    // The door's end asks the store which years it began.
    await migrate(door.runtime.database);
    await admin.end();
    await door.dispose();
  });

  it('a good command gets 503 with Retry-After and is told that the store is not ready', async () => {
    const as = await door.token('1000001', ['vendor']);
    const { status, headers, json } = await door.post('/api/performance-years', { as, body: start });
    expect([status, headers['retry-after'], json.error.type]).toEqual([503, '5', 'ServiceUnavailable']);
    expect(json.error.message).toContain('not ready');
  });

  it('health is down, for the store is not ready', async () => {
    const { status, json } = await door.get('/api/health');
    expect(status).toBe(503);
    expect(json.data).toMatchObject({ health: { status: 'down', parts: { store: 'notReady' } } });
  });
});
