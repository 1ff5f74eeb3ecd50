import { Client, Connection } from '@temporalio/client';
import type { Deps } from '../activities/deps';
import { loadCatalogue } from '../catalogue/load';
import { KafkajsPublisher } from '../events/kafkajs-publisher';
import { topicNames } from '../events/topics';
import { loadPolicy } from '../policy/load';
import { encryptedDataConverter } from '../privacy/data-converter';
import { loadKeyring } from '../privacy/key-file';
import { openDatabase } from '../store/database';
import type { Config } from './config';
import { temporalChannel } from './temporal-channel';

/** What every process of the service holds; `close` lets go of it all. */
export interface Runtime extends Deps {
  config: Config;
  close(): Promise<void>;
}

/** Opens store and publisher. Connections are made when first used, so a part that is away does not stop the start. */
export function openRuntime(config: Config, log: (line: string) => void = () => undefined): Runtime {
  const database = openDatabase(config.databaseUrl);
  const publisher = new KafkajsPublisher({
    brokers: config.kafkaBrokers,
    clientId: 'qpp-lifecycle',
    logger: ({ level, message }) => log(`kafka ${level}: ${message}`),
  });
  return {
    config,
    database,
    publisher,
    keyring: loadKeyring(config.keyFile),
    topics: topicNames(config.topicPrefix),
    policyFor: loadPolicy,
    catalogueFor: loadCatalogue,
    environment: config.environment,
    close: async () => {
      await publisher.close();
      await database.destroy();
    },
  };
}

/** A Temporal client that speaks through the encrypting codec. Connects when first used, and again after a loss. */
export function temporalClient(runtime: Runtime): Client {
  const connection = Connection.lazy({
    ...temporalChannel(runtime.config.temporalAddress),
    connectTimeout: '5 seconds',
  });
  return new Client({
    connection,
    namespace: runtime.config.temporalNamespace,
    dataConverter: encryptedDataConverter(runtime.keyring),
  });
}
