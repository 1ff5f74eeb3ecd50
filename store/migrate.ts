import { Migrator, type Migration } from 'kysely';
import type { Database } from './database';
import * as initial from './migrations/0001-initial';
import * as additionalAdjustment from './migrations/0002-additional-adjustment';

/** In order of their names; a migration that was released is never edited. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-additional-adjustment': additionalAdjustment,
};

/**
 * Brings the schema up to date; safe to call at every start and from several processes (the migrator takes a lock).
 * @throws Error naming the migration that failed
 */
export async function migrate(database: Database): Promise<string[]> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'the migration table';
    throw new Error(`Migrating the store failed at ${failed}`, { cause: error });
  }
  return (results ?? []).map((result) => result.migrationName);
}
