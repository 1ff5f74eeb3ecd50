/**
 * The two bodies every answer has: `{ data }` or `{ error }`, as CMS's submissions API has them.
 *
 * Each builder returns the status together with the body, so a door cannot pair them wrongly. JSON on every status: a
 * vendor's client must never meet an HTML page.
 */
import { lifecycleRefusals } from './lifecycle-refusals';
import type { LifecycleRefusalCode } from './lifecycle-refusals';
import type { Problem } from './submission-codes';

/** One reason inside an error. `code` is stable, `message` is for people, `path` points into the posted body. */
export type ErrorDetail = Problem<string>;

/** The `error` member of every refusal. */
export interface ErrorBody {
  error: {
    type: ErrorType;
    message: string;
    details: ErrorDetail[];
    /** Findings that did not cause the refusal. Absent when there are none. */
    warnings?: ErrorDetail[];
  };
}

/** The body of every success. */
export interface SuccessBody<Data> {
  data: Data;
  warnings?: ErrorDetail[];
}

/** An answer before a framework sends it. */
export interface Answer<Body> {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Body;
}

/** A refusal ready to send. */
export type ErrorAnswer = Answer<ErrorBody>;

/** Status, default code and next step of each error type. Callers decide by `type`, then by `code`. */
export const errorTypes = {
  MalformedRequest: { status: 400, code: 'MALFORMED_JSON', remedy: 'Send one well-formed JSON document in UTF-8.' },
  Unauthorized: { status: 401, code: 'TOKEN_MISSING_OR_INVALID', remedy: 'Send a current bearer token.' },
  Forbidden: { status: 403, code: 'ROLE_MISSING', remedy: 'Use a token with the role this call needs.' },
  NotFound: { status: 404, code: 'NOT_FOUND', remedy: 'Check the id; what is not yours is not shown.' },
  MethodNotAllowed: { status: 405, code: 'METHOD_NOT_ALLOWED', remedy: 'Use a method that the Allow header names.' },
  NotAcceptable: {
    status: 406,
    code: 'VERSION_NOT_SUPPORTED',
    remedy: 'Accept application/json or application/vnd.qpp.cms.gov.v1+json.',
  },
  LifecycleError: { status: 409, code: 'LIFECYCLE', remedy: 'See the remedy of the code.' },
  PayloadTooLarge: { status: 413, code: 'BODY_TOO_LARGE', remedy: 'Send the measurement sets one at a time.' },
  ValidationError: { status: 422, code: 'INVALID_BODY', remedy: 'Correct every detail, then send the body again.' },
  DuplicateEntryError: { status: 422, code: 'DUPLICATE_ENTRY', remedy: 'Use PUT to replace what exists.' },
  RateLimited: { status: 429, code: 'RATE_LIMITED', remedy: 'Wait as long as Retry-After says.' },
  InternalError: { status: 500, code: 'INTERNAL', remedy: 'Send the request again with the same Idempotency-Key.' },
  ServiceUnavailable: { status: 503, code: 'UNAVAILABLE', remedy: 'Wait as long as Retry-After says.' },
} as const satisfies Record<string, { status: number; code: string; remedy: string }>;

/** A key of {@link errorTypes}: the wire's `error.type`. */
export type ErrorType = keyof typeof errorTypes;

/** Wraps a result; `warnings` appears only when there are some. */
export function success<Data>(data: Data, warnings: readonly ErrorDetail[] = []): SuccessBody<Data> {
  return warnings.length === 0 ? { data } : { data, warnings: [...warnings] };
}

/** Builds any error; the builders below are what doors normally use. */
export function errorAnswer(
  type: ErrorType,
  message: string,
  details: readonly ErrorDetail[] = [],
  options: { status?: number; headers?: Record<string, string>; warnings?: readonly ErrorDetail[] } = {},
): ErrorAnswer {
  const error: ErrorBody['error'] = { type, message, details: [...details] };
  if (options.warnings && options.warnings.length > 0) error.warnings = [...options.warnings];
  return { status: options.status ?? errorTypes[type].status, headers: options.headers ?? {}, body: { error } };
}

/** 422: the body is well-formed JSON and breaks rules; every problem is in `details`. */
export function validationError(
  details: readonly ErrorDetail[],
  warnings: readonly ErrorDetail[] = [],
  message = 'invalid submission object',
): ErrorAnswer {
  return errorAnswer('ValidationError', message, details, { warnings });
}

/**
 * The lifecycle says no to something well formed: 409, except for the codes whose table row says otherwise.
 * @param extra `message` names the deadline with its zone and what is still possible; `path` is the field it is about.
 */
export function lifecycleError(
  code: LifecycleRefusalCode,
  message: string = lifecycleRefusals[code].sentence,
  extra: { path?: string; headers?: Record<string, string>; warnings?: readonly ErrorDetail[] } = {},
): ErrorAnswer {
  const { status, remedy } = lifecycleRefusals[code];
  const detail = { path: extra.path ?? '$', code, message: `${message} ${remedy}` };
  return errorAnswer('LifecycleError', message, [detail], { status, headers: extra.headers, warnings: extra.warnings });
}

/** 400: the bytes are not JSON. The parser's own message is not passed on, since it quotes the body. */
export function malformedJson(): ErrorAnswer {
  return plain('MalformedRequest', 'the body is not well-formed JSON');
}

/** 401: there is no token, or it is not valid now. */
export function unauthorized(message = 'a valid bearer token is required'): ErrorAnswer {
  return plain('Unauthorized', message, { headers: { 'www-authenticate': 'Bearer' } });
}

/** 403: the token is good, the role or approval is not there. `reason` says which. */
export function forbidden(reason: string): ErrorAnswer {
  return plain('Forbidden', reason);
}

/** 404: absent or not yours, on purpose the same answer. `resource` is a kind, such as "submission", never an identifier. */
export function notFound(resource: string): ErrorAnswer {
  return plain('NotFound', `${resource} not found`);
}

/** 405: the address exists, the method does not. `allowed` are the methods it has. */
export function methodNotAllowed(allowed: readonly string[]): ErrorAnswer {
  return plain('MethodNotAllowed', 'this address does not take the method', { headers: { allow: allowed.join(', ') } });
}

/** 406: an API version we do not speak. */
export function notAcceptable(): ErrorAnswer {
  return plain('NotAcceptable', 'the requested media type is not served');
}

/** 413: the body is longer than `limitBytes`. */
export function payloadTooLarge(limitBytes: number): ErrorAnswer {
  return plain('PayloadTooLarge', `the body is larger than ${String(limitBytes)} bytes`);
}

/** 429: too many requests from one organisation. */
export function rateLimited(retryAfterSeconds: number): ErrorAnswer {
  return plain('RateLimited', 'too many requests', { headers: { 'retry-after': String(retryAfterSeconds) } });
}

/** 503: a part behind the door is away; nothing was recorded unless an earlier answer said so. */
export function serviceUnavailable(retryAfterSeconds: number, message = 'the service is not ready'): ErrorAnswer {
  return plain('ServiceUnavailable', message, { headers: { 'retry-after': String(retryAfterSeconds) } });
}

/** 500: our mistake. The cause goes to the log, never to the caller. */
export function internalError(): ErrorAnswer {
  return plain('InternalError', 'an unexpected error occurred');
}

function plain(type: ErrorType, message: string, options: { headers?: Record<string, string> } = {}): ErrorAnswer {
  const { code, remedy } = errorTypes[type];
  return errorAnswer(type, message, [{ path: '$', code, message: `${message}. ${remedy}` }], options);
}
