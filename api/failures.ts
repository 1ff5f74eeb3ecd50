import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type ErrorAnswer,
  errorAnswer,
  internalError,
  malformedJson,
  notAcceptable,
  notFound,
  payloadTooLarge,
  serviceUnavailable,
  validationError,
} from '../schemas/error-envelope';
import { isStoreAway } from '../store/database';
import { unreadyStore } from '../store/unready';
import { BODY_LIMIT } from './body-parser';
import type { Door } from './deps';
import { Refusal } from './refusal';
import { send } from './send';
import type { TurnedAwayDesk } from './turned-away';

/** How long a client should wait before it knocks again while a part is away. Seconds. */
const RETRY_AFTER_S = 5;

/** SQLSTATE of a text that Postgres cannot hold: JSON allows U+0000, its texts do not. */
const NUL_IN_TEXT = '22021';
const NUL_WORDS = 'a text of this command holds the character U+0000; send it without';

/** Turns every failure into the envelope, whatever threw it; refusals enter the ledger before they are sent. */
export function answerFailures(app: FastifyInstance, door: Door, desk: TurnedAwayDesk): void {
  app.setErrorHandler(async (error, request, reply) => {
    const answer = answerTo(error);
    if (answer.status >= 500) door.log(faultLine(error, request));
    else await keep(door, desk, request, answer);
    return send(reply, answer);
  });
  app.setNotFoundHandler((_request, reply) => send(reply, notFound('address')));
}

/** The answer to anything that was thrown on the way. */
export function answerTo(error: unknown): ErrorAnswer {
  if (error instanceof Refusal) return error.answer;
  if (isStoreAway(error)) return serviceUnavailable(RETRY_AFTER_S, 'the store is away and no receipt was given');
  if (unreadyStore(error))
    return serviceUnavailable(
      RETRY_AFTER_S,
      'the store is not ready (its tables are missing) and no receipt was given',
    );
  const { code } = error as { code?: string };
  if (code === NUL_IN_TEXT) return validationError([{ path: '$', code: 'INVALID_FORMAT', message: NUL_WORDS }]);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return payloadTooLarge(BODY_LIMIT);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return notAcceptable();
  // Bytes that never came, or more of them than announced: what did come is not one document.
  if (code?.startsWith('FST_ERR_CTP') || code === 'ECONNRESET' || code === 'ECONNABORTED') return malformedJson();
  if (code === 'FST_ERR_BAD_URL') return notFound('address');
  return internalError();
}

/** The refusal stands even when the ledger cannot be reached: the body is as wrong then, and the sender should know. */
async function keep(door: Door, desk: TurnedAwayDesk, request: FastifyRequest, answer: ErrorAnswer): Promise<void> {
  try {
    await desk.record(request, answer);
  } catch (error) {
    door.log(faultLine(error, request));
  }
}

/** Kind, code and places in our own code. An error's message may quote what was sent, so it stays out of the log. */
function faultLine(error: unknown, request: FastifyRequest): string {
  const { name = 'Error', code = '-', stack = '' } = error as { name?: string; code?: string; stack?: string };
  const places = stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim());
  return [`fault ${request.method} ${request.routeOptions.url ?? '(no route)'} ${name} ${code}`, ...places].join(' | ');
}

/** 400 unless told otherwise: HTTP that cannot be served as it came. */
export function malformedRequest(message: string, remedy: string, status?: number): ErrorAnswer {
  const detail = { path: '$', code: 'MALFORMED_REQUEST', message: `${message}. ${remedy}` };
  return errorAnswer('MalformedRequest', message, [detail], status === undefined ? {} : { status });
}

/** Frames what never became a request: broken HTTP, too long a header, a client that took too long. */
export function rawAnswer(error: { code?: string }): string {
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const { body } = malformedRequest('the request could not be read', 'Send well-formed HTTP in good time.');
  const text = JSON.stringify(body);
  const head = [`HTTP/1.1 ${status} Refused`, 'content-type: application/json; charset=utf-8', 'connection: close'];
  return [...head, `content-length: ${Buffer.byteLength(text)}`, '', text].join('\r\n');
}

/** Sends what the framework found before any route was known. */
export function sendFrameworkError(error: unknown, reply: FastifyReply): void {
  void send(reply, answerTo(error));
}
