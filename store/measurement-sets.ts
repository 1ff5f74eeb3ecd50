import type { EntityKey, UnitRef } from '../schemas/ids';
import type { Keyring } from '../privacy/keyring';
import type { Database, Tx } from './database';
import { bodySafe } from './entity-years';
import { stableId } from './stable-id';

/** What tells one set from another within an entity-year. Without the submitter, one vendor would overwrite another. */
export interface SetKey {
  unitRef: UnitRef;
  submitterRef: string;
  category: string;
  submissionMethod: string;
  programName: string;
}

export interface StoredSet extends SetKey {
  setRef: string;
  version: number;
  /** The normalised wire set. */
  body: unknown;
  contentRef: string;
  measureIds: string[];
  receivedAt: string;
}

/** The lasting reference of a set: equal for every version of it. */
export function setRefOf(entityKey: EntityKey, key: SetKey): string {
  return stableId(entityKey, key.unitRef, key.submitterRef, key.category, key.submissionMethod, key.programName);
}

/** Appends a version of a set; earlier versions stay. Returns the version number. */
export async function appendSet(
  tx: Tx,
  keyring: Keyring,
  entityKey: EntityKey,
  set: Omit<StoredSet, 'setRef' | 'version'>,
  intakeId: string,
): Promise<{ setRef: string; version: number }> {
  const setRef = setRefOf(entityKey, set);
  const latest = await tx
    .selectFrom('measurement_sets')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('set_ref', '=', setRef)
    .executeTakeFirst();
  const version = (latest?.version ?? 0) + 1;
  const safe = await bodySafe(tx, keyring, entityKey);
  await tx
    .insertInto('measurement_sets')
    .values({
      set_ref: setRef,
      version,
      entity_key: entityKey,
      unit_ref: set.unitRef,
      submitter_ref: set.submitterRef,
      category: set.category,
      submission_method: set.submissionMethod,
      program_name: set.programName,
      measure_ids: set.measureIds,
      content_ref: set.contentRef,
      body_sealed: safe.seal(JSON.stringify(set.body)),
      intake_id: intakeId,
      received_at: set.receivedAt,
    })
    .execute();
  return { setRef, version };
}

/** The set in force under each key of a year, sorted by reference. */
export async function currentSets(
  database: Database | Tx,
  keyring: Keyring,
  entityKey: EntityKey,
): Promise<StoredSet[]> {
  const rows = await database
    .selectFrom('measurement_sets')
    .distinctOn('set_ref')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('set_ref')
    .orderBy('version', 'desc')
    .execute();
  if (rows.length === 0) return [];
  const safe = await bodySafe(database, keyring, entityKey);
  return rows.map((row) => ({
    setRef: row.set_ref,
    version: row.version,
    unitRef: row.unit_ref,
    submitterRef: row.submitter_ref,
    category: row.category,
    submissionMethod: row.submission_method,
    programName: row.program_name,
    body: JSON.parse(safe.open(row.body_sealed)) as unknown,
    contentRef: row.content_ref,
    measureIds: row.measure_ids,
    receivedAt: row.received_at,
  }));
}
