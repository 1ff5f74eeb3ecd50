import { connect } from 'node:net';
import { type TestDoor, createTestDoor } from './support/door';

let door: TestDoor;
let port: number;

beforeAll(async () => {
  door = await createTestDoor();
  port = Number(new URL(await door.api.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => door.dispose());

/** Sends bytes as they are and gives back status, type and envelope. */
function raw(
  ...lines: string[]
): Promise<{ status: number; type: string; error: { type: string; details: unknown[] } }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write([...lines, '', ''].join('\r\n')));
    socket.setEncoding('utf8').on('data', (chunk) => (text += String(chunk)));
    socket.once('error', reject);
    socket.once('close', () => {
      const [head = '', body = ''] = text.split('\r\n\r\n');
      const type = /^content-type: (.*)$/im.exec(head)?.[1]?.trim() ?? '';
      resolve({ status: Number(head.split(' ')[1]), type, error: JSON.parse(body).error });
    });
  });
}

describe('the envelope over HTTP', () => {
  it.each([
    ['400', 'a missing Host header', ['GET /api/health HTTP/1.1', 'connection: close']],
    ['400', 'a missing Host header before the token', ['POST /api/submissions HTTP/1.1', 'connection: close']],
    ['417', 'an expectation nobody knows', ['GET /api/health HTTP/1.1', 'host: a', 'expect: foo']],
    ['417', 'one before a body', ['POST /api/submissions HTTP/1.1', 'host: a', 'expect: foo', 'content-length: 5']],
    ['400', 'what is not HTTP', ['nonsense']],
  ])('is %s for %s', async (status, _words, lines) => {
    expect(await raw(...lines)).toMatchObject({
      status: Number(status),
      type: 'application/json; charset=utf-8',
      error: { type: 'MalformedRequest', details: [{ path: '$', code: 'MALFORMED_REQUEST' }] },
    });
  });

  it('lets HTTP/1.0 come without a Host header', async () => {
    const answer = await raw('GET /api/nothing-here HTTP/1.0');
    expect([answer.status, answer.error.type]).toEqual([404, 'NotFound']);
  });
});
