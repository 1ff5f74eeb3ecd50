import type { AssignedScore } from '../scoring/score-result';
import type { EntityKey } from '../schemas/ids';
import type { Database, Tx } from './database';

/** The score chosen for one TIN/NPI, with its version. */
export interface Assignment extends AssignedScore {
  version: number;
}

/** The payment adjustment of one TIN/NPI, in percent as decimal strings. */
export interface Adjustment {
  clinicianRef: string;
  version: number;
  basePercent: string;
  /** Additional adjustment for exceptional performance (to 2022) before its factor; null where none is earned. */
  additionalBasePercent: string | null;
  scalingFactor: string | null;
  /** Factor of the additional adjustment; null while nobody knows it, or where none is earned. */
  additionalScalingFactor: string | null;
  scalingSynthetic: boolean;
  finalPercent: string | null;
}

/** The assignment in force of each clinician, by clinicianRef. */
export async function latestAssignments(
  database: Database | Tx,
  entityKey: EntityKey,
): Promise<Map<string, Assignment>> {
  const rows = await database
    .selectFrom('assignments')
    .distinctOn('clinician_ref')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('clinician_ref')
    .orderBy('version', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.clinician_ref,
      {
        clinicianRef: row.clinician_ref,
        version: row.version,
        finalScore: row.final_score,
        winner: row.winner,
        reason: row.reason as AssignedScore['reason'],
      },
    ]),
  );
}

export async function appendAssignment(
  tx: Tx,
  entityKey: EntityKey,
  assignment: Assignment,
  cause: string,
): Promise<void> {
  await tx
    .insertInto('assignments')
    .values({
      entity_key: entityKey,
      clinician_ref: assignment.clinicianRef,
      version: assignment.version,
      final_score: assignment.finalScore,
      winner: JSON.stringify(assignment.winner),
      reason: assignment.reason,
      cause,
    })
    .execute();
}

/** The adjustment in force of each clinician, by clinicianRef. */
export async function latestAdjustments(
  database: Database | Tx,
  entityKey: EntityKey,
): Promise<Map<string, Adjustment>> {
  const rows = await database
    .selectFrom('adjustments')
    .distinctOn('clinician_ref')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('clinician_ref')
    .orderBy('version', 'desc')
    .execute();
  return new Map(
    rows.map((row) => [
      row.clinician_ref,
      {
        clinicianRef: row.clinician_ref,
        version: row.version,
        basePercent: row.base_percent,
        additionalBasePercent: row.additional_base_percent,
        scalingFactor: row.scaling_factor,
        additionalScalingFactor: row.additional_scaling_factor,
        scalingSynthetic: row.scaling_synthetic,
        finalPercent: row.final_percent,
      },
    ]),
  );
}

export async function appendAdjustment(
  tx: Tx,
  entityKey: EntityKey,
  adjustment: Adjustment,
  cause: string,
): Promise<void> {
  await tx
    .insertInto('adjustments')
    .values({
      entity_key: entityKey,
      clinician_ref: adjustment.clinicianRef,
      version: adjustment.version,
      base_percent: adjustment.basePercent,
      additional_base_percent: adjustment.additionalBasePercent,
      scaling_factor: adjustment.scalingFactor,
      additional_scaling_factor: adjustment.additionalScalingFactor,
      scaling_synthetic: adjustment.scalingSynthetic,
      final_percent: adjustment.finalPercent,
      cause,
    })
    .execute();
}
