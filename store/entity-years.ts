import { open, seal } from '../privacy/seal';
import type { Keyring } from '../privacy/keyring';
import { type EntityKey, type EntityKind, type EntityRef, entityKeyOf } from '../schemas/ids';
import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../schemas/events/state-snapshot';
import type { Database, Tx } from './database';
import type { FactSource } from './record-facts';

export interface EntityYear {
  entityKey: EntityKey;
  entityRef: EntityRef;
  kind: EntityKind;
  performanceYear: number;
  calendarName: string;
  phase: string | null;
  state: StateSnapshot | null;
  scores: ScoresSnapshot | null;
}

/** Token of an entity for one performance year; never the number itself (a sole practitioner's TIN can be an SSN). */
export function entityRefOf(keyring: Keyring, kind: EntityKind, identifier: string, year: number): EntityRef {
  return keyring.token('ent', year, `${kind}:${identifier}`);
}

/** Token of a clinician for one performance year. */
export function clinicianRefOf(keyring: Keyring, npi: string, year: number): string {
  return keyring.token('cli', year, `npi:${npi}`);
}

/** Token of an organisation for one performance year. */
export function orgRefOf(keyring: Keyring, organization: string, year: number): string {
  return keyring.token('org', year, `org:${organization}`);
}

/** The fact source of an entity-year. */
export function yearSource(environment: string, entityKey: EntityKey): FactSource {
  const [entityRef, year] = entityKey.split('.');
  return {
    key: entityKey,
    uri: `/qpp-lifecycle/${environment}/entities/${entityRef}/years/${year}`,
    partitionKey: entityKey,
    isEntityYear: true,
  };
}

/**
 * The row of an entity-year, made on first sight with its sealed identifier and a data key of its own.
 * A second call changes nothing: the calendar of a year is chosen once.
 */
export async function openEntityYear(
  database: Database,
  keyring: Keyring,
  entity: { kind: EntityKind; identifier: string; performanceYear: number; calendarName: string },
): Promise<EntityKey> {
  const entityRef = entityRefOf(keyring, entity.kind, entity.identifier, entity.performanceYear);
  const entityKey = entityKeyOf(entityRef, entity.performanceYear);
  const identifier = keyring.sealIdentifier(entity.identifier);
  const dataKey = keyring.newDataKey(entityKey);
  await database
    .insertInto('entity_years')
    .values({
      entity_key: entityKey,
      entity_ref: entityRef,
      entity_kind: entity.kind,
      performance_year: entity.performanceYear,
      identifier_sealed: identifier.sealed,
      identifier_key_id: identifier.keyId,
      data_key_sealed: dataKey.sealed,
      data_key_id: dataKey.keyId,
      calendar_name: entity.calendarName,
      phase: null,
      state_snapshot: null,
      scores_snapshot: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return entityKey;
}

/**
 * Lets a year that nobody has sent a command for yet live by another calendar, as one whose roster was loaded early.
 * Its first command fixes the calendar.
 * @returns the name of the calendar in force
 */
export async function adoptCalendar(database: Database, entityKey: EntityKey, calendarName: string): Promise<string> {
  await database
    .updateTable('entity_years')
    .set({ calendar_name: calendarName })
    .where('entity_key', '=', entityKey)
    .where('next_intake', '=', 1)
    .execute();
  const row = await database
    .selectFrom('entity_years')
    .select('calendar_name')
    .where('entity_key', '=', entityKey)
    .executeTakeFirstOrThrow();
  return row.calendar_name;
}

export async function findEntityYear(database: Database | Tx, entityKey: EntityKey): Promise<EntityYear | undefined> {
  const row = await database
    .selectFrom('entity_years')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .executeTakeFirst();
  return (
    row && {
      entityKey: row.entity_key,
      entityRef: row.entity_ref,
      kind: row.entity_kind as EntityKind,
      performanceYear: row.performance_year,
      calendarName: row.calendar_name,
      phase: row.phase,
      state: row.state_snapshot as StateSnapshot | null,
      scores: row.scores_snapshot as ScoresSnapshot | null,
    }
  );
}

/** @throws Error when there is no such year: the caller holds a key that this store never gave out */
export async function getEntityYear(database: Database | Tx, entityKey: EntityKey): Promise<EntityYear> {
  const year = await findEntityYear(database, entityKey);
  if (!year) throw new Error(`No entity-year ${entityKey} in the store`);
  return year;
}

/** Seals and opens bodies under the data key of one entity-year; destroying that key erases them all. */
export interface BodySafe {
  seal(text: string): Buffer;
  open(sealed: Buffer): string;
}

export async function bodySafe(database: Database | Tx, keyring: Keyring, entityKey: EntityKey): Promise<BodySafe> {
  const row = await database
    .selectFrom('entity_years')
    .select(['data_key_sealed', 'data_key_id'])
    .where('entity_key', '=', entityKey)
    .executeTakeFirstOrThrow();
  const key = keyring.openDataKey(entityKey, { sealed: row.data_key_sealed, keyId: row.data_key_id });
  return {
    seal: (text) => seal(key, Buffer.from(text, 'utf8'), entityKey),
    open: (sealed) => open(key, sealed, entityKey).toString('utf8'),
  };
}

/** Whether an organisation may read the whole year: the practice granted it. */
export async function hasGrant(database: Database, entityKey: EntityKey, orgRef: string): Promise<boolean> {
  const row = await database
    .selectFrom('grants')
    .select('org_ref')
    .where('entity_key', '=', entityKey)
    .where('org_ref', '=', orgRef)
    .executeTakeFirst();
  return row !== undefined;
}

export async function grant(database: Database, entityKey: EntityKey, orgRef: string): Promise<void> {
  await database
    .insertInto('grants')
    .values({ entity_key: entityKey, org_ref: orgRef })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
