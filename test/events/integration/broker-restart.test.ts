import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopics } from '../../../events/ensure-topics';
import { readAll } from '../../../events/consumer';
import type { KafkaRecord, PublishError } from '../../../events/event-publisher';
import { KafkajsPublisher } from '../../../events/kafkajs-publisher';
import { topicNames } from '../../../events/topics';
import { choosePort } from '../../../tools/host/ports';
import * as kafka from '../../../tools/parts/kafka';
import type { Running } from '../../../tools/parts/part';

/** A broker of this file alone, for it is killed and frozen; the one that the environment names stays untouched. */
let dir: string;
let options: kafka.KafkaOptions;
let broker: Running;
let brokers: string[];
let publisher: KafkajsPublisher;

const topic = topicNames().events;
const record = (n: number): KafkaRecord => ({
  topic,
  key: 'k',
  value: String(n),
  headers: { ce_specversion: '1.0', ce_type: 't', ce_source: 's', ce_id: String(n) },
});
const failureOf = (publish: Promise<void>): Promise<PublishError> =>
  publish.then(
    () => Promise.reject(new Error('the publish was acknowledged')),
    (error: PublishError) => error,
  );

/** As the outbox does: again and again until it is acknowledged. */
async function publishAtLast(n: number): Promise<void> {
  for (;;) {
    const failure = await publisher.publish([record(n)], { timeoutMs: 2_000 }).catch((error: PublishError) => error);
    if (!failure) return;
  }
}

/** The signal reaches the broker's threads one by one, so a first publish may still be answered. */
async function untilRefused(n: number): Promise<PublishError> {
  for (;;) {
    const failure = await publisher.publish([record(n)], { timeoutMs: 300 }).catch((error: PublishError) => error);
    if (failure) return failure;
  }
}

async function locateOwn(): Promise<kafka.LocatedKafka> {
  const named = process.env.KAFKA_BROKERS;
  delete process.env.KAFKA_BROKERS;
  try {
    return await kafka.provision(() => undefined);
  } finally {
    if (named !== undefined) process.env.KAFKA_BROKERS = named;
  }
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qpp-broker-'));
  const wish = { fixed: false, wantedBy: 'this test' };
  const port = await choosePort({ ...wish, wanted: 9192 });
  const controllerPort = await choosePort({ ...wish, wanted: 19_192 });
  options = { located: await locateOwn(), dir, port, controllerPort };
  broker = await kafka.start(options);
  brokers = [broker.address];
  await ensureTopics(brokers);
  publisher = new KafkajsPublisher({ brokers, requestTimeoutMs: 2_000 });
}, 180_000);

afterAll(async () => {
  await publisher.close();
  await broker.stop();
  await rm(dir, { recursive: true, force: true });
}, 60_000);

describe('KafkajsPublisher over a broker that fails', () => {
  it('goes on after a broker was killed and came back on its port, with nothing lost', async () => {
    await publisher.publish([record(1)], { timeoutMs: 10_000 });
    process.kill(broker.pid, 'SIGKILL');
    await broker.exited;
    expect(await failureOf(publisher.publish([record(2)], { timeoutMs: 1_000 }))).toMatchObject({
      name: 'PublishError',
    });
    expect(await failureOf(publisher.publish([record(2)], { timeoutMs: 1_000 }))).toMatchObject({ outcome: 'none' });
    broker = await kafka.start(options);
    await publishAtLast(2);
    const numbers = (await readAll(brokers, [topic])).map(({ data }) => data);
    expect([...new Set(numbers)]).toEqual([1, 2]);
  }, 120_000);

  it('rejects in time while the broker is frozen, and goes on when it thaws', async () => {
    await publishAtLast(3);
    process.kill(broker.pid, 'SIGSTOP');
    const failure = await untilRefused(4);
    process.kill(broker.pid, 'SIGCONT');
    // The request had left: whether the thawed broker still writes it cannot be known here.
    expect(failure).toMatchObject({ reason: 'timeout', outcome: 'unknown' });
    await publishAtLast(4);
    await publishAtLast(5);
    const numbers = (await readAll(brokers, [topic])).map(({ data }) => data);
    expect([...new Set(numbers)]).toEqual([1, 2, 3, 4, 5]);
  }, 120_000);
});
