import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Kafka, logLevel } from 'kafkajs';
import { Client as PgClient } from 'pg';
import { isAlive } from '../../tools/host/processes';
import { silent } from '../../tools/host/progress';
import { untilAnswers } from '../../tools/host/waiting';
import { startStack } from '../../tools/stack';
import type { Restart, Stack } from '../../tools/stack';
import { temporalChannel } from '../../workers/temporal-channel';

/** Servers of our own: they are killed here, and must not be those other tests use. */
let dir: string;
let stack: Stack;
let whenRestarted: (restart: Restart) => void = () => undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'qpp-stack-'));
  await chmod(dir, 0o711);
  const onRestart = (restart: Restart) => whenRestarted(restart);
  stack = await startStack({
    dir,
    own: true,
    supervise: true,
    searchAttributes: { Phase: 'KEYWORD' },
    progress: silent,
    onRestart,
  });
}, 600_000);

afterAll(async () => {
  const pids = stack.parts().map(({ pid }) => pid);
  await stack.stop({ erase: true });
  await rm(dir, { recursive: true, force: true });
  expect(pids.filter(isAlive)).toEqual([]);
}, 60_000);

/** Kills a part without warning and waits until the stack says it is back. */
async function killAndAwait(name: string): Promise<Restart> {
  const part = stack.parts().find((one) => one.name === name);
  if (!part) throw new Error(`${name} is not a part of the stack`);
  const restarted = new Promise<Restart>((resolve) => (whenRestarted = resolve));
  process.kill(part.pid, 'SIGKILL');
  return restarted;
}

/** Runs one statement on a connection of its own. */
async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new PgClient({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('a supervised stack', () => {
  it('brings Postgres back with what was committed, on the same port', async () => {
    await query('create table kept (figure int)');
    await query('insert into kept values (75)');
    const before = stack.parts().find(({ name }) => name === 'Postgres');
    expect(await killAndAwait('Postgres')).toEqual({ part: 'Postgres', signal: 'SIGKILL', attempt: 1 });
    expect(await query('select figure from kept')).toEqual([{ figure: 75 }]);
    const after = stack.parts().find(({ name }) => name === 'Postgres');
    expect(after?.address).toBe(before?.address);
    expect(after?.pid).not.toBe(before?.pid);
  }, 60_000);

  it('brings Postgres back although a session was busy when it was killed', async () => {
    const busy = new PgClient({ connectionString: stack.databaseUrl });
    busy.on('error', () => undefined);
    await busy.connect();
    const cutOff = expect(busy.query('select pg_sleep(600)')).rejects.toThrow();
    await killAndAwait('Postgres');
    await cutOff;
    expect(await query('select 1 as one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('brings Kafka back with the messages it had acknowledged', async () => {
    const kafka = new Kafka({ brokers: [stack.kafkaBrokers], logLevel: logLevel.NOTHING });
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }], waitForLeaders: true });
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: 'kept', acks: -1, messages: [{ value: 'a' }, { value: 'b' }] });
    await Promise.all([producer.disconnect(), admin.disconnect()]);
    expect(await killAndAwait('Kafka')).toMatchObject({ part: 'Kafka', signal: 'SIGKILL' });
    const again = kafka.admin();
    await again.connect();
    const [offsets] = await untilAnswers(() => again.fetchTopicOffsets('kept'), 15_000);
    await again.disconnect();
    // Two messages, so the next one would be number 2.
    expect(offsets?.high).toBe('2');
  }, 120_000);

  it('brings Temporal back with the workflows it had accepted and its search attributes', async () => {
    const connect = async () =>
      new Client({ connection: await Connection.connect(temporalChannel(stack.temporalAddress)) });
    const client = await connect();
    await client.workflow.start('kept', {
      taskQueue: 'nobody',
      workflowId: 'kept',
      searchAttributes: { Phase: ['submission'] },
    });
    await client.connection.close();
    expect(await killAndAwait('Temporal')).toMatchObject({ part: 'Temporal', signal: 'SIGKILL' });
    const again = await connect();
    const { status, searchAttributes } = await again.workflow.getHandle('kept').describe();
    await again.connection.close();
    expect(status.name).toBe('RUNNING');
    expect(searchAttributes['Phase']).toEqual(['submission']);
  }, 120_000);

  it('refuses a second stack on the same folder', async () => {
    await expect(startStack({ dir, own: true, progress: silent })).rejects.toThrow('a stack already runs on');
  });
});
