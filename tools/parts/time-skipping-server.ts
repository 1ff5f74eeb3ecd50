import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { provisionOnce } from '../host/cache';
import { inCache, pinnedName } from '../host/pinned';
import { runToEnd } from '../host/programs';
import { withElapsed } from '../host/progress';
import type { Progress } from '../host/progress';
import { copyDependencies, findJava, findJavac, findMaven, JAVA_WAYS, OLDEST_JAVA } from './java';
import { PartMissing } from './part';
import type { Located } from './part';

/** Version of the time-skipping test server, pinned in tools/time-skipping/pom.xml. */
export const TIME_SKIPPING_VERSION = '1.31.0';

const NAME = 'time-skipping server';
const NEEDED_FOR = 'the tests that tell whole years in skipped time (the demo does without)';
const WAYS = JAVA_WAYS.slice(0, 1);

/** A usable time-skipping server. `where` is a start script: `<where> <port> [<instant>]`. */
export interface LocatedTimeSkipping extends Located {
  part: typeof NAME;
}

const sources = join(__dirname, '..', 'time-skipping');
const pom = join(sources, 'pom.xml');
const launcher = join(sources, 'Launch.java');
const cacheName = () => pinnedName('time-skipping', TIME_SKIPPING_VERSION, [pom, launcher]);
const inFolder = (folder: string): LocatedTimeSkipping => ({
  part: NAME,
  source: 'cache',
  version: TIME_SKIPPING_VERSION,
  where: join(folder, 'time-skipping-server'),
});

/** Where the server is: only the cache has it; `undefined` when it has to be fetched first. */
export async function locate(): Promise<LocatedTimeSkipping | undefined> {
  const folder = await inCache(cacheName());
  return folder && (await findJava()) ? inFolder(folder) : undefined;
}

/**
 * Finds the server, or fetches its archives with Maven and compiles its launcher.
 * @throws PartMissing when Java, its compiler or Maven is absent, or the archives cannot be fetched.
 */
export async function provision(progress: Progress): Promise<LocatedTimeSkipping> {
  const found = await locate();
  if (found) return found;
  const [java, javac, maven] = await Promise.all([findJava(), findJavac(), findMaven()]);
  if (!java) throw new PartMissing(NAME, `no Java ${OLDEST_JAVA} or newer to run it on`, NEEDED_FOR, WAYS);
  if (!javac)
    throw new PartMissing(NAME, `no Java compiler (javac ${OLDEST_JAVA} or newer) for its launcher`, NEEDED_FOR, WAYS);
  if (!maven) throw new PartMissing(NAME, 'no Maven to fetch it with', NEEDED_FOR, WAYS);
  const folder = await provisionOnce(cacheName(), progress, (work) =>
    withElapsed(progress, `fetching the time-skipping server ${TIME_SKIPPING_VERSION} (30 MB)`, async () => {
      await copyDependencies(NAME, NEEDED_FOR, maven, pom, join(work, 'lib'));
      await compile(javac.program, work);
    }),
  );
  return inFolder(folder);
}

/** Compiles the launcher and writes the start script beside it. Paths in the script are relative: the folder is still to be renamed. */
async function compile(javac: string, work: string): Promise<void> {
  await rm(join(work, 'classes'), { recursive: true, force: true });
  const { code, output } = await runToEnd(javac, [
    '-cp',
    join(work, 'lib', '*'),
    '-d',
    join(work, 'classes'),
    launcher,
  ]);
  if (code !== 0)
    throw new PartMissing(NAME, `its launcher did not compile. ${output.trim().slice(-600)}`, NEEDED_FOR, WAYS);
  const script = join(work, 'time-skipping-server');
  const lines = [
    '#!/bin/sh',
    '# time-skipping-server PORT [INSTANT]: listens on 127.0.0.1:PORT with its clock at INSTANT (ISO 8601), else at the present.',
    'here=$(dirname "$0")',
    'java="${JAVA_HOME:+$JAVA_HOME/bin/}java"',
    'exec "$java" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.slf4j.simpleLogger.defaultLogLevel=error \\',
    '  -cp "$here/classes:$here/lib/*" Launch "$@"',
  ];
  await writeFile(script, `${lines.join('\n')}\n`);
  await chmod(script, 0o755);
}
