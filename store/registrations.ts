import type { EntityKey, UnitRef } from '../schemas/ids';
import type { Database, Tx } from './database';
import { stableId } from './stable-id';

export interface Registration {
  registrationRef: string;
  entityKey: EntityKey;
  /** `subgroup` always carries an MVP: it is the only thing a subgroup can report. */
  kind: 'mvp' | 'subgroup';
  unitRef: UnitRef;
  mvpId: string;
  clinicianRefs: string[];
  populationHealthMeasure: string | null;
  intakeId: string;
  registeredAt: string;
}

export const registrationRefOf = (entityKey: EntityKey, unitRef: UnitRef): string =>
  stableId(entityKey, 'registration', unitRef);

export async function readRegistrations(database: Database | Tx, entityKey: EntityKey): Promise<Registration[]> {
  const rows = await database
    .selectFrom('registrations')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('unit_ref')
    .execute();
  return rows.map((row) => ({
    registrationRef: row.registration_ref,
    entityKey: row.entity_key,
    kind: row.kind as Registration['kind'],
    unitRef: row.unit_ref,
    mvpId: row.mvp_id!,
    clinicianRefs: row.clinician_refs,
    populationHealthMeasure: row.population_health_measure,
    intakeId: row.intake_id,
    registeredAt: row.registered_at,
  }));
}

/** An edit before the deadline is a full replacement. */
export async function putRegistration(tx: Tx, registration: Registration): Promise<void> {
  const values = {
    mvp_id: registration.mvpId,
    clinician_refs: registration.clinicianRefs,
    population_health_measure: registration.populationHealthMeasure,
    intake_id: registration.intakeId,
    registered_at: registration.registeredAt,
  };
  await tx
    .insertInto('registrations')
    .values({
      registration_ref: registration.registrationRef,
      entity_key: registration.entityKey,
      kind: registration.kind,
      unit_ref: registration.unitRef,
      ...values,
    })
    .onConflict((conflict) => conflict.column('registration_ref').doUpdateSet(values))
    .execute();
}

/**
 * The year in which a unit is registered: a subgroup names itself on the wire without the TIN it belongs to, so one id
 * stands for one subgroup in a performance year (the store holds it unique).
 */
export async function yearOfRegisteredUnit(
  database: Database | Tx,
  unitRef: UnitRef,
  performanceYear: number,
): Promise<EntityKey | undefined> {
  const row = await database
    .selectFrom('registrations')
    .innerJoin('entity_years', 'entity_years.entity_key', 'registrations.entity_key')
    .select('registrations.entity_key')
    .where('registrations.unit_ref', '=', unitRef)
    .where('entity_years.performance_year', '=', performanceYear)
    .executeTakeFirst();
  return row?.entity_key;
}
