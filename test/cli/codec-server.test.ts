import { request } from 'node:http';
import { type CodecServer, serveCodec } from '../../cli/codec-server';
import { Keyring } from '../../privacy/keyring';

const UI = 'http://127.0.0.1:8233';
const payloads = [
  {
    metadata: { encoding: Buffer.from('json/plain').toString('base64') },
    data: Buffer.from('"Waits for CMS"').toString('base64'),
  },
];
let server: CodecServer;

beforeAll(async () => {
  const keyring = new Keyring([{ id: 'test', secret: Buffer.alloc(32, 7) }]);
  server = await serveCodec(keyring, { port: 0, uiOrigins: [UI] });
});
afterAll(() => server.close());

async function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, server.address), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as { payloads: typeof payloads },
  };
}

describe('serveCodec', () => {
  it('decrypts what it encrypted, and hides the text in between', async () => {
    const encoded = await post('/encode', { payloads });
    expect(JSON.stringify(encoded.body)).not.toContain(payloads[0]!.data);
    const decoded = await post('/decode', encoded.body);
    expect(decoded.body.payloads).toEqual(payloads);
  });

  it('lets the pages of the Temporal UI read its answers, and no others', async () => {
    const own = await post('/decode', { payloads }, { origin: UI });
    expect(own.headers.get('access-control-allow-origin')).toBe(UI);
    const other = await post('/decode', { payloads }, { origin: 'https://elsewhere.example' });
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it('answers only under a name of this machine', async () => {
    const { port } = new URL(server.address);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const asked = request({
        port,
        host: '127.0.0.1',
        path: '/decode',
        method: 'POST',
        headers: { host: 'rebound.example' },
      });
      asked.once('response', (response) => resolve(response.resume().statusCode));
      asked.once('error', reject);
      asked.end('{}');
    });
    expect(status).toBe(403);
  });

  it('says 400 to what cannot be read, and 404 elsewhere', async () => {
    const broken = await fetch(new URL('/decode', server.address), { method: 'POST', body: 'no json' });
    expect(broken.status).toBe(400);
    expect((await post('/else', {})).status).toBe(404);
  });
});
