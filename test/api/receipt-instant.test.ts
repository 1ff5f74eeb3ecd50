import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars } from './support/door';

let door: TestDoor;
let vendor: string;
let port: number;

beforeAll(async () => {
  door = await createTestDoor();
  await saveTestCalendars(door);
  vendor = await door.token('1000001', ['vendor']);
  const address = await door.api.listen({ port: 0, host: '127.0.0.1' });
  port = Number(new URL(address).port);
});
afterAll(() => door.dispose());

describe('the instant of a receipt', () => {
  it('is that of the last byte, not of the first', async () => {
    const body = JSON.stringify({
      entityType: 'group',
      taxpayerIdentificationNumber: '000300701',
      performanceYear: 2024,
      calendar: CALENDARS.open,
    });
    const call = openCall(Buffer.byteLength(body));
    call.flushHeaders();
    // The server has read the headers when it asks for the rest.
    await once(call, 'continue');
    call.write(body.slice(0, -1));
    const beforeLastByte = new Date(Date.now() + 5).toISOString();
    await passed(beforeLastByte);
    call.end(body.slice(-1));
    const [response] = (await once(call, 'response')) as [IncomingMessage];
    const { data } = JSON.parse(await text(response)) as { data: { receipt: { receivedAt: string } } };
    expect(data.receipt.receivedAt >= beforeLastByte).toBe(true);
  });
});

describe('what is not HTTP', () => {
  it('is answered by the envelope too', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.end('NONSENSE\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: { type: 'MalformedRequest' } });
  });
});

function openCall(length: number): ClientRequest {
  return request({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path: '/api/performance-years',
    headers: {
      authorization: `Bearer ${vendor}`,
      'content-type': 'application/json',
      'content-length': length,
      expect: '100-continue',
    },
  });
}

/** Lets the loop turn until an instant has passed, so that the last byte leaves after it. */
async function passed(instant: string): Promise<void> {
  while (new Date().toISOString() < instant) await new Promise((resolve) => setImmediate(resolve));
}
