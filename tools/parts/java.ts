import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions, findProgram, runToEnd, versionOf } from '../host/programs';
import { PartMissing } from './part';

/** Oldest Java that runs the broker and the time-skipping server. */
export const OLDEST_JAVA = '17';

/** A program of the host with its version. */
export interface Tool {
  program: string;
  version: string;
}

/** Finds a program of the JDK: in JAVA_HOME when that is set, else on PATH; `undefined` when absent or older than {@link OLDEST_JAVA}. */
async function findJdkProgram(name: 'java' | 'javac'): Promise<Tool | undefined> {
  const home = process.env['JAVA_HOME'];
  const inHome = home ? join(home, 'bin', name) : undefined;
  const usable =
    inHome !== undefined &&
    (await access(inHome).then(
      () => true,
      () => false,
    ));
  const program = usable ? inHome : findProgram(name);
  if (program === undefined) return undefined;
  const version = await versionOf(program, ['-version'], /(\d+(?:\.\d+)*)/);
  return version !== undefined && compareVersions(version, OLDEST_JAVA) >= 0 ? { program, version } : undefined;
}

/** The Java launcher, {@link OLDEST_JAVA} or newer. */
export const findJava = () => findJdkProgram('java');

/** The Java compiler, {@link OLDEST_JAVA} or newer. */
export const findJavac = () => findJdkProgram('javac');

/** Maven, which fetches the pinned Java archives. */
export async function findMaven(): Promise<Tool | undefined> {
  const program = findProgram('mvn');
  if (program === undefined) return undefined;
  return { program, version: (await versionOf(program, ['-v'], /Maven (\d+(?:\.\d+)+)/)) ?? 'unknown' };
}

/** Installation hints that every Java-based part repeats. */
export const JAVA_WAYS = [
  `install a JDK ${OLDEST_JAVA} or newer and Maven (Debian: apt-get install openjdk-17-jdk-headless maven)`,
  'run the servers with Docker instead: docker compose up, then give their addresses (see docs/parts.md)',
];

/**
 * Copies the pinned archives of a pom and all they need into a folder.
 * @throws PartMissing when Maven cannot reach them.
 */
export async function copyDependencies(
  part: string,
  neededFor: string,
  maven: Tool,
  pom: string,
  folder: string,
): Promise<void> {
  const args = [
    '-B',
    '-q',
    '-f',
    pom,
    '-Dstyle.color=never',
    // By its full name: the short one makes Maven look up the newest plugin.
    'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${folder}`,
  ];
  const { code, output } = await runToEnd(maven.program, args);
  if (code === 0) return;
  const said = output
    // Debian's launcher colours its output whatever it is told.
    .replace(/\u001b\[[0-9;]*m/g, '')
    .split('\n')
    .filter((line) => line.includes('ERROR'))
    .slice(0, 2)
    .join(' ')
    .slice(0, 600);
  throw new PartMissing(part, `Maven could not fetch it (no network?). ${said}`, neededFor, [
    'try again with the network up: what was fetched is kept',
    ...JAVA_WAYS.slice(1),
  ]);
}
