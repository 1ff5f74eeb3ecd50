import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { PayloadCodec } from '@temporalio/common';
import type { Keyring } from '../privacy/keyring';
import { EncryptingCodec } from '../privacy/payload-codec';

/** Temporal's own payload limit is 2 MB; a page of history may hold many. */
const BODY_LIMIT = 64 * 1024 * 1024;

/** Payloads as JSON carries them: bytes in base64. */
interface WirePayload {
  metadata?: Record<string, string>;
  data?: string;
}

/** A codec server in service. */
export interface CodecServer {
  address: string;
  close(): Promise<void>;
}

/**
 * Decrypts payloads for the Temporal UI and CLI of this machine, so that operators can read live details and summaries.
 * Listens on loopback, answers loopback names only, and lets no page but the UI's own origins read its answers: whoever
 * can call it can read everything.
 */
export async function serveCodec(
  keyring: Keyring,
  { port, uiOrigins }: { port: number; uiOrigins: readonly string[] },
): Promise<CodecServer> {
  const codec = new EncryptingCodec(keyring);
  const server = createServer((request, response) => {
    answer(codec, uiOrigins, request, response).catch(() =>
      end(response, 400, { error: 'the payloads cannot be read' }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return { address: `http://127.0.0.1:${portOf(server)}`, close: () => closed(server) };
}

async function answer(
  codec: PayloadCodec,
  uiOrigins: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { origin, host = '' } = request.headers;
  // A page of another site may resolve its own name to this machine; its Host header gives it away.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host)) return end(response, 403, { error: 'loopback only' });
  if (origin && uiOrigins.includes(origin)) {
    response.setHeader('access-control-allow-origin', origin);
    response.setHeader('access-control-allow-methods', 'POST, OPTIONS');
    response.setHeader('access-control-allow-headers', 'content-type, x-namespace, authorization');
    response.setHeader('vary', 'origin');
  } else if (origin) return end(response, 403, { error: 'this origin is not the Temporal UI' });
  if (request.method === 'OPTIONS') return end(response, 204);
  const work = { '/encode': codec.encode.bind(codec), '/decode': codec.decode.bind(codec) }[request.url ?? ''];
  if (request.method !== 'POST' || !work) return end(response, 404, { error: 'POST /encode or /decode' });
  const { payloads = [] } = JSON.parse(await textOf(request)) as { payloads?: WirePayload[] };
  end(response, 200, { payloads: (await work(payloads.map(fromWire))).map(toWire) });
}

const fromWire = ({ metadata = {}, data = '' }: WirePayload) => ({
  metadata: Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, Buffer.from(value, 'base64')])),
  data: Buffer.from(data, 'base64'),
});

const toWire = ({
  metadata,
  data,
}: {
  metadata?: Record<string, Uint8Array> | null;
  data?: Uint8Array | null;
}): WirePayload => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT) throw new RangeError('too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function end(response: ServerResponse, status: number, body?: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The codec server has no port');
  return address.port;
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
