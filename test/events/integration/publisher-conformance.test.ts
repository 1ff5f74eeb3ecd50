import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { readAll } from '../../../events/consumer';
import type { KafkaRecord, PublishError } from '../../../events/event-publisher';
import { kafkaClient } from '../../../events/kafka-client';
import { KafkajsPublisher } from '../../../events/kafkajs-publisher';
import type { TopicNames } from '../../../events/topics';
import { createTopic, ownTopics, removeTopics, requiredBrokers } from '../support/brokers';

const brokers = requiredBrokers();
const patient = { timeoutMs: 10_000 };
let names: TopicNames;
let publisher: KafkajsPublisher;

const recordFor = (topic: string, key: string, n: number, size = 0): KafkaRecord => ({
  topic,
  key,
  value: JSON.stringify({ n, filler: 'x'.repeat(size) }),
  headers: { 'content-type': 'application/json', ce_specversion: '1.0', ce_type: 't', ce_source: key, ce_id: `${n}` },
});

const failureOf = async (publish: Promise<void>): Promise<PublishError> =>
  publish.then(
    () => Promise.reject(new Error('the publish was acknowledged')),
    (error: PublishError) => error,
  );

/** What stands on a topic under a key, in the order of its partition. */
const numbersOf = async (topic: string, key: string): Promise<number[]> =>
  (await readAll(brokers, [topic])).filter((event) => event.key === key).map(({ data }) => (data as { n: number }).n);

beforeAll(async () => {
  names = await ownTopics(brokers);
}, 60_000);
beforeEach(() => {
  publisher = new KafkajsPublisher({ brokers });
});
afterEach(() => publisher.close());
afterAll(() => removeTopics(brokers, Object.values(names)));

