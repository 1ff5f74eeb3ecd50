import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Keyring } from '../privacy/keyring';
import type { EntityKey } from '../schemas/ids';
import type { IntakeKind } from '../schemas/messages/intake';
import type { Database, Tx } from './database';
import { bodySafe } from './entity-years';

/** An authenticated attempt as the door took it in. */
export interface Attempt {
  orgRef: string;
  role: string;
  route: string;
  kind: IntakeKind;
  /** The client's key, or undefined when it sent none: then every call is a new command. */
  idempotencyKey: string | undefined;
  /** Canonical text of the body: same content, same digest. */
  body: string;
  /** Instant of the last body byte: deadlines are judged by it, however late the row is applied. */
  receivedAt: string;
  /** W3C trace context of the request, when it sent one. */
  traceparent?: string;
}

export interface IntakeRow {
  id: string;
  entityKey: EntityKey;
  number: number;
  kind: IntakeKind;
  orgRef: string;
  role: string;
  route: string;
  receivedAt: string;
  status: 'received' | 'applied' | 'refused';
  codes: string[];
  /** What the door answers for this row, once it is finished: HTTP status and body. */
  answer: StoredAnswer | null;
  updateId: string;
  traceparent?: string;
}

export interface StoredAnswer {
  status: number;
  body: unknown;
}

/** `new`: a fresh receipt. `again`: the same command as before, first receipt kept. `reused`: the key came with another body. */
export type Received = { outcome: 'new' | 'again'; row: IntakeRow } | { outcome: 'reused' };

/**
 * The command that came with this idempotency key before, or undefined when the key is new (or absent). Asked before a
 * window is judged: a retry of what was received in time gets its first answer also after the close.
 */
export async function findByKey(
  database: Database,
  keyring: Keyring,
  entityKey: EntityKey,
  attempt: Attempt,
): Promise<Exclude<Received, { outcome: 'new' }> | undefined> {
  if (attempt.idempotencyKey === undefined) return undefined;
  const known = await database
    .selectFrom('intake')
    .selectAll()
    .where('idempotency_hash', '=', idempotencyHash(keyring, attempt))
    .executeTakeFirst();
  return known && sameOrReused(known, bodyDigestOf(keyring, entityKey, attempt));
}

/**
 * Takes a command in: one row, numbered within its entity-year under the row lock, before Temporal hears of it.
 * The same organisation, route and key give the same row for ever, with its first instant.
 */
