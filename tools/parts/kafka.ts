import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { exists, provisionOnce } from '../host/cache';
import { startChild } from '../host/child';
import { inCache, pinnedName } from '../host/pinned';
import { findProgram, runToEnd } from '../host/programs';
import { withElapsed } from '../host/progress';
import type { Progress } from '../host/progress';
import { untilAnswers } from '../host/waiting';
import { copyDependencies, findJava, findMaven, JAVA_WAYS, OLDEST_JAVA } from './java';
import { brokerProperties } from './kafka-properties';
import { keptElsewhere, PartFailed, PartMissing, whenReady } from './part';
import type { Addresses, Located, Running } from './part';

/** Version of the broker, pinned in tools/kafka/pom.xml. */
export const KAFKA_VERSION = '4.1.0';

const NEEDED_FOR = 'publishing the facts of each performance year';
const WAYS = [
  ...JAVA_WAYS,
  'put Kafka\'s own "kafka-server-start.sh" on PATH',
  'set KAFKA_BROKERS to a running broker (host:port, several with commas)',
];

/** A usable broker: archives for `java`, Kafka's own start script, or the address of a broker somebody else keeps. */
export interface LocatedKafka extends Located {
  part: 'Kafka';
  /** The Java launcher, where the broker is run from archives. */
  java?: string;
}

const pom = join(__dirname, '..', 'kafka', 'pom.xml');
const cacheName = () => pinnedName('kafka', KAFKA_VERSION, [pom]);

/** Where Kafka is: environment, PATH, cache; `undefined` when it has to be fetched first. */
export async function locate(given: Addresses = process.env): Promise<LocatedKafka | undefined> {
  const brokers = given.KAFKA_BROKERS;
  if (brokers) return { part: 'Kafka', source: 'environment', version: 'unknown', where: brokers };
  const java = await findJava();
  if (!java) return undefined;
  const script = findProgram('kafka-server-start.sh');
  if (script) return { part: 'Kafka', source: 'PATH', version: 'unknown', where: script };
  const folder = await inCache(cacheName());
  return folder === undefined
    ? undefined
    : { part: 'Kafka', source: 'cache', version: KAFKA_VERSION, where: folder, java: java.program };
}

/**
 * Finds Kafka or fetches the broker's archives with Maven (54 MB).
 * @throws PartMissing when Java or Maven is absent, or the archives cannot be fetched.
 */
export async function provision(progress: Progress, given: Addresses = process.env): Promise<LocatedKafka> {
  const found = await locate(given);
  if (found) return found;
  const [java, maven] = await Promise.all([findJava(), findMaven()]);
  if (!java) throw new PartMissing('Kafka', `no Java ${OLDEST_JAVA} or newer to run it on`, NEEDED_FOR, WAYS);
  if (!maven)
    throw new PartMissing('Kafka', 'no broker on this machine, and no Maven to fetch it with', NEEDED_FOR, WAYS);
  const folder = await provisionOnce(cacheName(), progress, (work) =>
    withElapsed(progress, `fetching the Kafka broker ${KAFKA_VERSION} (54 MB)`, () =>
      copyDependencies('Kafka', NEEDED_FOR, maven, pom, work),
    ),
  );
  return { part: 'Kafka', source: 'cache', version: KAFKA_VERSION, where: folder, java: java.program };
}

/** How the broker is started; everything it keeps stands in `dir`. The controller's port must stay the same over restarts. */
export interface KafkaOptions {
  located: LocatedKafka;
  dir: string;
  port: number;
  controllerPort: number;
}

/** Command, arguments and environment that run one of Kafka's programs: `storage` formats the data folder, `server` is the broker. */
function kafkaCommand(located: LocatedKafka, program: 'storage' | 'server', args: readonly string[]) {
  if (located.java === undefined) {
    const script = program === 'server' ? 'kafka-server-start.sh' : 'kafka-storage.sh';
    return {
      command: join(dirname(located.where), script),
      args,
      env: { ...process.env, KAFKA_HEAP_OPTS: '-Xmx512m' },
    };
  }
  const main = program === 'server' ? 'kafka.Kafka' : 'kafka.tools.StorageTool';
  const jvm = [
    '-Xmx512m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=4',
    '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  ];
  return { command: located.java, args: [...jvm, '-cp', join(located.where, '*'), main, ...args], env: process.env };
}

/** Formats the data folder for a single KRaft node, once. */
async function format(options: KafkaOptions, properties: string): Promise<void> {
  if (await exists(join(options.dir, 'data', 'meta.properties'))) return;
  const clusterId = newClusterId();
  const { command, args, env } = kafkaCommand(options.located, 'storage', [
    'format',
    '-t',
    clusterId,
    '-c',
    properties,
    '--ignore-formatted',
  ]);
  const { code, output } = await runToEnd(command, args, { env });
  if (code !== 0) throw new PartFailed('Kafka', 'its data folder could not be formatted', output.trim().slice(-1500));
}

/** A random cluster id that never begins with a dash: the storage tool would take it for an option. */
export function newClusterId(bytes = randomBytes(16)): string {
  bytes[0]! &= 0x7f;
  return bytes.toString('base64url');
}

/** Resolves when a broker at this address answers and the cluster has a controller. */
export async function isHealthy(brokers: string): Promise<void> {
  const kafka = new Kafka({
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    connectionTimeout: 1000,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const cluster = await admin.describeCluster();
    if (cluster.brokers.length === 0) throw new Error('the cluster has no broker in service yet');
  } finally {
    await admin.disconnect();
  }
}

/**
 * Starts the broker, or checks the one the environment names, and waits until it answers.
 * @throws PartFailed when it does not.
 */
export async function start(options: KafkaOptions): Promise<Running> {
  const { located, dir } = options;
  if (located.source === 'environment') {
    await untilAnswers(() => isHealthy(located.where), 10_000).catch((error: unknown) => {
      throw new PartFailed('Kafka', `KAFKA_BROKERS=${located.where} does not answer (${String(error)})`);
    });
    return keptElsewhere('Kafka', located.where);
  }
  await mkdir(dir, { recursive: true });
  const properties = join(dir, 'server.properties');
  await writeFile(properties, brokerProperties(options));
  await format(options, properties);
  const logFile = join(dir, 'kafka.log');
  const child = await startChild({ ...kafkaCommand(located, 'server', [properties]), logFile, cwd: dir });
  const address = `127.0.0.1:${options.port}`;
  return whenReady({ name: 'Kafka', address, child, logFile, timeoutMs: 90_000 }, () => isHealthy(address));
}
