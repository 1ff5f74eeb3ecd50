import type { FastifyRequest } from 'fastify';
import { errorAnswer, serviceUnavailable } from '../schemas/error-envelope';
import type { EntityYear } from '../store/entity-years';
import { findEntityYear } from '../store/entity-years';
import type { Door } from './deps';
import { Refusal } from './refusal';

const PATIENCE_MS = 2_000;
const LOOK_EVERY_MS = 100;

/** Sequence of the last fact in the read model of a year; 0 before the first. */
export const lastSequenceOf = ({ state, scores }: EntityYear): number =>
  Math.max(state?.lastSequence ?? 0, scores?.lastSequence ?? 0);

/**
 * The year as soon as its read model holds fact number `?minSequence`. A stale answer that looks fresh would break the
 * reader's assumption in silence, so after two seconds it is 503 with Retry-After.
 * @throws Refusal 422 for a number that is none, 503 when it is not reached
 */
export async function atLeastSequence(door: Door, request: FastifyRequest, year: EntityYear): Promise<EntityYear> {
  const wanted = integerOf(request, 'minSequence', { least: 0, most: 999_999_999_999, absent: 0 });
  const deadline = Date.now() + PATIENCE_MS;
  let now = year;
  while (lastSequenceOf(now) < wanted) {
    if (Date.now() >= deadline)
      throw new Refusal(
        serviceUnavailable(1, `fact ${wanted} is not there yet; the last one is ${lastSequenceOf(now)}`),
      );
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    now = (await findEntityYear(door.runtime.database, year.entityKey)) ?? now;
  }
  return now;
}

/** A whole number of the query string. @throws Refusal 422 when it is not one, or out of bounds */
export function integerOf(
  request: FastifyRequest,
  name: string,
  bounds: { least: number; most: number; absent: number },
): number {
  const text = (request.query as Record<string, unknown>)[name];
  if (text === undefined) return bounds.absent;
  const value = typeof text === 'string' && /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= bounds.least && value <= bounds.most) return value;
  const message = `query parameter ${name} must be a whole number from ${bounds.least} to ${bounds.most}`;
  throw new Refusal(
    errorAnswer('ValidationError', 'invalid query', [{ path: `query.${name}`, code: 'OUT_OF_RANGE', message }]),
  );
}