describe('EventPublisher.publish', () => {
  it('keeps the order of equal keys in a batch of 1,000 records over two topics', async () => {
    const key = randomUUID();
    const records = Array.from({ length: 1_000 }, (_, n) => recordFor(n % 2 ? names.events : names.scores, key, n));
    await publisher.publish(records, patient);
    // 1,000 records, alternating: 0, 2, … 998 on one topic and 1, 3, … 999 on the other.
    expect(await numbersOf(names.scores, key)).toEqual(Array.from({ length: 500 }, (_, n) => 2 * n));
    expect(await numbersOf(names.events, key)).toEqual(Array.from({ length: 500 }, (_, n) => 2 * n + 1));
  }, 30_000);

  it('puts a key into the same partition on all topics of entity-years', async () => {
    const keys: string[] = Array.from({ length: 100 }, () => randomUUID());
    const topics = [names.events, names.scores, names.state, names.scoresState];
    await publisher.publish(
      topics.flatMap((topic) => keys.map((key, n) => recordFor(topic, key, n))),
      patient,
    );
    const read = (await readAll(brokers, topics)).filter(({ key }) => keys.includes(key ?? ''));
    expect(read).toHaveLength(400);
    for (const key of keys) {
      const partitions = read.filter((event) => event.key === key).map(({ partition }) => partition);
      expect(new Set(partitions).size).toBe(1);
    }
  }, 30_000);

  it.each([
    // murmur2 of these keys as the Java client has it; partition = (hash & 0x7fffffff) % 24.
    ['21', -973_932_308],
    ['foobar', -790_332_482],
    ['a-little-bit-long-string', -985_981_536],
  ])(
    'chooses the partition that the Java client would: %s',
    async (key, murmur2) => {
      await publisher.publish([recordFor(names.scores, key, 0)], patient);
      const [event] = (await readAll(brokers, [names.scores])).filter((each) => each.key === key);
      expect(event?.partition).toBe((murmur2 & 0x7fffffff) % 24);
    },
    30_000,
  );

  it('keeps the order of calls that were made at once', async () => {
    const key = randomUUID();
    const calls = Array.from({ length: 20 }, (_, n) => publisher.publish([recordFor(names.events, key, n)], patient));
    await Promise.all(calls);
    expect(await numbersOf(names.events, key)).toEqual(Array.from({ length: 20 }, (_, n) => n));
  }, 30_000);

  it('carries headers and a tombstone as they are', async () => {
    const key = randomUUID();
    const tombstone = { ...recordFor(names.state, key, 1), value: null };
    await publisher.publish([recordFor(names.state, key, 0), tombstone], patient);
    const read = (await readAll(brokers, [names.state])).filter((event) => event.key === key);
    expect(read.at(-1)).toMatchObject({ tombstone: true, attributes: { source: key, id: '1' } });
  }, 30_000);

  it('does nothing for no records', async () => {
    await expect(publisher.publish([], patient)).resolves.toBeUndefined();
  });

  it('refuses a record over the size limit by name and before anything is sent', async () => {
    const key = randomUUID();
    const records = [recordFor(names.events, key, 0), recordFor(names.events, key, 1, 1_100_000)];
    expect(await failureOf(publisher.publish(records, patient))).toMatchObject({
      name: 'PublishError',
      reason: 'record-too-large',
      outcome: 'none',
    });
    await publisher.publish([recordFor(names.events, key, 2)], patient);
    expect(await numbersOf(names.events, key)).toEqual([2]);
  }, 30_000);

  it("tells the broker's own refusal of a large record, and goes on afterwards", async () => {
    const topic = `test-${randomUUID()}`;
    await createTopic(brokers, {
      topic,
      numPartitions: 1,
      configEntries: [{ name: 'max.message.bytes', value: '1000' }],
    });
    expect(await failureOf(publisher.publish([recordFor(topic, 'k', 0, 5_000)], patient))).toMatchObject({
      reason: 'record-too-large',
      outcome: 'unknown',
    });
    await publisher.publish([recordFor(topic, 'k', 1)], patient);
    expect(await numbersOf(topic, 'k')).toEqual([1]);
    await removeTopics(brokers, [topic]);
  }, 30_000);

  it('refuses a topic that does not exist, and does not create it', async () => {
    const topic = `test-${randomUUID()}`;
    expect(await failureOf(publisher.publish([recordFor(topic, 'k', 0)], patient))).toMatchObject({
      reason: 'unknown-topic',
    });
    const admin = kafkaClient({ brokers }, 8).admin();
    await admin.connect();
    expect(await admin.listTopics()).not.toContain(topic);
    await admin.disconnect();
  }, 30_000);

  it('never sends what its caller gave up while it waited', async () => {
    const key = randomUUID();
    const controller = new AbortController();
    const first = publisher.publish([recordFor(names.events, key, 0)], patient);
    const given = failureOf(
      publisher.publish([recordFor(names.events, key, 1)], { ...patient, signal: controller.signal }),
    );
    const third = publisher.publish([recordFor(names.events, key, 2)], patient);
    controller.abort();
    expect(await given).toMatchObject({ reason: 'aborted', outcome: 'none' });
    await Promise.all([first, third]);
    expect(await numbersOf(names.events, key)).toEqual([0, 2]);
  }, 30_000);

  it('says nothing of its own to the log for a publish that goes well', async () => {
    const entries: string[] = [];
    const loud = new KafkajsPublisher({ brokers, logger: ({ message }) => entries.push(message) });
    await loud.publish([recordFor(names.events, randomUUID(), 0)], patient);
    await loud.close();
    expect(entries).toEqual([]);
  });

  it('refuses after close', async () => {
    await publisher.publish([recordFor(names.events, randomUUID(), 0)], patient);
    await publisher.close();
    expect(await failureOf(publisher.publish([recordFor(names.events, 'k', 0)], patient))).toMatchObject({
      reason: 'closed',
      outcome: 'none',
    });
  });
});

describe('EventPublisher.publish without a broker', () => {
  it('rejects when nobody listens', async () => {
    const away = new KafkajsPublisher({ brokers: ['127.0.0.1:1'] });
    expect(await failureOf(away.publish([recordFor('t', 'k', 0)], { timeoutMs: 5_000 }))).toMatchObject({
      reason: 'broker',
      outcome: 'none',
    });
    await away.close();
  });

  it('rejects within its timeout when somebody listens but never answers, and closes all the same', async () => {
    const mute = createServer((socket) => socket.on('error', () => undefined).resume()).listen(0, '127.0.0.1');
    await new Promise((resolve) => mute.once('listening', resolve));
    const { port } = mute.address() as AddressInfo;
    const away = new KafkajsPublisher({ brokers: [`127.0.0.1:${port}`], requestTimeoutMs: 1_000 });
    const publishes = [1, 2].map((n) => failureOf(away.publish([recordFor('t', 'k', n)], { timeoutMs: 200 })));
    for (const failure of await Promise.all(publishes))
      expect(failure).toMatchObject({ reason: 'timeout', outcome: 'none' });
    await away.close();
    await new Promise((resolve) => mute.close(resolve));
  }, 20_000);
});
