import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { brokerList } from '../events/kafka-client';

/** Where the parts are and who we are, from the environment. */
const environment = z.object({
  TEMPORAL_ADDRESS: z.string().default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  KAFKA_BROKERS: z.string().default('127.0.0.1:9092'),
  DATABASE_URL: z.string().default('postgres://postgres@127.0.0.1:5432/qpp'),
  /** Names the environment in event sources; `production` also forbids generated keys and development tokens. */
  QPP_ENV: z
    .string()
    .regex(/^[a-z0-9-]{1,20}$/)
    .default('dev'),
  QPP_KEY_FILE: z.string().optional(),
  QPP_TOPIC_PREFIX: z.string().default('qpp.lifecycle'),
  QPP_API_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  QPP_API_HOST: z.string().default('127.0.0.1'),
  QPP_TASK_QUEUE: z.string().default('qpp-lifecycle'),
});

export interface Config {
  temporalAddress: string;
  temporalNamespace: string;
  kafkaBrokers: string[];
  databaseUrl: string;
  environment: string;
  keyFile: string;
  topicPrefix: string;
  apiPort: number;
  apiHost: string;
  taskQueue: string;
}

/** @throws Error naming each variable that does not fit */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new Error(
      `The environment does not fit: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}`,
    );
  const given = parsed.data;
  return {
    temporalAddress: given.TEMPORAL_ADDRESS,
    temporalNamespace: given.TEMPORAL_NAMESPACE,
    kafkaBrokers: brokerList(given.KAFKA_BROKERS),
    databaseUrl: given.DATABASE_URL,
    environment: given.QPP_ENV,
    keyFile: given.QPP_KEY_FILE ?? join(homedir(), '.qpp-lifecycle', 'keys.json'),
    topicPrefix: given.QPP_TOPIC_PREFIX,
    apiPort: given.QPP_API_PORT,
    apiHost: given.QPP_API_HOST,
    taskQueue: given.QPP_TASK_QUEUE,
  };
}
