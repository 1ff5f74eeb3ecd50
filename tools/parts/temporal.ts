import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TypedSearchAttributes } from '@temporalio/common';
import type { SearchAttributeType } from '@temporalio/common';
import { provisionOnce } from '../host/cache';
import { startChild } from '../host/child';
import { inCache, pinnedName } from '../host/pinned';
import { compareVersions, findProgram, runToEnd, versionOf } from '../host/programs';
import { withElapsed } from '../host/progress';
import type { Progress } from '../host/progress';
import { untilAnswers } from '../host/waiting';
import { keptElsewhere, PartFailed, PartMissing, whenReady } from './part';
import type { Addresses, Located, Running } from './part';
import { isHealthy } from './temporal-client';

/** Version of the Temporal command that is built when none is found; pinned with its checksums in tools/temporal-cli. */
export const TEMPORAL_VERSION = '1.5.1';

/** A `temporal` on PATH is used from `from` on and below `below`. */
export const SUPPORTED_TEMPORAL = { from: '1.5.0', below: '2.0.0' } as const;

const NEEDED_FOR = 'running the performance years (workflows) and showing them in the Temporal UI';
const WAYS = [
  'install Go 1.25 or newer: it is then built once, in three to five minutes, and kept in the cache',
  `put a "temporal" command (${SUPPORTED_TEMPORAL.from} or newer, below ${SUPPORTED_TEMPORAL.below}) on PATH`,
  'set TEMPORAL_ADDRESS to a running server, for example that of: docker compose up',
];

/** A usable Temporal: a program, or the address of a server somebody else keeps. */
export interface LocatedTemporal extends Located {
  part: 'Temporal';
}

const folderOfPin = join(__dirname, '..', 'temporal-cli');

/** Name of the built command's folder in the cache. */
function cacheName(): string {
  return pinnedName(
    'temporal',
    TEMPORAL_VERSION,
    ['go.mod', 'go.sum'].map((file) => join(folderOfPin, file)),
  );
}

/** Where Temporal is: environment, PATH, cache; `undefined` when it has to be built first. Starts and changes nothing. */
export async function locate(given: Addresses = process.env): Promise<LocatedTemporal | undefined> {
  const address = given.TEMPORAL_ADDRESS;
  if (address) return { part: 'Temporal', source: 'environment', version: 'unknown', where: address };
  const program = findProgram('temporal');
  const version = program && (await versionOf(program, ['--version'], /version (\d+\.\d+\.\d+)/));
  if (program && version && isSupported(version)) return { part: 'Temporal', source: 'PATH', version, where: program };
  const folder = await inCache(cacheName());
  return folder === undefined
    ? undefined
    : { part: 'Temporal', source: 'cache', version: TEMPORAL_VERSION, where: join(folder, 'temporal') };
}

/** Whether a `temporal` of this version can serve us. */
export function isSupported(version: string): boolean {
  return (
    compareVersions(version, SUPPORTED_TEMPORAL.from) >= 0 && compareVersions(version, SUPPORTED_TEMPORAL.below) < 0
  );
}

/**
 * Finds Temporal or builds it with Go (minutes, the first time).
 * @throws PartMissing when there is no Go, or its modules cannot be fetched.
 */
export async function provision(progress: Progress, given: Addresses = process.env): Promise<LocatedTemporal> {
  const found = await locate(given);
  if (found) return found;
  const go = findProgram('go');
  if (!go) throw new PartMissing('Temporal', 'no "temporal" command, and no Go to build it with', NEEDED_FOR, WAYS);
  const folder = await provisionOnce(cacheName(), progress, (work) =>
    withElapsed(
      progress,
      `building the Temporal dev server ${TEMPORAL_VERSION} with Go (once, three to five minutes)`,
      () => build(go, work),
    ),
  );
  return { part: 'Temporal', source: 'cache', version: TEMPORAL_VERSION, where: join(folder, 'temporal') };
}

