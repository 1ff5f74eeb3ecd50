import { Connection } from '@temporalio/client';
import { Command } from 'commander';
import { officialCalendar } from '../../calendar/official-calendar';
import { supportedCatalogueYears } from '../../catalogue/load';
import { ensureTopics } from '../../events/ensure-topics';
import { loadPolicy, supportedPolicyYears } from '../../policy/load';
import { findCalendar, saveCalendar } from '../../store/calendars';
import type { Database } from '../../store/database';
import { migrate } from '../../store/migrate';
import type { Runtime } from '../../workers/runtime';
import { ensureSearchAttributes } from '../../workers/search-attributes';
import { temporalChannel } from '../../workers/temporal-channel';
import { say, tell } from '../say';
import { withRuntime } from '../with-runtime';

/** `qpp setup`: makes store, topics and search attributes ready. May be run any number of times. */
export const setupCommand = (): Command =>
  new Command('setup')
    .description('bring the store, the Kafka topics and the Temporal search attributes up to date (repeatable)')
    .option('--json', 'one JSON document; the steps then stand on standard error')
    .action(({ json }: { json?: boolean }) =>
      withRuntime(async (runtime) => {
        const report = await setUp(runtime, json === true ? tell : say);
        if (json === true) say(JSON.stringify(report, null, 2));
      }),
    );

/** What a setup added; empty lists where everything was there. */
export interface SetupReport {
  /** Names of the migrations of the store. */
  migrations: readonly string[];
  /** Performance years whose official calendars came new. */
  calendars: readonly number[];
  topics: readonly string[];
}

/** Everything a fresh installation needs before its first worker; each step leaves alone what is there. */
export async function setUp(runtime: Runtime, progress: (line: string) => void = say): Promise<SetupReport> {
  const { config, database, topics } = runtime;
  const migrations = await migrate(database);
  progress(migrations.length > 0 ? `store: migrated (${migrations.join(', ')})` : 'store: up to date');
  const added = await addOfficialCalendars(database);
  progress(`calendars: ${added.length > 0 ? `official dates added for ${added.join(', ')}` : 'up to date'}`);
  const { created } = await ensureTopics(config.kafkaBrokers, { names: topics });
  progress(created.length > 0 ? `topics: created ${created.join(', ')}` : 'topics: up to date');
  const connection = await Connection.connect({
    ...temporalChannel(config.temporalAddress),
    connectTimeout: '10 seconds',
  });
  try {
    await ensureSearchAttributes(connection, config.temporalNamespace);
  } finally {
    await connection.close();
  }
  progress('search attributes: up to date');
  return { migrations, calendars: added, topics: created };
}

/** A calendar that is stored may have been corrected since; it is never written over here. */
async function addOfficialCalendars(database: Database): Promise<number[]> {
  const years = supportedPolicyYears().filter((year) => supportedCatalogueYears().includes(year));
  const added: number[] = [];
  for (const year of years) {
    const calendar = officialCalendar(loadPolicy(year).calendar.timers, year);
    if (await findCalendar(database, calendar.name)) continue;
    await saveCalendar(database, calendar);
    added.push(year);
  }
  return added;
}
