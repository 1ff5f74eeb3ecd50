import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { isProven, proofInLines, proveEvents, readModel } from '../cli/verify-events';
import type { EntityViews } from '../events/rebuild';
import { yearWorkflowId } from '../schemas/ids';
import { untoldRefusals } from '../store/intake';
import { outstandingCount } from '../store/outbox';
import type { Runtime } from '../workers/runtime';
import type { Cast } from './cast';
import { compareWorkflows } from './compare-workflows';
import { patiently } from './patiently';
import { type TableRow, rowsOf, unexpectedEnds } from './table-rows';

/** How long after the last date the last year may take to close. Milliseconds. */
const CLOSE_WITHIN_MS = 240_000;
const LOOK_EVERY_MS = 500;

/** What came of the demonstration. */
export interface Ending {
  rows: TableRow[];
  /** The proof in lines for people. */
  proof: string[];
  isProven: boolean;
  /** Where stories ended otherwise than scripted. */
  unexpected: string[];
}

/** Waits until every year is closed, every refusal told and every fact published. Returns what is still open when time is up. */
export async function untilAllClosed(
  runtime: Runtime,
  client: Client,
  cast: readonly Cast[],
  endsAt: number,
): Promise<string[]> {
  const deadline = Math.max(endsAt, Date.now()) + CLOSE_WITHIN_MS;
  for (;;) {
    const open = await patiently(() => whatIsOpen(runtime, client, cast));
    if (open.length === 0 || Date.now() > deadline) return open;
    await delay(LOOK_EVERY_MS);
  }
}

async function whatIsOpen({ database }: Runtime, client: Client, cast: readonly Cast[]): Promise<string[]> {
  const views = await readModel(database);
  const running = cast.filter(({ played }) => !views.get(played.entityKey)?.state?.closed);
  if (running.length > 0) return running.map(({ story }) => `${story.name}: its year is not closed`);
  const { facts } = await outstandingCount(database);
  if (facts > 0) return [`${facts} facts are not published`];
  const refusals = await untoldRefusals(database, 10);
  if (refusals.length > 0) return [`${refusals.length} refusals are not told`];
  const alive: string[] = [];
  for (const { story, played } of cast) {
    const { status } = await client.workflow.getHandle(yearWorkflowId(played.entityKey)).describe();
    if (status.name !== 'COMPLETED') alive.push(`${story.name}: its workflow is ${status.name}`);
  }
  return alive;
}

/** Reads the final table and proves it: from Kafka alone, from the compacted topics, and by the workflows' own word. */
export async function endOf(runtime: Runtime, client: Client, cast: readonly Cast[]): Promise<Ending> {
  const views = await patiently(() => readModel(runtime.database));
  const rows = cast.flatMap((each) => rowsOf(each, views.get(each.played.entityKey), runtime.keyring));
  const events = await patiently(() => proveEvents(runtime));
  const disagreements = await patiently(() => compareWorkflows(client, runtime.database, ownYears(views, cast)));
  const workflows =
    disagreements.length === 0
      ? [`what ${cast.length} workflows say of themselves: equal to the read model`]
      : [
          `${disagreements.length} disagreements with the workflows`,
          ...disagreements.slice(0, 5).map((each) => `  ${each}`),
        ];
  return {
    rows,
    proof: [...proofInLines(events), ...workflows],
    isProven: isProven(events) && disagreements.length === 0,
    unexpected: [...scripted(cast, rows), ...differencesFromExpected(cast, rows)],
  };
}

/** A store that is kept may hold years of earlier runs, whose workflows may have left with their retention. */
function ownYears(views: EntityViews, cast: readonly Cast[]): EntityViews {
  const own = new Set(cast.map(({ played }) => played.entityKey));
  return new Map([...views].filter(([entityKey]) => own.has(entityKey)));
}

const scripted = (cast: readonly Cast[], rows: TableRow[]): string[] =>
  cast.flatMap((each) => {
    const own = rows.filter(({ story }) => story === each.story.name);
    return unexpectedEnds(each, own).map((what) => `${each.story.name}: ${what}`);
  });

/** Figures that were checked once by hand; a year without such a file is held against the scripts alone. */
export function expectedRows(performanceYear: number): TableRow[] | undefined {
  const file = join(__dirname, 'expected', `${performanceYear}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as TableRow[]) : undefined;
}

const differencesFromExpected = (cast: readonly Cast[], rows: readonly TableRow[]): string[] =>
  rowDifferences(expectedRows(cast[0]?.played.performanceYear ?? 0) ?? [], rows);

/**
 * Where a table differs from the expected one, in words: another row, a row that lacks, a row too many. Stories beyond
 * the expected ones (a longer cast repeats them under other names) are held against their scripts alone.
 */
export function rowDifferences(expected: readonly TableRow[], rows: readonly TableRow[]): string[] {
  const played = new Set(rows.map(({ story }) => story));
  const known = new Set(expected.map(({ story }) => story));
  const key = ({ story, unit }: TableRow) => `${story}, ${unit}`;
  const wanted = new Map(expected.filter(({ story }) => played.has(story)).map((row) => [key(row), row]));
  const found = new Map(rows.filter(({ story }) => known.has(story)).map((row) => [key(row), row]));
  return [...new Set([...wanted.keys(), ...found.keys()])].flatMap((each) => {
    const [one, other] = [JSON.stringify(wanted.get(each)), JSON.stringify(found.get(each))];
    return one === other ? [] : [`${each}: expected ${one ?? 'no such row'}, found ${other ?? 'none'}`];
  });
}
