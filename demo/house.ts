import { mkdtempSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client as PgClient } from 'pg';
import { type CodecServer, serveCodec } from '../cli/codec-server';
import { setUp } from '../cli/commands/setup';
import { loadKeyring } from '../privacy/key-file';
import { choosePort } from '../tools/host/ports';
import { type Stack, startStack } from '../tools/stack';
import { readConfig } from '../workers/config';
import { type Runtime, openRuntime, temporalClient } from '../workers/runtime';
import { type SupervisedChild, superviseChild } from './supervised-child';
import type { Undo } from './undo';

/** Everything the demonstration runs on: the parts, the worker and the API, all kept alive. */
export interface House {
  runtime: Runtime;
  apiAddress: string;
  /** Empty when the Temporal in use does not say. */
  temporalUi: string;
  dir: string;
  /** Names and process ids of all parts that are ours, kept up to date in a file. */
  pidsFile: string;
  logFiles: string[];
}

export interface HouseOptions {
  /** Keep data and logs here; a temporary folder that goes away otherwise. */
  keep?: string | undefined;
  /** Tells this run from others on servers that somebody else keeps. */
  stamp: string;
  progress: (line: string) => void;
}

/**
 * Brings up whatever the environment does not name, then worker and API as processes of their own. `undo` stops, at any
 * time, what has been started by then.
 * @throws whatever a part says that does not come up; nothing is left running then
 */
export async function openHouse(options: HouseOptions, undo: Undo): Promise<House> {
  try {
    return await furnish(options, undo);
  } catch (error) {
    await undo.run();
    throw error;
  }
}

async function furnish(options: HouseOptions, undo: Undo): Promise<House> {
  const { progress } = options;
  const dir = options.keep ? resolve(options.keep) : mkdtempSync(join(tmpdir(), 'qpp-demo-'));
  mkdirSync(join(dir, 'logs'), { recursive: true });
  undo.add(() => {
    if (!options.keep && !undo.keepFiles) rmSync(dir, { recursive: true, force: true });
  });
  const keyFile = join(dir, 'keys.json');
  const codec = await openCodec(keyFile, undo);
  const stack = await startStack({
    dir: join(dir, 'stack'),
    supervise: true,
    uiCodecEndpoint: codec.server.address,
    progress,
  });
  undo.add(() => stack.stop());
  codec.uiOrigins.push(...originsOf(stack.temporalUi));
  const env = await environmentFor(stack, keyFile, options, undo);
  const runtime = openRuntime(readConfig(env));
  undo.add(() => runtime.close());
  await setUp(runtime, progress);
  const children: SupervisedChild[] = [];
  const pidsFile = keepPids(join(dir, 'pids.json'), () => pidsOf(stack, children), undo);
  for (const name of ['worker', 'api'] as const) {
    progress(`${name}: starting …`);
    const logFile = join(dir, 'logs', `${name}.log`);
    const isReady = name === 'api' ? () => apiAnswers(runtime) : (pid: number) => workerPolls(runtime, pid);
    const child = await superviseChild({ name, env, logFile, isReady, progress });
    undo.add(() => child.stop());
    children.push(child);
  }
  const { apiHost, apiPort } = runtime.config;
  return {
    runtime,
    apiAddress: `http://${apiHost}:${apiPort}`,
    temporalUi: stack.temporalUi,
    dir,
    pidsFile,
    logFiles: children.map(({ logFile }) => logFile),
  };
}

async function openCodec(keyFile: string, undo: Undo): Promise<{ server: CodecServer; uiOrigins: string[] }> {
  const uiOrigins: string[] = [];
  const server = await serveCodec(loadKeyring(keyFile), { port: 0, uiOrigins });
  undo.add(() => server.close());
  return { server, uiOrigins };
}

/** The UI may be opened by either name of this machine. */
const originsOf = (ui: string): string[] => (ui === '' ? [] : [ui, ui.replace('127.0.0.1', 'localhost')]);

/** What worker and API are told. On servers of somebody else everything of ours has a name of its own. */
async function environmentFor(
  stack: Stack,
  keyFile: string,
  { stamp, progress }: HouseOptions,
  undo: Undo,
): Promise<NodeJS.ProcessEnv> {
  const isOurs = (name: string) => (stack.parts().find((part) => part.name === name)?.pid ?? 0) !== 0;
  const databaseUrl = isOurs('Postgres') ? stack.databaseUrl : await guestDatabase(stack.databaseUrl, stamp, undo);
  const port = await choosePort({ wanted: 8080, fixed: false, wantedBy: 'the API' });
  if (port !== 8080) progress(`the API: port 8080 is in use, taking ${port}`);
  return {
    ...process.env,
    // The run's own key file decides; keys of an installation must not sign its tokens.
    QPP_KEYS: '',
    TEMPORAL_ADDRESS: stack.temporalAddress,
    KAFKA_BROKERS: stack.kafkaBrokers,
    DATABASE_URL: databaseUrl,
    QPP_ENV: 'demo',
    QPP_KEY_FILE: keyFile,
    QPP_TOPIC_PREFIX: isOurs('Kafka') ? 'qpp.lifecycle' : `qpp.demo-${stamp}`,
    QPP_TASK_QUEUE: isOurs('Temporal') ? 'qpp-lifecycle' : `qpp-demo-${stamp}`,
    QPP_API_HOST: '127.0.0.1',
    QPP_API_PORT: String(port),
  };
}

/** A database of our own on somebody else's server, dropped at the end. */
async function guestDatabase(serverUrl: string, stamp: string, undo: Undo): Promise<string> {
  const name = `qpp_demo_${stamp.replace(/\W/g, '_')}`;
  await onServer(serverUrl, `create database ${name}`);
  undo.add(() => onServer(serverUrl, `drop database if exists ${name} with (force)`));
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new PgClient({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function apiAnswers({ config }: Runtime): Promise<boolean> {
  const address = `http://${config.apiHost}:${config.apiPort}/api/health`;
  return (await fetch(address, { signal: AbortSignal.timeout(2_000) })).status === 200;
}

/** A worker is there when its process asks the task queue for work; its identity begins with its process id. */
async function workerPolls(runtime: Runtime, pid: number): Promise<boolean> {
  const client = temporalClient(runtime);
  try {
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace: runtime.config.temporalNamespace,
      taskQueue: { name: runtime.config.taskQueue },
      taskQueueType: 1,
    });
    return (pollers ?? []).some(({ identity }) => identity?.startsWith(`${pid}@`));
  } finally {
    await client.connection.close();
  }
}

function pidsOf(stack: Stack, children: readonly SupervisedChild[]): Record<string, number> {
  const parts = stack.parts().map(({ name, pid }) => [name.toLowerCase(), pid] as const);
  return Object.fromEntries([...parts, ...children.map(({ name, pid }) => [name, pid] as const)]);
}

/** Looks twice a second who runs, and writes it down when it changed; whoever reads the file never sees half of it. */
function keepPids(file: string, pids: () => Record<string, number>, undo: Undo): string {
  let written = '';
  const timer = setInterval(() => {
    const text = JSON.stringify(pids());
    if (text === written) return;
    writeFileSync(`${file}.new`, text);
    renameSync(`${file}.new`, file);
    written = text;
  }, 500);
  undo.add(() => clearInterval(timer));
  return file;
}
