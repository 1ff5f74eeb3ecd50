import { setTimeout as delay } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import { differencesOf } from './topic-check';
import type { ConfigDifference } from './topic-check';
import type { Topic } from '../schemas/events/fact-types';

/** The four topics of facts and the two compacted ones of snapshots. */
export type TopicName = Topic | 'state' | 'scoresState';

/** Full Kafka names by short name. */
export type TopicNames = Readonly<Record<TopicName, string>>;

/** How a topic is laid out. */
export interface TopicDefinition {
  topic: string;
  partitions: number;
  config: Readonly<Record<string, string>>;
}

const DAY_MS = 86_400_000;
/** Longer than any entity-year lives, so that everything can be rebuilt from the topics. */
const LIFE_DAYS = 1_500;

/** The Kafka names under a prefix; another prefix gives a second, separate set on the same cluster. */
export function topicNames(prefix = 'qpp.lifecycle'): TopicNames {
  return {
    events: `${prefix}.events.v1`,
    scores: `${prefix}.scores.v1`,
    season: `${prefix}.season.v1`,
    ops: `${prefix}.ops.v1`,
    state: `${prefix}.state.v1`,
    scoresState: `${prefix}.scores-state.v1`,
  };
}

const keptFor = (days: number) => ({ 'cleanup.policy': 'delete', 'retention.ms': String(days * DAY_MS) });
const compacted = { 'cleanup.policy': 'compact' };

/** Choices of the environment a topic stands in. */
export interface TopicOptions {
  /** Copies of each partition; three or more raise `min.insync.replicas` to two. */
  replicationFactor: number;
  names?: TopicNames;
  /** Also the topics where consumers park what they cannot handle. */
  deadLetters?: boolean;
}

/**
 * All topics with their layout. The four keyed by entity-year share one partition count, so that equal keys fall into
 * equal partitions. Partition counts are never changed in place: that would move keys.
 */
export function topicDefinitions(options: TopicOptions): TopicDefinition[] {
  const { names = topicNames(), replicationFactor, deadLetters = false } = options;
  const shared = { 'min.insync.replicas': replicationFactor >= 3 ? '2' : '1' };
  const define = (topic: string, partitions: number, config: Record<string, string>): TopicDefinition => ({
    topic,
    partitions,
    config: { ...config, ...shared },
  });
  const main = [
    define(names.events, 24, keptFor(LIFE_DAYS)),
    define(names.scores, 24, keptFor(LIFE_DAYS)),
    define(names.state, 24, compacted),
    define(names.scoresState, 24, compacted),
    define(names.season, 6, keptFor(LIFE_DAYS)),
    define(names.ops, 6, keptFor(90)),
  ];
  if (!deadLetters) return main;
  return [...main, ...main.map(({ topic, partitions }) => define(`${topic}.dlq`, partitions, keptFor(30)))];
}

/** What {@link createTopics} did and found. */
export interface TopicReport {
  created: string[];
  existing: string[];
  /** Settings of existing topics that differ from ours; reported, never changed. */
  differences: ConfigDifference[];
}

/** An existing topic has another number of partitions: records of one key would end up in two of them. */
export class TopicMismatchError extends Error {
  override readonly name = 'TopicMismatchError';

  constructor(readonly mismatches: readonly { topic: string; expected: number; actual: number }[]) {
    const list = mismatches.map(({ topic, expected, actual }) => `${topic} has ${actual} partitions, not ${expected}`);
    super(`${list.join('; ')}. Partition counts are not changed in place: use a new topic version or another prefix.`);
  }
}

async function partitionCounts(admin: Admin, topics: string[]): Promise<Map<string, number>> {
  if (topics.length === 0) return new Map();
  const metadata = await admin.fetchTopicMetadata({ topics });
  return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
}

/** Throws while any partition of the topics is without a leader that answers for it. */
async function askLeaders(admin: Admin, topics: string[]): Promise<void> {
  await admin.fetchTopicMetadata({ topics });
  for (const topic of topics) await admin.fetchTopicOffsets(topic);
}

/**
 * Waits until new topics can be written to, ten seconds at most. The controller knows a topic before the broker shows it,
 * and the broker shows its leaders before they serve; the client's own `waitForLeaders` gives up on the first.
 * @throws the client's last error
 */
export async function untilServed(admin: Admin, topics: string[]): Promise<void> {
  if (topics.length === 0) return;
  for (let left = 100; left > 0; left -= 1) {
    const failed = await askLeaders(admin, topics).then(
      () => false,
      () => true,
    );
    if (!failed) return;
    await delay(100);
  }
  await askLeaders(admin, topics);
}

/**
 * Creates what is missing and checks what is there; running it again changes nothing.
 * @param admin connected
 * @throws TopicMismatchError when an existing topic has another partition count
 */
export async function createTopics(admin: Admin, options: TopicOptions): Promise<TopicReport> {
  const definitions = topicDefinitions(options);
  const present = new Set(await admin.listTopics());
  const missing = definitions.filter(({ topic }) => !present.has(topic));
  const existing = definitions.filter(({ topic }) => present.has(topic));
  const counts = await partitionCounts(
    admin,
    existing.map(({ topic }) => topic),
  );
  const mismatches = existing
    .map(({ topic, partitions }) => ({ topic, expected: partitions, actual: counts.get(topic) ?? 0 }))
    .filter(({ expected, actual }) => expected !== actual);
  if (mismatches.length > 0) throw new TopicMismatchError(mismatches);
  if (missing.length > 0) {
    await admin.createTopics({
      waitForLeaders: false,
      topics: missing.map(({ topic, partitions, config }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: options.replicationFactor,
        configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
      })),
    });
  }
  await untilServed(
    admin,
    missing.map(({ topic }) => topic),
  );
  return {
    created: missing.map(({ topic }) => topic),
    existing: existing.map(({ topic }) => topic),
    differences: await differencesOf(admin, existing),
  };
}
