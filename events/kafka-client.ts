import { Kafka, logLevel } from 'kafkajs';

/** What the Kafka client has to say, one entry at a time. Entries carry hosts and topics, never payloads. */
export type KafkaLogger = (entry: { level: 'error' | 'warn' | 'info' | 'debug'; message: string }) => void;

/** How to reach the brokers. */
export interface KafkaAddress {
  /** `host:port`, several for a cluster. */
  brokers: string[];
  clientId?: string;
  connectionTimeoutMs?: number;
  requestTimeoutMs?: number;
  /** Without one the client is silent: what matters reaches the caller as an error. */
  logger?: KafkaLogger;
}

const LEVELS = { 1: 'error', 2: 'warn', 4: 'info', 5: 'debug' } as const;

/** Reads `KAFKA_BROKERS` as a list: `host:port[,host:port…]`. */
export function brokerList(text: string): string[] {
  return text
    .split(',')
    .map((broker) => broker.trim())
    .filter((broker) => broker !== '');
}

/**
 * A client with explicit time limits.
 * @param retries how often the client itself tries again; publishers use 0, for their callers retry
 */
export function kafkaClient(address: KafkaAddress, retries: number): Kafka {
  const { logger } = address;
  return new Kafka({
    brokers: address.brokers,
    clientId: address.clientId ?? 'qpp-lifecycle',
    connectionTimeout: address.connectionTimeoutMs ?? 3_000,
    requestTimeout: address.requestTimeoutMs ?? 10_000,
    enforceRequestTimeout: true,
    retry: { retries },
    logLevel: logger ? logLevel.INFO : logLevel.NOTHING,
    logCreator:
      () =>
      ({ level, log }) => {
        if (level !== logLevel.NOTHING) logger?.({ level: LEVELS[level], message: log.message });
      },
  });
}
