import { randomUUID } from 'node:crypto';
import type { Consumer, EachMessagePayload } from 'kafkajs';
import { kafkaClient } from './kafka-client';
import type { KafkaAddress } from './kafka-client';
import { fromKafkaMessage } from './received-event';
import type { ReceivedEvent } from './received-event';
import { untilServed } from './topics';

/** An event with the place it was read from. */
export interface ConsumedEvent extends ReceivedEvent {
  topic: string;
  partition: number;
  offset: string;
}

/** Reading to the end took longer than allowed. */
export class ReadTimeoutError extends Error {
  override readonly name = 'ReadTimeoutError';
}

/** What to read, and how long at most. */
export interface ReadOptions {
  timeoutMs?: number;
}

/** How to follow topics. */
export interface FollowOptions extends KafkaAddress {
  topics: string[];
  /** Members of one group share the partitions and continue where they stopped; without one everything is read. */
  groupId?: string;
  /** Called one by one per partition, in order; a rejection is tried again by the client. Hand slow work on. */
  onEvent: (event: ConsumedEvent) => void | Promise<void>;
  /** Ends the following. */
  signal: AbortSignal;
}

/** A following in progress. */
export interface Following {
  /** Resolves when partitions are assigned and messages come. */
  joined: Promise<void>;
  /** Resolves after the signal, when the group was left. */
  finished: Promise<void>;
}

const toEvent = ({ topic, partition, message }: EachMessagePayload): ConsumedEvent => ({
  ...fromKafkaMessage(message),
  topic,
  partition,
  offset: message.offset,
});

const nextJoin = (consumer: Consumer): Promise<void> =>
  new Promise((resolve) => {
    const remove = consumer.on(consumer.events.GROUP_JOIN, () => {
      remove();
      resolve();
    });
  });

/**
 * Follows topics from their beginning (or the group's position) until the signal.
 * @throws when no broker answers, before anything is returned
 */
export async function follow(options: FollowOptions): Promise<Following> {
  const { topics, onEvent, signal, groupId = `qpp-reader-${randomUUID()}` } = options;
  const kafka = kafkaClient(options, 8);
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 250 });
  const joined = nextJoin(consumer);
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  await consumer.run({ eachMessage: async (payload) => onEvent(toEvent(payload)) });
  const stopped = new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const finished = stopped.then(async () => {
    await consumer.disconnect();
    if (options.groupId === undefined) await forgetGroup(options, groupId);
  });
  return { joined, finished };
}

/** Takes a throw-away group away again; that one is left behind is no harm. */
async function forgetGroup(address: KafkaAddress, groupId: string): Promise<void> {
  const admin = kafkaClient(address, 2).admin();
  await admin.connect();
  await admin.deleteGroups([groupId]).catch(() => undefined);
  await admin.disconnect();
}

/** Offsets still to reach, by `topic partition`; partitions without records are left out. */
async function targetsOf(address: KafkaAddress, topics: string[]): Promise<Map<string, bigint>> {
  const admin = kafkaClient(address, 8).admin();
  await admin.connect();
  try {
    await untilServed(admin, topics);
    const targets = new Map<string, bigint>();
    for (const topic of topics) {
      for (const { partition, low, high } of await admin.fetchTopicOffsets(topic))
        if (BigInt(low) < BigInt(high)) targets.set(`${topic} ${partition}`, BigInt(high));
    }
    return targets;
  } finally {
    await admin.disconnect();
  }
}

/**
 * Reads topics from the beginning to the high watermarks of the moment of the call.
 * @returns events in the order of each partition, partitions mixed
 * @throws ReadTimeoutError when the end is not reached in time (60 s when not given)
 * @throws MalformedEventError on a message that is no CloudEvent
 */
export async function readAll(
  brokers: string[],
  topics: string[],
  { timeoutMs = 60_000 }: ReadOptions = {},
): Promise<ConsumedEvent[]> {
  const targets = await targetsOf({ brokers }, topics);
  if (targets.size === 0) return [];
  const groupId = `qpp-reader-${randomUUID()}`;
  const consumer = kafkaClient({ brokers }, 8).consumer({
    groupId,
    allowAutoTopicCreation: false,
    maxWaitTimeInMs: 250,
  });
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: true });
  try {
    return await collect(consumer, targets, timeoutMs);
  } finally {
    await consumer.disconnect();
    await forgetGroup({ brokers }, groupId);
  }
}

/** Collects until every target offset is passed; compaction may have taken the very last offsets, so batches count by their end. */
function collect(consumer: Consumer, targets: Map<string, bigint>, timeoutMs: number): Promise<ConsumedEvent[]> {
  const events: ConsumedEvent[] = [];
  return new Promise((resolve, reject) => {
    const late = (): void =>
      reject(new ReadTimeoutError(`Not at the end of ${[...targets.keys()].join(', ')} within ${timeoutMs} ms.`));
    const timer = setTimeout(late, timeoutMs);
    const finish = (settle: () => void): void => {
      clearTimeout(timer);
      settle();
    };
    const running = consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch, resolveOffset }) => {
        const place = `${batch.topic} ${batch.partition}`;
        const target = targets.get(place);
        try {
          for (const message of batch.messages) {
            if (target !== undefined && BigInt(message.offset) < target)
              events.push({
                ...fromKafkaMessage(message),
                topic: batch.topic,
                partition: batch.partition,
                offset: message.offset,
              });
          }
        } catch (error) {
          finish(() => reject(error as Error));
          return;
        }
        resolveOffset(batch.lastOffset());
        if (target !== undefined && BigInt(batch.lastOffset()) + 1n >= target) targets.delete(place);
        if (targets.size === 0) finish(() => resolve(events));
        await Promise.resolve();
      },
    });
    running.catch((error: Error) => finish(() => reject(error)));
  });
}
