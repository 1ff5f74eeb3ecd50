import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { type Calendar, instantOf, mainMilestones } from '../calendar/calendar';
import { explainFailure } from '../cli/explain-failure';
import { loadFactsFile } from '../cli/load-facts-file';
import { saveCalendar } from '../store/calendars';
import { AtMost } from './at-most';
import { type Cast, castStories } from './cast';
import { untilMoment } from './demo-clock';
import { type WrittenFacts, writeCosts, writeRosters } from './facts-files';
import type { House } from './house';
import { patiently } from './patiently';
import type { Plan } from './plan';
import { type Stage, type Surprise, playStory } from './play-story';
import { hireVendors } from './vendors';

/** Invented; CMS publishes the factor of a payment year when that year is near. */
export const SCALING = { factor: '0.35', synthetic: true } as const;
/** Vendors' calls under way at once. */
const CALLS = 8;
/** From the last preparation to the beginning of the calendar. */
const LEAD_MS = 1_000;
/** Numbers of TINs set apart for one run on a store. */
const TINS_A_RUN = 1_000;

/** A year about to be lived. */
export interface PreparedYear {
  cast: Cast[];
  calendar: Calendar;
  /** What CMS computes after the window has closed. */
  costs: WrittenFacts[];
}

/** Loads rosters and claims by the way every installation loads them, then sets the calendar going. */
export async function prepareYear(
  house: House,
  client: Client,
  plan: Plan,
  count: number,
  news: (line: string) => void,
): Promise<PreparedYear> {
  const { database } = house.runtime;
  const { calendarName, catalogue } = plan;
  const firstTin = (await earlierRuns(house)) * TINS_A_RUN + 1;
  const { cast, choice } = castStories(catalogue, { count, firstTin, calendarName });
  const folder = join(house.dir, 'facts', calendarName);
  for (const written of writeRosters(folder, cast, catalogue.performanceYear))
    await load(house, client, plan, written, news);
  const calendar = plan.calendarFrom(Date.now() + LEAD_MS);
  await patiently(() => saveCalendar(database, calendar, { scaling: SCALING }));
  return { cast, calendar, costs: writeCosts(folder, cast, choice.cost) };
}

/** A year can be lived once only on one store: each run takes TINs of its own. */
async function earlierRuns({ runtime }: House): Promise<number> {
  const rows = await runtime.database.selectFrom('calendars').select('name').where('name', 'like', 'demo-%').execute();
  return rows.length;
}

/** Plays all stories at once, each act at its moment. Resolves with what went otherwise than scripted. */
export async function liveYear(
  house: House,
  client: Client,
  plan: Plan,
  year: PreparedYear,
  show: { news: (line: string) => void; signal: AbortSignal },
): Promise<Surprise[]> {
  const { cast, calendar } = year;
  const { keyring, environment } = house.runtime;
  const tins = cast.map(({ played }) => played.tin);
  const stage: Stage = {
    calendar,
    vendors: await hireVendors(keyring, { address: house.apiAddress, environment, tins }),
    calls: new AtMost(CALLS),
    signal: show.signal,
    onAct: (story, act, answer) => show.news(`${story}: ${act.by} ${act.what} → ${answer}`),
  };
  void tellDates(calendar, show);
  const playing = cast.map((each) =>
    playStory(each, stage).catch((error: unknown) => [{ story: each.story.name, what: explainFailure(error).text }]),
  );
  const [surprises] = await Promise.all([Promise.all(playing), computeCosts(house, client, plan, year, show)]);
  return surprises.flat();
}

/** CMS's part: when the window has closed, costs are known. */
async function computeCosts(
  house: House,
  client: Client,
  plan: Plan,
  { calendar, costs }: PreparedYear,
  show: { news: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  await untilMoment(calendar, 'windowClosed', show.signal);
  for (const written of costs) await load(house, client, plan, written, show.news);
}

async function load(
  house: House,
  client: Client,
  { calendarName, catalogue }: Plan,
  { kind, file }: WrittenFacts,
  news: (line: string) => void,
): Promise<void> {
  const { performanceYear } = catalogue;
  const given = { kind, file, performanceYear, calendarName, batchRef: `${calendarName}-${kind}` };
  const report = await patiently(() => loadFactsFile(house.runtime, client, given));
  const told = report.told > 0 ? `, ${report.told} running years told` : '';
  news(`facts file ${kind}: ${report.rows} rows of ${report.entities.size} TINs${told}`);
}

async function tellDates(
  calendar: Calendar,
  { news, signal }: { news: (line: string) => void; signal: AbortSignal },
): Promise<void> {
  for (const id of mainMilestones) {
    const at = instantOf(calendar, id);
    if (at === null) continue;
    await delay(Math.max(0, Date.parse(at) - Date.now()), undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) news(`date: ${id}`);
  }
}
