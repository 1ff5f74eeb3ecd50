import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DoorClient } from '../../cli/door-client';

interface Scripted {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

let server: Server;
let script: (Scripted | 'hang up')[] = [];
let seen: { path: string; key: string | undefined }[] = [];

/** A door that answers as scripted: the client's patience is under test, and a door cannot be told to fail on cue. */
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    seen.push({
      path: `${request.method} ${request.url}`,
      key: request.headers['idempotency-key'] as string | undefined,
    });
    const next = script.shift();
    if (next === undefined || next === 'hang up') return request.socket.destroy();
    response.writeHead(next.status, next.headers);
    response.end(JSON.stringify(next.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());
beforeEach(() => {
  seen = [];
});

const client = () =>
  new DoorClient({
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: 'token',
    patienceMs: 30_000,
  });

describe('DoorClient', () => {
  it('sends a command again with the same key when the door hangs up or is busy', async () => {
    script = ['hang up', { status: 503, body: { error: {} } }, { status: 201, body: { data: { done: true } } }];
    expect(await client().command('/api/submissions', {})).toMatchObject({
      status: 201,
      body: { data: { done: true } },
    });
    expect(seen).toHaveLength(3);
    expect(new Set(seen.map(({ key }) => key)).size).toBe(1);
  });

  it('follows a receipt until the year has answered, then reads the answer with the same key', async () => {
    const receipt = (state: string) => ({ data: { receipt: { id: 'r1', number: 1, receivedAt: '', state } } });
    script = [
      { status: 202, body: receipt('received') },
      { status: 200, body: receipt('received') },
      { status: 200, body: receipt('applied') },
      { status: 201, body: { data: { done: true } }, headers: { 'idempotency-replayed': 'true' } },
    ];
    // The caller asked once: that its client asked twice is not a replay of the caller's.
    expect(await client().command('/api/submissions', {})).toMatchObject({ status: 201, replayed: false });
    expect(seen.map(({ path }) => path)).toEqual([
      'POST /api/submissions',
      'GET /api/receipts/r1',
      'GET /api/receipts/r1',
      'POST /api/submissions',
    ]);
  });

  it('gives a refusal back at once: asking again would not change it', async () => {
    script = [{ status: 409, body: { error: { type: 'LifecycleError', message: '', details: [] } } }];
    expect((await client().command('/api/submissions', {})).status).toBe(409);
    expect(seen).toHaveLength(1);
  });
});