/** Builds the pinned command into a folder. Go keeps what it compiled, so a second try goes on where the first ended. */
async function build(go: string, folder: string): Promise<void> {
  const stamp = `-s -w -X github.com/temporalio/cli/temporalcli.Version=${TEMPORAL_VERSION}`;
  const args = [
    'build',
    '-trimpath',
    '-buildvcs=false',
    '-ldflags',
    stamp,
    '-o',
    join(folder, 'temporal'),
    'github.com/temporalio/cli/cmd/temporal',
  ];
  const { code, output } = await runToEnd(go, args, { cwd: folderOfPin });
  if (code === 0) return;
  throw new PartMissing(
    'Temporal',
    `Go could not build it (no network, or Go too old?). ${output.trim().slice(-600)}`,
    NEEDED_FOR,
    ['try again with the network up: what was fetched and compiled is kept', ...WAYS.slice(1)],
  );
}

/** How the dev server is started. Everything it must keep stands in `dir`, so that a restart goes on with it. */
export interface TemporalOptions {
  located: LocatedTemporal;
  dir: string;
  port: number;
  uiPort: number;
  /** Custom search attributes by name, for example `{ QppPhase: 'KEYWORD' }`; a server somebody else keeps is not changed. */
  searchAttributes?: Readonly<Record<string, SearchAttributeType>>;
  /** Server settings by key, values as JSON, for example `{ 'limit.maxIDLength': '255' }`. */
  dynamicConfig?: Readonly<Record<string, string>>;
  /** Where the UI asks for payloads to be decoded. */
  uiCodecEndpoint?: string;
}

/** Search attribute types as the command names them: `Keyword` for the SDK's `KEYWORD`. */
function commandTypes(attributes: Readonly<Record<string, SearchAttributeType>>): Record<string, string> {
  const named = Object.entries(attributes).map(([name, type]) => [name, TypedSearchAttributes.toMetadataType(type)]);
  return Object.fromEntries(named) as Record<string, string>;
}

/** Command line of the dev server. */
function serverArgs(options: TemporalOptions): string[] {
  const pairs = (flag: string, values: Readonly<Record<string, string>> = {}) =>
    Object.entries(values).flatMap(([key, value]) => [flag, `${key}=${value}`]);
  return [
    ...[
      'server',
      'start-dev',
      '--ip',
      '127.0.0.1',
      '--port',
      String(options.port),
      '--ui-port',
      String(options.uiPort),
    ],
    ...['--db-filename', join(options.dir, 'temporal.db'), '--log-level', 'error'],
    ...['--sqlite-pragma', 'journal_mode=WAL', '--sqlite-pragma', 'synchronous=NORMAL'],
    ...pairs('--search-attribute', commandTypes(options.searchAttributes ?? {})),
    ...pairs('--dynamic-config-value', options.dynamicConfig),
    ...(options.uiCodecEndpoint ? ['--ui-codec-endpoint', options.uiCodecEndpoint] : []),
  ];
}

/**
 * Starts the dev server, or checks the one the environment names, and waits until it answers.
 * @throws PartFailed when it does not.
 */
export async function start(options: TemporalOptions): Promise<Running> {
  const { located, dir } = options;
  if (located.source === 'environment') {
    await untilAnswers(() => isHealthy(located.where), 10_000).catch((error: unknown) => {
      throw new PartFailed('Temporal', `TEMPORAL_ADDRESS=${located.where} does not answer (${String(error)})`);
    });
    return keptElsewhere('Temporal', located.where);
  }
  await mkdir(dir, { recursive: true });
  const address = `127.0.0.1:${options.port}`;
  const logFile = join(dir, 'temporal.log');
  const child = await startChild({ command: located.where, args: serverArgs(options), logFile, cwd: dir });
  return whenReady({ name: 'Temporal', address, child, logFile, timeoutMs: 60_000 }, () => isHealthy(address));
}
