import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client as PgClient } from 'pg';
import type { Client } from '@temporalio/client';
import { ensureTopics } from '../../events/ensure-topics';
import { topicNames } from '../../events/topics';
import { migrate } from '../../store/migrate';
import { readConfig } from '../../workers/config';
import { type Runtime, openRuntime, temporalClient } from '../../workers/runtime';

/** Topics of the tests: shared by all files, for every file's sources are its own. */
const TOPIC_PREFIX = 'qpp.test';

export interface TestRuntime {
  runtime: Runtime;
  client: Client;
  dispose(): Promise<void>;
}

/** The address of a part that tests need; a test that cannot reach a real part fails, it is never skipped. */
export function addressOf(name: 'TEMPORAL_ADDRESS' | 'KAFKA_BROKERS' | 'DATABASE_URL'): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set: run the tests by "npm test", which brings up all parts`);
  return address;
}

/** A service of its own: fresh database, fresh keys, a task queue nobody else listens on. */
export async function createTestRuntime(options: { temporalAddress?: string } = {}): Promise<TestRuntime> {
  const name = `qpp_test_${randomBytes(6).toString('hex')}`;
  const admin = new PgClient({ connectionString: addressOf('DATABASE_URL') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(addressOf('DATABASE_URL'));
  url.pathname = `/${name}`;
  const directory = mkdtempSync(join(tmpdir(), 'qpp-test-'));
  const config = readConfig({
    TEMPORAL_ADDRESS: options.temporalAddress ?? addressOf('TEMPORAL_ADDRESS'),
    KAFKA_BROKERS: addressOf('KAFKA_BROKERS'),
    DATABASE_URL: url.href,
    QPP_ENV: 'test',
    QPP_KEY_FILE: join(directory, 'keys.json'),
    QPP_TOPIC_PREFIX: TOPIC_PREFIX,
    QPP_TASK_QUEUE: name,
  });
  await ensureTopics(config.kafkaBrokers, { names: topicNames(TOPIC_PREFIX) });
  const runtime = openRuntime(config);
  await migrate(runtime.database);
  const client = temporalClient(runtime);
  return {
    runtime,
    client,
    dispose: async () => {
      await client.connection.close();
      await runtime.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
