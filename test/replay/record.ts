/**
 * Records the histories of each kind of year against real servers, decoded, for `test/replay` to replay ever after:
 * `npm run record`. A release adds files; none is ever edited.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack } from '../../tools/stack';
import { startService } from '../support/running-service';
import { historiesOf } from './decoded-histories';
import { HISTORIES_DIR } from './histories-dir';
import { KINDS_OF_YEAR, liveYear } from './kinds-of-year';

async function record(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as { version: string };
  const stack = await startStack({ dir: mkdtempSync(join(tmpdir(), 'qpp-record-')) });
  process.env['TEMPORAL_ADDRESS'] = stack.temporalAddress;
  process.env['KAFKA_BROKERS'] = stack.kafkaBrokers;
  process.env['DATABASE_URL'] = stack.databaseUrl;
  const service = await startService();
  try {
    await Promise.all(
      KINDS_OF_YEAR.map(async (kind, n) => {
        const workflowIds = await liveYear(service.test, kind, n + 1);
        for (const { name, json } of await historiesOf(service.test, workflowIds)) save(kind.name, name, version, json);
      }),
    );
  } finally {
    await service.stop();
    await stack.stop({ erase: true });
  }
}

function save(kind: string, name: string, version: string, json: string): void {
  const [workflow, run] = name.split('#');
  const directory = join(HISTORIES_DIR, workflow!);
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${kind}-${run}@${version}.json`);
  if (existsSync(file)) throw new Error(`${file} exists: a recorded history is never replaced; raise the version`);
  writeFileSync(file, json);
  process.stdout.write(`${file}\n`);
}

record().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
