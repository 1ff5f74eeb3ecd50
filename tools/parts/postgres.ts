import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Account } from '../host/account';
import { canReach, standInForRoot } from '../host/account';
import { exists } from '../host/cache';
import { startChild } from '../host/child';
import { processesWorkingIn, sendSignal } from '../host/processes';
import { runToEnd } from '../host/programs';
import type { Progress } from '../host/progress';
import { untilAnswers } from '../host/waiting';
import { keptElsewhere, PartFailed, PartMissing, whenReady } from './part';
import type { Addresses, Located, Running } from './part';
import { inPackage, OLDEST_POSTGRES, onPath, SHARED_STATE } from './postgres-programs';

const NEEDED_FOR = 'intake, rosters, submissions, scores and the read model';
const WAYS = [
  'run npm ci again without leaving out optional packages: the server comes as an npm package',
  `put "postgres" and "initdb" (${OLDEST_POSTGRES} or newer) on PATH (Debian: apt-get install postgresql)`,
  'set DATABASE_URL to a running server, for example that of: docker compose up',
];

/** A usable Postgres: its programs, or the URL of a server somebody else keeps. */
export interface LocatedPostgres extends Located {
  part: 'Postgres';
  /** Absent for a server somebody else keeps. */
  initdb?: string;
  /** Whom it runs as, when we are root: Postgres refuses root. */
  account?: Account;
}

/** Where Postgres is: environment, PATH, npm package; `undefined` when npm installed none for this machine. */
export async function locate(given: Addresses = process.env): Promise<LocatedPostgres | undefined> {
  const url = given.DATABASE_URL;
  if (url) return { part: 'Postgres', source: 'environment', version: 'unknown', where: url };
  const account = await standInForRoot();
  if (process.getuid?.() === 0 && !account) return undefined;
  const found = await onPath(account);
  const programs = found ?? (await inPackage(account));
  if (!programs) return undefined;
  const { postgres, initdb, version } = programs;
  return { part: 'Postgres', source: found ? 'PATH' : 'package', version, where: postgres, initdb, account };
}

/**
 * Finds Postgres; there is nothing to fetch, as the server comes with the npm packages.
 * @throws PartMissing when npm has none for this machine.
 */
export async function provision(progress: Progress, given: Addresses = process.env): Promise<LocatedPostgres> {
  const found = await locate(given);
  if (found) return found;
  progress('Postgres: looked on PATH and among the npm packages');
  throw new PartMissing('Postgres', 'none on PATH, and no npm package of it for this machine', NEEDED_FOR, WAYS);
}

/** How the server is started. `dir` is where its data stands, or, when root's stand-in cannot reach it, what its data is found by. */
export interface PostgresOptions {
  located: LocatedPostgres;
  dir: string;
  port: number;
  database: string;
}

/** A Postgres that runs, with what a client needs to connect. */
export interface RunningPostgres extends Running {
  databaseUrl: string;
  /** Deletes all its data, wherever it stands; only after it was stopped. */
  erase(): Promise<void>;
}

/** Folder of the database files: in `dir` when the account can reach it, else among root's shared state. */
async function dataFolder({ dir, located }: PostgresOptions): Promise<string> {
  if (await canReach(located.account, join(dir, 'data'))) return join(dir, 'data');
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  const folder = join(SHARED_STATE, 'data', name);
  await mkdir(join(SHARED_STATE, 'data'), { recursive: true });
  for (const path of [SHARED_STATE, join(SHARED_STATE, 'data')]) await chmod(path, 0o755);
  return folder;
}

/** Creates the database files with a random password, once; gives the password. */
async function initialise(options: PostgresOptions, data: string): Promise<string> {
  const { located, dir } = options;
  const secret = join(dir, 'password');
  if (await exists(join(data, 'PG_VERSION'))) return (await readFile(secret, 'utf8')).trim();
  const password = randomBytes(18).toString('base64url');
  await writeFile(secret, password, { mode: 0o600 });
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { recursive: true, mode: 0o700 });
  const passwordFile = join(data, '..', `initdb-${process.pid}.pw`);
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (located.account)
    for (const path of [data, passwordFile]) await chown(path, located.account.uid, located.account.gid);
  const args = [
    '-D',
    data,
    '-U',
    'qpp',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
  ];
  const outcome = await runToEnd(located.initdb ?? 'initdb', args, {
    cwd: '/',
    uid: located.account?.uid,
    gid: located.account?.gid,
  });
  await rm(passwordFile, { force: true });
  if (outcome.code !== 0) {
    await rm(data, { recursive: true, force: true });
    throw new PartFailed('Postgres', 'its data folder could not be initialised', outcome.output.trim().slice(-1500));
  }
  return password;
}

/** Resolves when a server answers at this URL. */
export async function isHealthy(url: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  // A server that ends while we ask is told by the failing call; this event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } finally {
    await client.end();
  }
}

/** Creates a database unless it is there. The name must be a plain lower-case word. */
async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

/**
 * Starts the server, or checks the one the environment names, and waits until it answers.
 * Backends orphaned by a killed server are ended first: they hold its shared memory, and it would refuse to start.
 * @throws PartFailed when it does not answer.
 */
export async function start(options: PostgresOptions): Promise<RunningPostgres> {
  const { located, dir, port, database } = options;
  if (located.source === 'environment') return checkKept(located.where);
  await mkdir(dir, { recursive: true });
  const data = await dataFolder(options);
  const password = await initialise(options, data);
  for (const orphan of await processesWorkingIn(data)) sendSignal(orphan, 'SIGKILL');
  await untilAnswers(async () => {
    if ((await processesWorkingIn(data)).length > 0) throw new Error('an earlier server still uses the data folder');
  }, 10_000);
  const logFile = join(dir, 'postgres.log');
  const settings = { listen_addresses: '127.0.0.1', port, unix_socket_directories: '', max_connections: 200 };
  const child = await startChild({
    command: located.where,
    args: ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
    logFile,
    cwd: '/',
    uid: located.account?.uid,
    gid: located.account?.gid,
    // "Fast": ends open sessions instead of waiting for them.
    stopSignal: 'SIGINT',
  });
  const url = (name: string) => `postgres://qpp:${password}@127.0.0.1:${port}/${name}`;
  const starting = { name: 'Postgres' as const, address: `127.0.0.1:${port}`, child, logFile, timeoutMs: 60_000 };
  const running = await whenReady(starting, () => isHealthy(url('postgres')));
  await ensureDatabase(url('postgres'), database);
  return { ...running, databaseUrl: url(database), erase: () => rm(data, { recursive: true, force: true }) };
}

/** A server that the environment names: answers, and is left alone. */
async function checkKept(url: string): Promise<RunningPostgres> {
  await untilAnswers(() => isHealthy(url), 10_000).catch((error: unknown) => {
    throw new PartFailed('Postgres', `the server of DATABASE_URL does not answer (${String(error)})`);
  });
  return { ...keptElsewhere('Postgres', new URL(url).host), databaseUrl: url, erase: () => Promise.resolve() };
}