export async function receive(
  database: Database,
  keyring: Keyring,
  entityKey: EntityKey,
  attempt: Attempt,
): Promise<Received> {
  const hash = idempotencyHash(keyring, attempt);
  const bodyDigest = bodyDigestOf(keyring, entityKey, attempt);
  return database.transaction().execute(async (tx) => {
    // The locks come first: of two calls with one key at once, the second sees what the first wrote, also where they
    // name two entities and so lock two years.
    await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 0))`.execute(tx);
    const safe = await bodySafe(tx, keyring, entityKey);
    const numbered = await tx
      .selectFrom('entity_years')
      .select('next_intake')
      .where('entity_key', '=', entityKey)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const known = await tx.selectFrom('intake').selectAll().where('idempotency_hash', '=', hash).executeTakeFirst();
    if (known) return sameOrReused(known, bodyDigest);
    await tx
      .updateTable('entity_years')
      .set({ next_intake: numbered.next_intake + 1 })
      .where('entity_key', '=', entityKey)
      .execute();
    const row = await insertRow(tx, attempt, {
      entity_key: entityKey,
      number: numbered.next_intake,
      idempotency_hash: hash,
      body_digest: bodyDigest,
      body_sealed: safe.seal(attempt.body),
      status: 'received',
    });
    return { outcome: 'new', row: rowOf(row) };
  });
}

/**
 * Keeps an attempt that the door turned away: a refusal is a fact too. It binds no idempotency key, so a corrected
 * body may come with the same one. Codes and paths only, never values.
 */
export async function recordTurnedAway(
  database: Database,
  keyring: Keyring,
  attempt: Attempt,
  refusal: { entityKey: EntityKey | null; codes: string[]; problems: { path: string; code: string }[] },
): Promise<string> {
  const row = await insertRow(database, attempt, {
    entity_key: refusal.entityKey,
    number: null,
    idempotency_hash: `turned-away:${randomUUID()}`,
    body_digest: keyring.digest('intake-body', attempt.body),
    body_sealed: null,
    status: 'turned-away',
    codes: [...new Set(refusal.codes)],
    problems: JSON.stringify(refusal.problems.slice(0, 200)),
  });
  return row.id;
}

export async function findIntake(database: Database | Tx, intakeId: string): Promise<IntakeRow | undefined> {
  const row = await database.selectFrom('intake').selectAll().where('id', '=', intakeId).executeTakeFirst();
  return row && row.entity_key ? rowOf(row) : undefined;
}

/** The body of a row, opened. */
export async function intakeBody(database: Database | Tx, keyring: Keyring, row: IntakeRow): Promise<unknown> {
  const found = await database
    .selectFrom('intake')
    .select('body_sealed')
    .where('id', '=', row.id)
    .executeTakeFirstOrThrow();
  const safe = await bodySafe(database, keyring, row.entityKey);
  return JSON.parse(safe.open(found.body_sealed!)) as unknown;
}

/**
 * The rows a year has not taken note of: those after `appliedThrough`, and decisions on cases that have reported them,
 * for a case's own workflow must hear of its decision first.
 *
 * Finished rows are among them on purpose. A task that fails after it applied a row loses the result, and the year must
 * meet the row again; applying it again gives the first answer.
 */
export async function rowsToApply(
  database: Database,
  entityKey: EntityKey,
  seen: { appliedThrough: number; reported: string[] },
  limit: number,
): Promise<IntakeRow[]> {
  const rows = await database
    .selectFrom('intake')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .where('number', 'is not', null)
    .where((eb) => {
      const next = eb.and([eb('kind', '<>', 'reviewDecision'), eb('number', '>', seen.appliedThrough)]);
      return seen.reported.length > 0 ? eb.or([next, eb('id', 'in', seen.reported)]) : next;
    })
    .orderBy('number')
    .limit(limit)
    .execute();
  return rows.map(rowOf);
}

/** Rows of any year that no workflow has finished although they have waited; for the reconciler. */
export async function waitingRows(database: Database, receivedBefore: string, limit: number): Promise<IntakeRow[]> {
  const rows = await database
    .selectFrom('intake')
    .selectAll()
    .where('status', '=', 'received')
    .where('received_at', '<', receivedBefore)
    .orderBy('received_at')
    .limit(limit)
    .execute();
  return rows.map(rowOf);
}

/** Finishes a row with its answer, inside the transaction that records what it led to. */
export async function finishRow(
  tx: Tx,
  intakeId: string,
  status: 'applied' | 'refused',
  answer: StoredAnswer,
  codes: string[] = [],
): Promise<void> {
  await tx
    .updateTable('intake')
    .set({ status, codes, answer: JSON.stringify(answer), finished_at: new Date().toISOString() })
    .where('id', '=', intakeId)
    .execute();
}

/** Refused attempts whose fact is not recorded yet. */
export async function untoldRefusals(database: Database, limit: number) {
  return database
    .selectFrom('intake')
    .select(['id', 'entity_key', 'route', 'codes', 'problems', 'received_at'])
    .where('status', '=', 'turned-away')
    .where('told_at', 'is', null)
    .orderBy('received_at')
    .limit(limit)
    .execute();
}

export async function markTold(tx: Tx, intakeId: string): Promise<void> {
  await tx
    .updateTable('intake')
    .set({ told_at: sql`now()` })
    .where('id', '=', intakeId)
    .execute();
}

/** How often the door turned somebody away from this year, and the last reason. */
export async function refusalsOf(
  database: Database,
  entityKey: EntityKey,
): Promise<{ count: number; lastCode?: string }> {
  const rows = await database
    .selectFrom('intake')
    .select(['codes', 'received_at'])
    .where('entity_key', '=', entityKey)
    .where('status', '=', 'turned-away')
    .orderBy('received_at', 'desc')
    .execute();
  const lastCode = rows[0]?.codes[0];
  return { count: rows.length, ...(lastCode ? { lastCode } : {}) };
}

const bodyDigestOf = (keyring: Keyring, entityKey: EntityKey, attempt: Attempt): string =>
  keyring.digest('intake-body', `${entityKey}\n${attempt.body}`);

const sameOrReused = (known: SelectedRow, bodyDigest: string) =>
  known.body_digest === bodyDigest
    ? ({ outcome: 'again', row: rowOf(known) } as const)
    : ({ outcome: 'reused' } as const);

function idempotencyHash(keyring: Keyring, attempt: Attempt): string {
  const key = attempt.idempotencyKey ?? `none:${randomUUID()}`;
  return keyring.digest('update-id', [attempt.orgRef, attempt.route, key].join('\n'));
}

type NewColumns = {
  entity_key: string | null;
  number: number | null;
  idempotency_hash: string;
  body_digest: string;
  body_sealed: Buffer | null;
  status: string;
  codes?: string[];
  problems?: string;
};

async function insertRow(database: Database | Tx, attempt: Attempt, columns: NewColumns) {
  return database
    .insertInto('intake')
    .values({
      id: randomUUID(),
      org_ref: attempt.orgRef,
      role: attempt.role,
      route: attempt.route,
      kind: attempt.kind,
      received_at: attempt.receivedAt,
      traceparent: attempt.traceparent ?? null,
      answer: null,
      finished_at: null,
      told_at: null,
      ...columns,
      codes: columns.codes ?? [],
      problems: columns.problems ?? '[]',
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

type SelectedRow = Awaited<ReturnType<typeof insertRow>>;

function rowOf(row: SelectedRow): IntakeRow {
  return {
    id: row.id,
    entityKey: row.entity_key!,
    number: row.number!,
    kind: row.kind as IntakeKind,
    orgRef: row.org_ref,
    role: row.role,
    route: row.route,
    receivedAt: row.received_at,
    status: row.status as IntakeRow['status'],
    codes: row.codes,
    answer: row.answer as StoredAnswer | null,
    updateId: row.idempotency_hash,
    ...(row.traceparent ? { traceparent: row.traceparent } : {}),
  };
}

/** Whether an organisation has ever had a command of its own taken in for this year: it may then see that the year exists. */
export async function hasTouched(database: Database, entityKey: EntityKey, orgRef: string): Promise<boolean> {
  const row = await database
    .selectFrom('intake')
    .select('id')
    .where('entity_key', '=', entityKey)
    .where('org_ref', '=', orgRef)
    .where('number', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Ids of the commands of one organisation that were taken in for this year. */
export async function intakeIdsOf(database: Database, entityKey: EntityKey, orgRef: string): Promise<Set<string>> {
  const rows = await database
    .selectFrom('intake')
    .select('id')
    .where('entity_key', '=', entityKey)
    .where('org_ref', '=', orgRef)
    .where('number', 'is not', null)
    .execute();
  return new Set(rows.map((row) => row.id));
}
