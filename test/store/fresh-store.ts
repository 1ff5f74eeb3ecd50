import { randomBytes } from 'node:crypto';
import { Client as PgClient } from 'pg';
import { Keyring } from '../../privacy/keyring';
import { type Database, openDatabase } from '../../store/database';
import { openEntityYear, yearSource } from '../../store/entity-years';
import { migrate } from '../../store/migrate';
import type { FactSource } from '../../store/record-facts';
import { syntheticTin } from '../support/npi';
import { addressOf } from '../support/test-runtime';

/** A database of one test file's own, with a keyring that nobody else has. */
export interface FreshStore {
  url: string;
  database: Database;
  keyring: Keyring;
  /** A new entity-year; no two calls give the same. */
  openYear(): Promise<{ entityKey: string; tin: string; source: FactSource }>;
  drop(): Promise<void>;
}

/** Creates the database; with `empty` it is left without a schema. */
export async function freshStore(options: { empty?: boolean } = {}): Promise<FreshStore> {
  const name = `qpp_store_${randomBytes(6).toString('hex')}`;
  const admin = new PgClient({ connectionString: addressOf('DATABASE_URL') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = new URL(addressOf('DATABASE_URL'));
  url.pathname = `/${name}`;
  const database = openDatabase(url.href, 24);
  const keyring = new Keyring([{ id: 'test', secret: randomBytes(32) }]);
  if (!options.empty) await migrate(database);
  let years = 0;
  return {
    url: url.href,
    database,
    keyring,
    openYear: async () => {
      const tin = syntheticTin((years += 1));
      const entity = { kind: 'tin', identifier: tin, performanceYear: 2024, calendarName: 'none' } as const;
      const entityKey = await openEntityYear(database, keyring, entity);
      return { entityKey, tin, source: yearSource('test', entityKey) };
    },
    drop: async () => {
      await database.destroy();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
