import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notFound } from '../schemas/error-envelope';
import { malformedRequest } from './failures';
import { Refusal } from './refusal';

/** Longer than any id we give out. */
const LONGEST_PARAMETER = 120;

/**
 * Two rules of HTTP that Node enforces with an empty body are enforced here with the envelope: a Host header
 * (RFC 9112 § 3.2; the server is told not to ask for it) and expectations nobody can meet (RFC 9110 § 10.1.1).
 */
export function keepHttpRules(app: FastifyInstance): void {
  app.server.on('checkExpectation', (_request, response: ServerResponse) => {
    const { status, body } = malformedRequest(
      'the expectation of the request cannot be met',
      'Send it without Expect, or with 100-continue.',
      417,
    );
    const text = JSON.stringify(body);
    // The body behind the expectation may or may not come, so the connection cannot serve another request.
    response
      .writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'content-length': Buffer.byteLength(text),
        connection: 'close',
      })
      .end(text);
  });
  app.addHook('onRequest', async ({ headers, raw }) => {
    if (raw.httpVersion === '1.1' && headers.host === undefined)
      throw new Refusal(malformedRequest('the request has no Host header', 'HTTP/1.1 needs one.'));
  });
}

/**
 * Refuses parameters of the address that no id of ours can be, before they reach the store.
 * @throws Refusal 404, as for every other id that does not exist
 */
export function requirePossibleParams(request: FastifyRequest): void {
  const params = Object.values((request.params ?? {}) as Record<string, string>);
  // Every id is printable ASCII. What is not may be something Postgres cannot even compare with.
  if (params.some((value) => value.length > LONGEST_PARAMETER || !/^[\x21-\x7e]*$/.test(value)))
    throw new Refusal(notFound('address'));
}
