import type { ClinicianFacts, Elections, EntityFacts } from '../eligibility/facts';
import type { Determination, DeterminationRun } from '../eligibility/determination';
import type { Keyring } from '../privacy/keyring';
import type { EntityKey } from '../schemas/ids';
import { clinicianOfUnit } from '../schemas/ids';
import type { Database, Tx } from './database';

/** Facts of a unit as they were loaded, by kind; the shape of `data` belongs to the kind (docs/facts-format.md). */
export type FactKind =
  | 'practice'
  | 'cmsDetermination'
  | 'cost'
  | 'claimsQuality'
  | 'complexPatient'
  | 'previousYear'
  | 'cahps'
  | 'reweighting'
  | 'facility'
  | 'recognition'
  | 'correction';

export interface UnitFact {
  unitRef: string;
  kind: FactKind;
  item: string;
  data: unknown;
}

/** Adds or replaces one clinician of a roster. */
export async function putClinician(
  database: Database | Tx,
  keyring: Keyring,
  entityKey: EntityKey,
  npi: string,
  facts: ClinicianFacts,
): Promise<void> {
  const { sealed, keyId } = keyring.sealIdentifier(npi);
  const values = { npi_sealed: sealed, npi_key_id: keyId, facts: JSON.stringify(facts) };
  await database
    .insertInto('clinicians')
    .values({ entity_key: entityKey, clinician_ref: facts.clinicianRef, ...values })
    .onConflict((conflict) => conflict.columns(['entity_key', 'clinician_ref']).doUpdateSet(values))
    .execute();
}

export async function readClinicians(database: Database | Tx, entityKey: EntityKey): Promise<ClinicianFacts[]> {
  const rows = await database
    .selectFrom('clinicians')
    .select('facts')
    .where('entity_key', '=', entityKey)
    .orderBy('clinician_ref')
    .execute();
  return rows.map((row) => row.facts as ClinicianFacts);
}

/** One clinician of a roster as it stands, locked against other writers until the transaction ends. */
export async function lockClinician(
  tx: Tx,
  entityKey: EntityKey,
  clinicianRef: string,
): Promise<ClinicianFacts | undefined> {
  const row = await tx
    .selectFrom('clinicians')
    .select('facts')
    .where('entity_key', '=', entityKey)
    .where('clinician_ref', '=', clinicianRef)
    .forUpdate()
    .executeTakeFirst();
  return row?.facts as ClinicianFacts | undefined;
}

/** The data of one fact as it stands, locked against other writers until the transaction ends. */
export async function lockFact(
  tx: Tx,
  entityKey: EntityKey,
  fact: Pick<UnitFact, 'unitRef' | 'kind' | 'item'>,
): Promise<unknown> {
  const row = await tx
    .selectFrom('entity_facts')
    .select('data')
    .where('entity_key', '=', entityKey)
    .where('kind', '=', fact.kind)
    .where('unit_ref', '=', fact.unitRef)
    .where('item', '=', fact.item)
    .forUpdate()
    .executeTakeFirst();
  return row?.data;
}

/** Adds or replaces one fact; the last file loaded wins. */
export async function putFact(
  database: Database | Tx,
  entityKey: EntityKey,
  fact: UnitFact,
  batchRef: string,
): Promise<void> {
  const values = { data: JSON.stringify(fact.data), batch_ref: batchRef };
  await database
    .insertInto('entity_facts')
    .values({ entity_key: entityKey, unit_ref: fact.unitRef, kind: fact.kind, item: fact.item, ...values })
    .onConflict((conflict) => conflict.columns(['entity_key', 'kind', 'unit_ref', 'item']).doUpdateSet(values))
    .execute();
}

export async function readFacts(database: Database | Tx, entityKey: EntityKey): Promise<UnitFact[]> {
  const rows = await database
    .selectFrom('entity_facts')
    .select(['unit_ref', 'kind', 'item', 'data'])
    .where('entity_key', '=', entityKey)
    .orderBy('kind')
    .orderBy('unit_ref')
    .orderBy('item')
    .execute();
  return rows.map((row) => ({ unitRef: row.unit_ref, kind: row.kind as FactKind, item: row.item, data: row.data }));
}

/** Everything eligibility is determined from. */
export async function readEntityFacts(database: Database | Tx, entityKey: EntityKey): Promise<EntityFacts> {
  const practice = (await readFacts(database, entityKey)).find((fact) => fact.kind === 'practice');
  const clinicians = await readClinicians(database, entityKey);
  return { ...((practice?.data as Omit<EntityFacts, 'clinicians'> | undefined) ?? {}), clinicians };
}

/** Takes a fact back, as if it had never been loaded. */
export async function dropFact(
  database: Database | Tx,
  entityKey: EntityKey,
  { unitRef, kind, item }: Pick<UnitFact, 'unitRef' | 'kind' | 'item'>,
): Promise<void> {
  await database
    .deleteFrom('entity_facts')
    .where('entity_key', '=', entityKey)
    .where('unit_ref', '=', unitRef)
    .where('kind', '=', kind)
    .where('item', '=', item)
    .execute();
}

/** The elections of a year, as eligibility reads them. */
export async function readElections(database: Database | Tx, entityKey: EntityKey): Promise<Elections> {
  const rows = await database.selectFrom('elections').selectAll().where('entity_key', '=', entityKey).execute();
  const elections: Elections = { individuals: {} };
  for (const row of rows) {
    const decision = row.decision as 'optIn' | 'voluntary';
    const clinicianRef = clinicianOfUnit(row.unit_ref);
    if (clinicianRef) elections.individuals![clinicianRef] = decision;
    else elections.group = decision;
  }
  return elections;
}

export async function putElection(
  tx: Tx,
  election: {
    entityKey: EntityKey;
    unitRef: string;
    decision: 'optIn' | 'voluntary';
    intakeId: string;
    decidedAt: string;
  },
): Promise<void> {
  await tx
    .insertInto('elections')
    .values({
      entity_key: election.entityKey,
      unit_ref: election.unitRef,
      decision: election.decision,
      intake_id: election.intakeId,
      decided_at: election.decidedAt,
    })
    .execute();
}

/** Stores a determination as the year's next version. Versions are only ever added. */
export async function putDetermination(
  tx: Tx,
  entityKey: EntityKey,
  determination: Determination,
  differences: unknown[],
  cause: string,
): Promise<number> {
  const version = (await latestDeterminationVersion(tx, entityKey)) + 1;
  await tx
    .insertInto('determinations')
    .values({
      entity_key: entityKey,
      version,
      run: determination.run,
      authority: determination.authority,
      determination: JSON.stringify(determination),
      differences: JSON.stringify(differences),
      cause,
    })
    .execute();
  return version;
}

/** The determination in force, or undefined before the first run. */
export async function latestDetermination(
  database: Database | Tx,
  entityKey: EntityKey,
): Promise<{ determination: Determination; run: DeterminationRun; differences: unknown[] } | undefined> {
  const row = await database
    .selectFrom('determinations')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      determination: row.determination as Determination,
      run: row.run as DeterminationRun,
      differences: row.differences as unknown[],
    }
  );
}

async function latestDeterminationVersion(tx: Tx, entityKey: EntityKey): Promise<number> {
  const row = await tx
    .selectFrom('determinations')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('entity_key', '=', entityKey)
    .executeTakeFirst();
  return row?.version ?? 0;
}
