import { sql } from 'kysely';
import type { FactType } from '../../schemas/events/fact-types';
import type { DecisionContext } from '../decision-context';

/** Id of the last fact of a type about one clinician: the one that a new version replaces. */
export async function factAbout(
  { tx, year }: DecisionContext,
  type: FactType,
  clinicianRef: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('facts')
    .select('id')
    .where('source_key', '=', year.entityKey)
    .where('type', '=', type)
    .where(sql<string>`data ->> 'clinicianRef'`, '=', clinicianRef)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
