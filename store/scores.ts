import type { Selectable } from 'kysely';
import type { DeterminedScore, UnitScore } from '../scoring/score-result';
import type { EntityKey, UnitRef } from '../schemas/ids';
import type { Database, Tx } from './database';
import type { ScoreVersionsTable } from './tables';

export type ScoreStage = 'preliminary' | 'final' | 'revised';

export interface ScoreVersion {
  unitRef: UnitRef;
  option: string;
  version: number;
  stage: ScoreStage;
  finalScore: string;
  result: UnitScore;
  basis: string[];
}

/**
 * Appends a score as the next version of its unit and option; scores are never overwritten. A unit first scored after
 * the release begins at version 2, as a revision does.
 */
export async function appendScore(
  tx: Tx,
  entityKey: EntityKey,
  score: { unitRef: UnitRef; option: string; stage: ScoreStage; result: DeterminedScore; basis: string[] },
  cause: string,
): Promise<number> {
  const latest = await tx
    .selectFrom('score_versions')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('entity_key', '=', entityKey)
    .where('unit_ref', '=', score.unitRef)
    .where('option', '=', score.option)
    .executeTakeFirst();
  const version = Math.max((latest?.version ?? 0) + 1, score.stage === 'revised' ? 2 : 1);
  await tx
    .insertInto('score_versions')
    .values({
      entity_key: entityKey,
      unit_ref: score.unitRef,
      option: score.option,
      version,
      stage: score.stage,
      final_score: score.result.finalScore,
      result: JSON.stringify(score.result),
      basis: score.basis,
      policy_hash: score.result.policyHash,
      catalogue_version: score.result.catalogueVersion,
      engine_version: score.result.engineVersion,
      cause,
    })
    .execute();
  return version;
}

/** The latest score of each unit and option. */
export async function latestScores(database: Database | Tx, entityKey: EntityKey): Promise<ScoreVersion[]> {
  const rows = await database
    .selectFrom('score_versions')
    .distinctOn(['unit_ref', 'option'])
    .selectAll()
    .where('entity_key', '=', entityKey)
    .orderBy('unit_ref')
    .orderBy('option')
    .orderBy('version', 'desc')
    .execute();
  return rows.map(scoreOf);
}

/** One version of one score, or undefined. */
export async function findScore(
  database: Database | Tx,
  entityKey: EntityKey,
  score: { unitRef: UnitRef; option: string; version: number },
): Promise<ScoreVersion | undefined> {
  const row = await database
    .selectFrom('score_versions')
    .selectAll()
    .where('entity_key', '=', entityKey)
    .where('unit_ref', '=', score.unitRef)
    .where('option', '=', score.option)
    .where('version', '=', score.version)
    .executeTakeFirst();
  return row && scoreOf(row);
}

const scoreOf = (row: Selectable<ScoreVersionsTable>): ScoreVersion => ({
  unitRef: row.unit_ref,
  option: row.option,
  version: row.version,
  stage: row.stage as ScoreStage,
  finalScore: row.final_score,
  result: row.result as UnitScore,
  basis: row.basis,
});
