import { Partitioners } from 'kafkajs';
import type { Kafka, Producer, TopicMessages } from 'kafkajs';
import { recordBytes } from './cloud-event';
import { PublishError } from './event-publisher';
import type { EventPublisher, KafkaRecord, PublishOptions } from './event-publisher';
import { kafkaClient } from './kafka-client';
import type { KafkaAddress } from './kafka-client';
import { TimeLimit } from './time-limit';

/** Brokers refuse more by default (`message.max.bytes`, 1 MiB with overhead); asking them would only take longer. */
const MAX_RECORD_BYTES = 1_000_000;

/** Groups records by topic for one request per broker; inside a topic their order stays. */
function byTopic(records: KafkaRecord[]): TopicMessages[] {
  const grouped = new Map<string, TopicMessages>();
  for (const { topic, key, value, headers } of records) {
    const group = grouped.get(topic) ?? { topic, messages: [] };
    group.messages.push({ key, value, headers });
    grouped.set(topic, group);
  }
  return [...grouped.values()];
}

/** Kafka's own name of an error (`MESSAGE_TOO_LARGE`), dug out of whatever the client wrapped it in. */
function protocolTypes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const { type, errors, cause } = error as Error & { type?: unknown; errors?: unknown; cause?: unknown };
  const own = typeof type === 'string' ? [type] : [];
  const inner = Array.isArray(errors) ? errors.flatMap(protocolTypes) : [];
  return [...own, ...inner, ...(cause === error ? [] : protocolTypes(cause))];
}

function asPublishError(error: unknown, sent: boolean): PublishError {
  if (error instanceof PublishError)
    return error.outcome === 'none' && sent ? new PublishError(error.reason, 'unknown', error.message) : error;
  const types = protocolTypes(error);
  const outcome = sent ? 'unknown' : 'none';
  const text = error instanceof Error ? error.message : String(error);
  if (types.includes('MESSAGE_TOO_LARGE') || types.includes('RECORD_LIST_TOO_LARGE'))
    return new PublishError('record-too-large', outcome, `The broker refuses a record for its size: ${text}`, {
      cause: error,
    });
  if (types.includes('UNKNOWN_TOPIC_OR_PARTITION'))
    return new PublishError('unknown-topic', outcome, `A topic does not exist; create the topics first: ${text}`, {
      cause: error,
    });
  return new PublishError('broker', outcome, `Kafka did not acknowledge: ${text}`, { cause: error });
}

function tooLarge(record: KafkaRecord): PublishError {
  const [id, bytes] = [record.headers.ce_id ?? 'without id', recordBytes(record)];
  const message = `Record ${id} for ${record.topic} has ${bytes} bytes; at most ${MAX_RECORD_BYTES} are sent.`;
  return new PublishError('record-too-large', 'none', message);
}

/** How far a call has come; decides whether its records may be on the topics after a failure. */
interface Progress {
  stage: 'waiting' | 'connecting' | 'sending';
  givenUp: boolean;
}

/** A producer and the promise of its connection; discarded whole after any failure. */
interface Connection {
  producer: Producer;
  connected: Promise<void>;
}

/**
 * The publisher over kafkajs: acks from all in-sync replicas, no idempotence, no retries of its own, Java-compatible
 * partitioner, one call in flight.
 *
 * After any failure the producer is thrown away with its sockets and metadata, and the next call connects anew: a
 * broker that was killed and came back is met by a fresh connection, and a request that was given up cannot be answered
 * into a later one.
 */
export class KafkajsPublisher implements EventPublisher {
  private readonly kafka: Kafka;
  private connection: Connection | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private readonly discarded = new Set<Promise<void>>();
  private closed = false;

  constructor(address: KafkaAddress) {
    this.kafka = kafkaClient(address, 0);
  }

  publish(records: KafkaRecord[], options: PublishOptions): Promise<void> {
    const large = records.find((record) => recordBytes(record) > MAX_RECORD_BYTES);
    if (large) return Promise.reject(tooLarge(large));
    const before = this.queue;
    const turn = this.takeTurn(before, records, options);
    // A caller that gives up while it waits must not let the next one overtake the call still in flight.
    this.queue = Promise.allSettled([before, turn]);
    return turn;
  }

  private async takeTurn(before: Promise<unknown>, records: KafkaRecord[], options: PublishOptions): Promise<void> {
    const limit = new TimeLimit(options);
    const progress: Progress = { stage: 'waiting', givenUp: false };
    try {
      await Promise.race([before, limit.reached]);
      progress.stage = 'connecting';
      await Promise.race([this.send(records, options.timeoutMs, progress), limit.reached]);
    } catch (error) {
      progress.givenUp = true;
      if (progress.stage !== 'waiting') this.discard();
      throw asPublishError(error, progress.stage === 'sending');
    } finally {
      limit.clear();
    }
  }

  private async send(records: KafkaRecord[], timeoutMs: number, progress: Progress): Promise<void> {
    if (this.closed) throw new PublishError('closed', 'none', 'The publisher was closed.');
    if (records.length === 0) return;
    const { producer, connected } = this.connect();
    await connected;
    if (progress.givenUp) return;
    progress.stage = 'sending';
    await producer.sendBatch({ topicMessages: byTopic(records), acks: -1, timeout: timeoutMs });
  }

  private connect(): Connection {
    if (!this.connection) {
      const producer = this.kafka.producer({
        createPartitioner: Partitioners.DefaultPartitioner,
        idempotent: false,
        allowAutoTopicCreation: false,
        retry: { retries: 0 },
      });
      this.connection = { producer, connected: producer.connect() };
    }
    return this.connection;
  }

  /** Drops the producer; its sockets are closed in the background, within the client's own time limits. */
  private discard(): void {
    const { connection } = this;
    this.connection = undefined;
    if (!connection) return;
    const gone: Promise<void> = connection.connected
      .catch(() => undefined)
      .then(() => connection.producer.disconnect())
      .catch(() => undefined)
      .finally(() => this.discarded.delete(gone));
    this.discarded.add(gone);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.queue;
    this.discard();
    await Promise.all(this.discarded);
  }
}
