import { compareTables } from './compare-tables';
import { compareViews, type ViewDifference } from '../events/compare-views';
import { readAll } from '../events/consumer';
import type { Gap } from '../events/event-tally';
import { type EntityView, type EntityViews, RebuiltView, latestSnapshots } from '../events/rebuild';
import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../schemas/events/state-snapshot';
import type { Database } from '../store/database';
import type { Runtime } from '../workers/runtime';

/** What Kafka holds, compared with the store. */
export interface EventsProof {
  /** Facts recorded in the store, and those of them that the broker acknowledged. */
  recorded: number;
  published: number;
  /** Records read, different facts among them, and repeats. */
  consumed: number;
  unique: number;
  duplicates: number;
  gaps: Gap[];
  entities: number;
  /** Where state rebuilt from the facts differs from the read model; and the snapshots from it. */
  rebuiltDifferences: ViewDifference[];
  snapshotDifferences: ViewDifference[];
  /** Where rebuilt scores, assignments and adjustments differ from the store's own tables of them, in words. */
  tableDifferences: string[];
}

/**
 * Reads the fact topics from their beginning, rebuilds every entity-year from them alone, and compares that and the
 * latest snapshots of the compacted topics with the read model. Takes memory for all of them: a tool, not a service.
 */
export async function proveEvents({ config, database, topics }: Runtime): Promise<EventsProof> {
  const rebuilt = new RebuiltView();
  const facts = await readAll(config.kafkaBrokers, [topics.events, topics.scores, topics.season, topics.ops]);
  for (const event of facts) rebuilt.addEvent(event, topics);
  const snapshots = latestSnapshots(await readAll(config.kafkaBrokers, [topics.state, topics.scoresState]), topics);
  const views = await readModel(database);
  const { consumed, unique, duplicates } = rebuilt.counts();
  return {
    ...(await countFacts(database)),
    consumed,
    unique,
    duplicates,
    gaps: rebuilt.gaps(),
    entities: views.size,
    rebuiltDifferences: compareViews(rebuilt.entries(), views),
    snapshotDifferences: compareViews(snapshots, views),
    tableDifferences: await compareTables(database, rebuilt.entries()),
  };
}

/** Neither side holds a fact: nothing has happened yet, or this is not the installation that was meant. */
const isEmpty = ({ recorded, consumed }: EventsProof): boolean => recorded === 0 && consumed === 0;

/** Whether there is something to prove, nothing of it is missing and everything agrees. */
export const isProven = (proof: EventsProof): boolean =>
  !isEmpty(proof) &&
  proof.recorded === proof.published &&
  proof.unique === proof.recorded &&
  proof.gaps.length === 0 &&
  proof.rebuiltDifferences.length === 0 &&
  proof.snapshotDifferences.length === 0 &&
  proof.tableDifferences.length === 0;

/** The read model of every entity-year that has begun. */
export async function readModel(database: Database): Promise<EntityViews> {
  const rows = await database
    .selectFrom('entity_years')
    .select(['entity_key', 'state_snapshot', 'scores_snapshot'])
    .where('state_snapshot', 'is not', null)
    .execute();
  return new Map<string, EntityView>(
    rows.map((row) => [
      row.entity_key,
      { state: row.state_snapshot as StateSnapshot | null, scores: row.scores_snapshot as ScoresSnapshot | null },
    ]),
  );
}

async function countFacts(database: Database): Promise<{ recorded: number; published: number }> {
  const row = await database
    .selectFrom('facts')
    .select((eb) => [eb.fn.countAll<number>().as('recorded'), eb.fn.count<number>('published_at').as('published')])
    .executeTakeFirstOrThrow();
  return { recorded: Number(row.recorded), published: Number(row.published) };
}

/** The proof in lines for people; at most five differences of each kind. */
export function proofInLines(proof: EventsProof): string[] {
  if (isEmpty(proof)) return ['nothing to verify: no fact is recorded in the store, and Kafka holds none'];
  const { recorded, published, consumed, unique, duplicates, gaps, entities } = proof;
  return [
    `recorded in the store ${recorded}, published ${published}`,
    `consumed from Kafka ${consumed}: ${unique} different, ${duplicates} duplicates, ${gaps.length} gaps`,
    ...gaps.slice(0, 5).map(({ source, topic, from, to }) => `  gap: ${source} on ${topic}, ${from} to ${to}`),
    ...comparison(`rebuilt from Kafka alone, ${entities} entity-years`, proof.rebuiltDifferences),
    ...comparison('latest snapshots of the compacted topics', proof.snapshotDifferences),
    ...tables(proof.tableDifferences),
  ];
}

function tables(differences: string[]): string[] {
  const what = 'rebuilt scores, assignments and adjustments';
  if (differences.length === 0) return [`${what}: equal to the store's own tables`];
  return [
    `${what}: ${differences.length} differences from the store's own tables`,
    ...differences.slice(0, 5).map((difference) => `  ${difference}`),
  ];
}

function comparison(what: string, differences: ViewDifference[]): string[] {
  if (differences.length === 0) return [`${what}: equal to the read model`];
  const shown = differences.slice(0, 5).map(({ entityKey, path, left, right }) => {
    return `  ${entityKey} ${path}: ${JSON.stringify(left)} is not ${JSON.stringify(right)}`;
  });
  return [`${what}: ${differences.length} differences from the read model`, ...shown];
}
