import type { Fact } from '../schemas/events/fact';
import { type FactSource, recordFacts } from '../store/record-facts';
import { yearSource } from '../store/entity-years';
import { contextOf, factOf } from './decision-context';
import type { Deps } from './deps';
import { tryPublish } from './publish';

/** Source of what operators do by hand. */
export const opsSource = (environment: string): FactSource => ({
  key: 'ops',
  uri: `/qpp-lifecycle/${environment}/ops`,
  partitionKey: `/qpp-lifecycle/${environment}/ops`,
  isEntityYear: false,
});

/** Who intervenes, and under which ticket: one ticket is one intervention, however often it is sent. */
export interface Intervention {
  actorRef: string;
  ticket: string;
}

/**
 * Raises the generation of a year before its workflow is reset, and tells it to operators and to the year's readers.
 * From now on its dates are judged anew under their old causes: equal content stays the same fact, other content
 * supersedes it, and no number is used twice. Rows of the intake keep the answers they have.
 * @returns the generation in force
 */
export async function raiseGeneration(deps: Deps, entityKey: string, intervention: Intervention): Promise<number> {
  const { actorRef, ticket } = intervention;
  const source = yearSource(deps.environment, entityKey);
  const { answer: generation } = await recordFacts(
    deps.database,
    opsSource(deps.environment),
    `reset:${entityKey}:${ticket}`,
    async (tx) => {
      const row = await tx
        .updateTable('sources')
        .set((eb) => ({ generation: eb('generation', '+', 1) }))
        .where('source_key', '=', entityKey)
        .returning('generation')
        .executeTakeFirstOrThrow();
      const data = { actorRef, action: 'reset', ticket, generation: row.generation };
      const fact: Fact = { type: 'ops.intervened', topic: 'ops', subject: `ops/${entityKey}`, data };
      return { facts: [fact], answer: row.generation };
    },
  );
  const cause = `reset:${ticket}`;
  await recordFacts(deps.database, source, cause, async (tx) => {
    const context = await contextOf(deps, tx, entityKey, cause, new Date().toISOString());
    const notice = factOf(context, 'ops.intervened', { actorRef, action: 'reset', ticket, generation });
    return { facts: [{ ...notice, topic: 'events' }], answer: null };
  });
  await tryPublish(deps, opsSource(deps.environment));
  await tryPublish(deps, source);
  return generation;
}
