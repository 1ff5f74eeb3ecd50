import type { FastifyRequest } from 'fastify';
import type { Role } from '../privacy/development-token';
import type { ReviewDecisionCommand } from '../schemas/commands';
import { type Answer, lifecycleError } from '../schemas/error-envelope';
import { type EntityKey, partsOfEntityKey } from '../schemas/ids';
import { orgRefOf } from '../store/entity-years';
import { type Attempt, type IntakeRow, type Received, findByKey, receive } from '../store/intake';
import { canonicalJson } from '../validation/content-digest';
import { deliverAndWait } from './deliver';
import type { Door } from './deps';
import { idempotencyKeyOf } from './idempotency-key';
import { stillReceived } from './receipt';
import { Refusal } from './refusal';
import { callerOf } from './request-state';

/** A command whose body has been found good. */
export interface Command {
  entityKey: EntityKey;
  /** What is sealed and later applied. Equal bodies have equal canonical JSON, whatever the order of their members. */
  body: unknown;
  /**
   * Judges what must hold at the moment of receipt (the window), and makes sure that the entity-year has a row.
   * Not asked for a repeated key: what was received in time stays received in time.
   */
  admit: () => Promise<void>;
  /** For a decision on a case: the case's own workflow hears of it first. */
  caseDecision?: ReviewDecisionCommand;
}

/**
 * The second half of the door: gives a receipt in the store, hands it to the year and answers what the year answered.
 *
 * The same key and body give the first answer for ever, with `Idempotency-Replayed: true`. While the year cannot be
 * reached the answer is 202 with the receipt.
 * @throws Refusal 422 when the key came with another body; whatever `admit` throws
 */
export async function takeIn(door: Door, request: FastifyRequest, command: Command): Promise<Answer<unknown>> {
  const { database, keyring } = door.runtime;
  const attempt = attemptOf(door, request, command);
  const known = await findByKey(database, keyring, command.entityKey, attempt);
  if (known) return answerReceived(door, command, known);
  await command.admit();
  return answerReceived(door, command, await receiveOnce(door, command.entityKey, attempt));
}

/** Two calls with one key for different years meet at the key's own lock; the loser finds what the winner wrote. */
async function receiveOnce(door: Door, entityKey: EntityKey, attempt: Attempt): Promise<Received> {
  const { database, keyring } = door.runtime;
  try {
    return await receive(database, keyring, entityKey, attempt);
  } catch (error) {
    const known = isTaken(error) && (await findByKey(database, keyring, entityKey, attempt));
    if (known) return known;
    throw error;
  }
}

const isTaken = (error: unknown): boolean => (error as { code?: string }).code === '23505';

async function answerReceived(door: Door, command: Command, received: Received): Promise<Answer<unknown>> {
  if (received.outcome === 'reused')
    throw new Refusal(lifecycleError('IDEMPOTENCY_KEY_REUSED', undefined, { path: 'header.Idempotency-Key' }));
  const row = received.row.answer ? received.row : await deliverAndWait(door, received.row, command.caseDecision);
  const answer = answerOf(row);
  if (received.outcome === 'new') return answer;
  return { ...answer, headers: { ...answer.headers, 'idempotency-replayed': 'true' } };
}

/** What a row answers: its stored answer, or its receipt while it has none. */
export function answerOf(row: IntakeRow): Answer<unknown> {
  if (!row.answer) return stillReceived(row);
  return { status: row.answer.status, headers: {}, body: row.answer.body };
}

function attemptOf(door: Door, request: FastifyRequest, command: Command): Attempt {
  const caller = callerOf(request);
  const { roles = [], command: rules } = request.routeOptions.config;
  if (!rules) throw new Error('This route was registered without a command');
  const { performanceYear } = partsOfEntityKey(command.entityKey);
  return {
    orgRef: orgRefOf(door.runtime.keyring, caller.org, performanceYear),
    role: actingRole(caller.roles, roles),
    route: rules.route,
    kind: rules.kind,
    idempotencyKey: idempotencyKeyOf(request),
    body: canonicalJson(command.body),
    receivedAt: request.receivedAt,
    ...traceOf(request),
  };
}

/** The caller's trace, when it is well-formed: it stands in the headers of events, which everybody logs. */
function traceOf(request: FastifyRequest): { traceparent?: string } {
  const { traceparent } = request.headers;
  const isTrace = typeof traceparent === 'string' && /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(traceparent);
  return isTrace ? { traceparent } : {};
}

/** Of several roles the one that opened this door, in the order in which the route names them. */
function actingRole(held: readonly Role[], wanted: readonly Role[]): Role {
  const role = wanted.find((each) => held.includes(each));
  if (!role) throw new Error('The caller was let in without a role');
  return role;
}
