import { setMaxListeners } from 'node:events';
import { writeFileSync } from 'node:fs';
import { instantOf } from '../calendar/calendar';
import { EXIT } from '../cli/exit-codes';
import { say, tell } from '../cli/say';
import { sayElapsed } from '../tools/host/progress';
import { stopOnSignals } from '../tools/host/signals';
import { temporalClient } from '../workers/runtime';
import { type House, openHouse } from './house';
import { SCALING, type PreparedYear, liveYear, prepareYear } from './live-year';
import { liveView, plainView } from './live-view';
import type { DemoOptions } from './options';
import { type Plan, planDemo } from './plan';
import type { Surprise } from './play-story';
import { tableInLines } from './print-table';
import { type Ending, endOf, untilAllClosed } from './report-end';
import { Undo } from './undo';
import { watchProgress } from './watch-progress';

/**
 * The whole demonstration: brings up all parts, lives a performance year with its vendors in minutes, shows the final
 * table and the proof that nothing was lost.
 * @returns the exit code: 0 only if the proof holds and every story ended as scripted
 * @throws CommandError, CompressionTooShortError and what the parts say, when it cannot begin
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const plan = planDemo(options, stamp);
  const sink = { news: tell };
  const stopping = new AbortController();
  // Every story waits on this one signal.
  setMaxListeners(0, stopping.signal);
  const undo = new Undo();
  stopOnSignals(async () => {
    stopping.abort();
    sink.news = tell;
    tell('stopping everything that was started …');
    await undo.run();
  });
  try {
    const startedAt = Date.now();
    const house = await openHouse({ keep: options.keep, stamp, progress: (line) => sink.news(line) }, undo);
    tell(`all parts are up after ${sayElapsed(Date.now() - startedAt)}`);
    addressesOf(house).forEach(say);
    const good = await playAndProve(house, plan, options, { sink, signal: stopping.signal });
    if (!options.exit) await stayUp(house);
    undo.keepFiles = !good;
    if (!good) tell(`data and logs stay in ${house.dir}`);
    await undo.run();
    return good ? EXIT.ok : EXIT.no;
  } catch (error) {
    // Whoever was told to stop fails in the middle of everything; the stopping itself ends the process.
    if (stopping.signal.aborted) return untilStopped();
    undo.keepFiles = true;
    await undo.run();
    throw error;
  }
}

interface Around {
  /** Where news go at present: the terminal, or the view. */
  sink: { news: (line: string) => void };
  signal: AbortSignal;
}

async function playAndProve(
  house: House,
  plan: Plan,
  options: DemoOptions,
  { sink, signal }: Around,
): Promise<boolean> {
  const client = temporalClient(house.runtime);
  const year = await prepareYear(house, client, plan, options.tins, sink.news);
  const view = process.stdout.isTTY ? liveView(process.stdout) : plainView(say);
  const watch = watchProgress(house.runtime, year.cast, year.calendar, view);
  sink.news = watch.news;
  signal.addEventListener('abort', () => view.close(), { once: true });
  try {
    const surprises = await liveYear(house, client, plan, year, { news: watch.news, signal });
    const open = await untilAllClosed(house.runtime, client, year.cast, endOfLife(year));
    view.close();
    sink.news = tell;
    const ending = await endOf(house.runtime, client, year.cast);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(ending.rows, null, 2)}\n`);
    return sayEnding(year, ending, surprises, open);
  } finally {
    view.close();
    sink.news = tell;
    await watch.stop();
    await client.connection.close();
  }
}

const endOfLife = ({ calendar }: PreparedYear): number => Date.parse(instantOf(calendar, 'paymentYearEnd') ?? '');

/** Prints table and proof. Returns whether everything is as it must be. */
function sayEnding({ cast }: PreparedYear, ending: Ending, surprises: Surprise[], open: string[]): boolean {
  say('');
  tableInLines(cast, ending.rows, SCALING.factor).forEach(say);
  say('');
  say('Proof:');
  ending.proof.forEach((line) => say(`  ${line}`));
  const wrong = [...open, ...surprises.map(({ story, what }) => `${story}: ${what}`), ...ending.unexpected];
  if (wrong.length > 0) {
    say('');
    say(`${wrong.length} things are not as the scripts have them:`);
    wrong.forEach((line) => say(`  ${line}`));
  }
  const good = wrong.length === 0 && ending.isProven;
  say('');
  say(good ? 'The proof holds, and every story ended as scripted.' : 'NOT as it must be: see above.');
  return good;
}

async function stayUp(house: House): Promise<void> {
  addressesOf(house).forEach(say);
  say('Everything stays up; Ctrl-C stops it all.');
  await untilStopped();
}

/** Never resolves: the signal's own handling ends the process when everything has been stopped. */
const untilStopped = (): Promise<never> => new Promise<never>(() => undefined);

function addressesOf({ temporalUi, apiAddress, dir, pidsFile, logFiles }: House): string[] {
  return [
    `Temporal UI  ${temporalUi || '(the Temporal in use does not say; set TEMPORAL_UI)'}`,
    `API          ${apiAddress}/api`,
    `log files    ${logFiles.join(', ')}`,
    `data         ${dir}`,
    `process ids  ${pidsFile}`,
  ];
}
