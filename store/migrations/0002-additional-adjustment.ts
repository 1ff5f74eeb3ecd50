import { type Kysely, sql } from 'kysely';

/** The additional adjustment for exceptional performance (performance years to 2022) and its own factor. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table adjustments
    add column additional_base_percent text,
    add column additional_scaling_factor text`.execute(database);
}
