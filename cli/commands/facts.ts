import { Argument, Command } from 'commander';
import { officialCalendar } from '../../calendar/official-calendar';
import { type FactsKind, factsKinds } from '../../loader/rows';
import { loadPolicy } from '../../policy/load';
import { findCalendar, saveCalendar } from '../../store/calendars';
import type { Database } from '../../store/database';
import { yearArgument } from '../arguments';
import { CommandError, EXIT } from '../exit-codes';
import { loadFactsFile } from '../load-facts-file';
import { RowProblems } from '../row-problems';
import { say } from '../say';
import { withClient } from '../with-runtime';

interface LoadOptions {
  year: number;
  calendar?: string;
  preview?: boolean;
  json?: boolean;
}

/** `qpp facts load KIND FILE`: rosters, claims, costs and whatever else comes from outside (docs/facts-format.md). */
export const factsCommand = (): Command =>
  new Command('facts')
    .description('facts from outside: rosters, claims, cost')
    .addCommand(
      new Command('load')
        .description('load a facts file; bad rows are told by line and left out (repeatable)')
        .addArgument(new Argument('<kind>', 'kind of file').choices(factsKinds))
        .argument('<file>', 'CSV or NDJSON file')
        .requiredOption('--year <year>', 'performance year', yearArgument)
        .option('--calendar <name>', 'calendar of the years seen for the first time (default: the official one)')
        .option('--preview', 'take NPIs with a wrong check digit, with a warning')
        .option('--json', 'one JSON document; the problems of the first rows that have any stand in it too')
        .action(load),
    );

async function load(kind: FactsKind, file: string, { year, calendar, preview, json }: LoadOptions): Promise<void> {
  await withClient(async (runtime, client) => {
    const calendarName = await calendarFor(runtime.database, year, calendar);
    const problems = new RowProblems();
    const report = await loadFactsFile(runtime, client, {
      file,
      kind,
      performanceYear: year,
      calendarName,
      mode: preview ? 'preview' : 'production',
      onProblem: (...found) => problems.add(...found),
    });
    if (report.refused > 0) process.exitCode = EXIT.no;
    const { batchRef, rows, entities, refused, told } = report;
    const counts = { batchRef, rows, practices: entities.size, refused, told };
    if (json === true) return say(JSON.stringify({ ...counts, ...problems.document() }, null, 2));
    say(
      `${rows} rows of ${entities.size} practices loaded as ${batchRef}, ${refused} refused, ${told} running years told`,
    );
  });
}

async function calendarFor(database: Database, year: number, name: string | undefined): Promise<string> {
  if (name === undefined) {
    const official = officialCalendar(loadPolicy(year).calendar.timers, year);
    if (!(await findCalendar(database, official.name))) await saveCalendar(database, official);
    return official.name;
  }
  const stored = await findCalendar(database, name);
  if (stored?.calendar.performanceYear === year) return name;
  throw new CommandError(`No calendar ${name} of performance year ${year} in the store.`);
}
