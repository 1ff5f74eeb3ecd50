import type { Fact, FactType } from '../../schemas/events/fact';
import { FACT_TYPES, usualTopic } from '../../schemas/events/fact-types';
import { FACT_REGISTRY } from '../../schemas/events/registry';
import type { Database } from '../../store/database';
import { type FactSource, type Recording, recordFacts } from '../../store/record-facts';

/** A fact of a type from its example, with some of its data changed. */
export function exampleFact(type: FactType, change: Record<string, unknown> = {}): Fact {
  const data = { ...(FACT_REGISTRY[type].example as Record<string, unknown>), ...change };
  return { type, topic: usualTopic(type), subject: 'tin/ent_aaaabbbbccccddddeeeeffff22/2024', data };
}

/** One fact of every type that an entity-year tells, in the order of a life. */
export const wholeLife = (): Fact[] =>
  FACT_TYPES.filter((type) => ['events', 'scores'].includes(usualTopic(type))).map((type) => exampleFact(type));

/** Facts of outside data, told apart by their count of rows. */
export const rowsFact = (rows: number): Fact => exampleFact('facts.received', { rows });

/** A preliminary score, told apart by its total. */
export const scoreFact = (total: number): Fact => exampleFact('score.preliminary-calculated', { total });

/** Records facts under a cause; the answer is the cause's own name. */
export const record = (
  database: Database,
  source: FactSource,
  cause: string,
  facts: Fact[],
): Promise<Recording<string>> => recordFacts(database, source, cause, async () => ({ facts, answer: cause }));
