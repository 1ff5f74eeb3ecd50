import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TableRow } from '../../demo/table-rows';
import { startChild } from '../../tools/host/child';

/** A run of `qpp demo --exit` in a process and on servers of its own. */
export interface DemoProcess {
  /** Everything it has printed. */
  output(): string;
  /** Resolves when it has printed this, or ended. */
  untilSaid(text: string): Promise<void>;
  /** Process id of a part of it as it is now. */
  pidOf(part: string): number;
  /** Resolves with its exit code. */
  ended: Promise<number | null>;
  rows(): TableRow[];
  /** Ends it if it still runs, and takes its folder away. */
  dispose(): Promise<void>;
}

const LOOK_EVERY_MS = 150;

/** Starts the demonstration without the addresses of shared servers: this one may be killed part by part. */
export async function startDemo(args: readonly string[]): Promise<DemoProcess> {
  const directory = mkdtempSync(join(tmpdir(), 'qpp-demo-test-'));
  const logFile = join(directory, 'output');
  const json = join(directory, 'table.json');
  const data = join(directory, 'data');
  const addresses = ['TEMPORAL_ADDRESS', 'KAFKA_BROKERS', 'DATABASE_URL'];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !addresses.includes(name)));
  const child = await startChild({
    command: process.execPath,
    args: [
      '--import',
      require.resolve('tsx'),
      require.resolve('../../cli/qpp.ts'),
      'demo',
      '--exit',
      ...['--json', json],
      ...['--keep', data],
      ...args,
    ],
    logFile,
    env,
  });
  let over = false;
  const ended = child.exited.then(({ code }) => {
    over = true;
    return code;
  });
  const output = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  return {
    output,
    ended,
    untilSaid: async (text) => {
      while (!over && !output().includes(text)) await delay(LOOK_EVERY_MS);
    },
    pidOf: (part) => {
      const pid = (JSON.parse(readFileSync(join(data, 'pids.json'), 'utf8')) as Record<string, number>)[part];
      if (!pid) throw new Error(`The demonstration runs no part named ${part}`);
      return pid;
    },
    rows: () => JSON.parse(readFileSync(json, 'utf8')) as TableRow[],
    dispose: async () => {
      if (!over) await child.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
