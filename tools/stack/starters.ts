import { join } from 'node:path';
import { choosePort } from '../host/ports';
import type { Progress } from '../host/progress';
import * as kafka from '../parts/kafka';
import type { Running } from '../parts/part';
import * as postgres from '../parts/postgres';
import * as temporal from '../parts/temporal';
import { WANTED_PORTS } from './options';
import type { StackOptions } from './options';

/** How each wanted part is started, over and over on the same port and data folder. Parts left out are absent. */
export interface Starters {
  temporal?: () => Promise<Running>;
  kafka?: () => Promise<Running>;
  postgres?: () => Promise<postgres.RunningPostgres>;
  /** Address of the Temporal UI; empty when it is not known. */
  temporalUi: string;
}

/** Where Kafka's controller listens when it can; nobody else needs to know. */
const CONTROLLER_PORT = 19_092;

/** Chooses a port for one listener, and says so when it is not the usual one. */
async function port(options: StackOptions, name: keyof typeof WANTED_PORTS, wantedBy: string, progress: Progress) {
  const asked = options.ports?.[name];
  const wanted = asked ?? WANTED_PORTS[name];
  const chosen = await choosePort({ wanted, fixed: asked !== undefined, wantedBy });
  if (chosen !== wanted) progress(`${wantedBy}: port ${wanted} is in use, taking ${chosen}`);
  return chosen;
}

/** Finds or makes Postgres and chooses its place. */
async function postgresStarter(options: StackOptions, dir: string, progress: Progress) {
  const located = await postgres.provision(progress, options.own ? {} : process.env);
  const kept = located.source === 'environment';
  const chosen = kept ? 0 : await port(options, 'postgres', 'Postgres', progress);
  const settings = { located, dir: join(dir, 'postgres'), port: chosen, database: options.database ?? 'qpp' };
  return () => postgres.start(settings);
}

/** Finds or makes Kafka and chooses its place. */
async function kafkaStarter(options: StackOptions, dir: string, progress: Progress) {
  const located = await kafka.provision(progress, options.own ? {} : process.env);
  const kept = located.source === 'environment';
  const chosen = kept ? 0 : await port(options, 'kafka', 'Kafka', progress);
  const controllerPort = kept
    ? 0
    : await choosePort({ wanted: CONTROLLER_PORT, fixed: false, wantedBy: "Kafka's controller" });
  const settings = { located, dir: join(dir, 'kafka'), port: chosen, controllerPort };
  return () => kafka.start(settings);
}

/** Finds or makes Temporal and chooses its places. */
async function temporalStarter(options: StackOptions, dir: string, progress: Progress) {
  const located = await temporal.provision(progress, options.own ? {} : process.env);
  const { searchAttributes, dynamicConfig, uiCodecEndpoint } = options;
  const shared = { located, dir: join(dir, 'temporal'), searchAttributes, dynamicConfig, uiCodecEndpoint };
  if (located.source === 'environment') {
    return { start: () => temporal.start({ ...shared, port: 0, uiPort: 0 }), ui: process.env['TEMPORAL_UI'] ?? '' };
  }
  const grpc = await port(options, 'temporal', 'Temporal', progress);
  const ui = await port(options, 'temporalUi', 'Temporal UI', progress);
  return { start: () => temporal.start({ ...shared, port: grpc, uiPort: ui }), ui: `http://127.0.0.1:${ui}` };
}

/**
 * Makes everything ready to start: one part after the other, as a build takes all the machine has.
 * @throws PartMissing or PortInUse.
 */
export async function prepare(options: StackOptions, dir: string, progress: Progress): Promise<Starters> {
  const wanted = (flag: boolean | undefined) => flag !== false;
  const startPostgres = wanted(options.postgres) ? await postgresStarter(options, dir, progress) : undefined;
  const startKafka = wanted(options.kafka) ? await kafkaStarter(options, dir, progress) : undefined;
  const startTemporal = wanted(options.temporal) ? await temporalStarter(options, dir, progress) : undefined;
  return {
    postgres: startPostgres,
    kafka: startKafka,
    temporal: startTemporal?.start,
    temporalUi: startTemporal?.ui ?? '',
  };
}
