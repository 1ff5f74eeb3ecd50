import type { FastifyRequest } from 'fastify';
import { validationError } from '../schemas/error-envelope';
import { Refusal } from './refusal';

/**
 * The client's key of this command, or undefined when it sent none.
 * @throws Refusal 422 for a key that is empty, longer than 200 characters or not printable ASCII
 */
export function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/.test(key)) return key;
  const message = 'the Idempotency-Key header must be 1 to 200 printable ASCII characters';
  throw new Refusal(
    validationError([{ path: 'header.Idempotency-Key', code: 'INVALID_FORMAT', message }], [], 'invalid header'),
  );
}
