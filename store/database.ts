import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, types } from 'pg';
import type { Tables } from './tables';

const TIMESTAMPTZ = 1184;
const INT8 = 20;
const NUMERIC = 1700;

// Instants cross every border as ISO strings; counters stay far below 2^53; scores and percentages stay exact text.
types.setTypeParser(TIMESTAMPTZ, (text) => new Date(text).toISOString());
types.setTypeParser(INT8, Number);
types.setTypeParser(NUMERIC, (text) => text);

/** The store, or a transaction on it. */
export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/**
 * Opens a pool on Postgres. Every statement has a time limit, so that a store that hangs is told apart from a slow one.
 * An idle connection that breaks (a restarted server) is dropped quietly: the next query opens another.
 */
export function openDatabase(databaseUrl: string, maxConnections = 10): Database {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: maxConnections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
    application_name: 'qpp-lifecycle',
  });
  pool.on('error', () => undefined);
  // A connection in use that breaks between two statements tells nobody but its own listeners, and an error without a
  // listener ends the process. The next statement on it fails, and that failure is the caller's.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Whether an error means that the store is away or restarting (a retry helps), rather than that it said no. */
export function isStoreAway(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  if (typeof code === 'string' && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EAI_|57P0|08|53|25P03)/.test(code)) return true;
  return /timeout exceeded when trying to connect|Connection terminated|terminating connection|not queryable/i.test(
    message ?? '',
  );
}
