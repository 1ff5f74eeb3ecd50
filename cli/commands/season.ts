import type { Client } from '@temporalio/client';
import { Command, Option } from 'commander';
import type { MilestoneId } from '../../calendar/calendar';
import { moveSeasonDate, releaseSeason } from '../../activities/season-acts';
import { type ReleaseKind, type Scaling, findCalendar } from '../../store/calendars';
import type { Runtime } from '../../workers/runtime';
import { countArgument, instantArgument, milestoneArgument, yearArgument } from '../arguments';
import { broadcastChange } from '../broadcast';
import { CommandError } from '../exit-codes';
import { factorArgument } from '../number-arguments';
import { say, tell } from '../say';
import { withClient } from '../with-runtime';

const json = (): Option => new Option('--json', 'one JSON document');
const RELEASES: ReleaseKind[] = ['eligibility-preliminary', 'eligibility-final', 'scores', 'adjustments'];
/** Years woken a second unless told otherwise. */
const PACE = 50;

interface ReleaseOptions {
  year: number;
  kind: ReleaseKind;
  calendar?: string;
  at?: string;
  pace: number;
  scaling?: string;
  additionalScaling?: string;
  synthetic?: boolean;
  json?: boolean;
}

interface MoveOptions {
  calendar: string;
  milestone: MilestoneId;
  at?: string | null;
  reason: string;
  pace: number;
  json?: boolean;
}

/** `qpp season …`: CMS's acts upon all years of a calendar. Stored first, then told to the running years. */
export const seasonCommand = (): Command =>
  new Command('season')
    .description("CMS's acts upon a whole performance year")
    .addCommand(
      new Command('release')
        .description('release eligibility, scores or payment adjustments')
        .requiredOption('--year <year>', 'performance year', yearArgument)
        .addOption(new Option('--kind <kind>', 'what is released').choices(RELEASES).makeOptionMandatory())
        .option('--calendar <name>', 'calendar (default: the official one of the year)')
        .option('--at <instant>', 'instant of the release (default: now)', instantArgument)
        .option('--pace <n>', 'running years told a second', countArgument, PACE)
        .option('--scaling <factor>', "adjustments only: CMS's scaling factor", factorArgument)
        .option('--additional-scaling <factor>', 'factor of the additional adjustment (years to 2022)', factorArgument)
        .option('--synthetic', 'the factors are invented, and labelled so')
        .addOption(json())
        .action(release),
    )
    .addCommand(
      new Command('move')
        .description('move one date of a calendar: an extension or a reopening')
        .requiredOption('--calendar <name>', 'calendar, for example official-2024')
        .requiredOption('--milestone <name>', 'the date, for example submissionClose', milestoneArgument)
        .requiredOption('--at <instant>', 'its new instant, with zone', instantArgument)
        .requiredOption('--reason <text>', "CMS's reason; stands in the notices of every year")
        .option('--pace <n>', 'running years told a second', countArgument, PACE)
        .addOption(json())
        .action(move),
    )
    .addCommand(
      new Command('hold')
        .description('hold one date of a calendar until it is moved again or released')
        .requiredOption('--calendar <name>', 'calendar, for example official-2024')
        .requiredOption('--milestone <name>', 'the date, for example finalScoreRelease', milestoneArgument)
        .requiredOption('--reason <text>', "CMS's reason; stands in the notices of every year")
        .option('--pace <n>', 'running years told a second', countArgument, PACE)
        .addOption(json())
        .action(move),
    );

/**
 * The factors a release brings, if any.
 * @throws CommandError for options that do not go together
 */
export function scalingOf({ kind, scaling, additionalScaling, synthetic }: ReleaseOptions): Scaling | undefined {
  if (scaling === undefined && additionalScaling === undefined && synthetic === undefined) return undefined;
  if (kind !== 'adjustments')
    throw new CommandError(
      `Scaling factors come with --kind adjustments: leave out --scaling, --additional-scaling and --synthetic for ${kind}.`,
    );
  if (scaling === undefined)
    throw new CommandError('--additional-scaling and --synthetic need --scaling, the factor of the adjustment itself.');
  return {
    factor: scaling,
    ...(additionalScaling === undefined ? {} : { additionalFactor: additionalScaling }),
    synthetic: synthetic === true,
  };
}

async function release(options: ReleaseOptions): Promise<void> {
  const { year, kind, calendar = `official-${year}`, at } = options;
  const scaling = scalingOf(options);
  return withClient(async (runtime, client) => {
    await requireCalendar(runtime, calendar);
    const { releasedAt } = await releaseSeason(runtime, calendar, kind, at ?? new Date().toISOString(), scaling);
    const act = { kind, calendar, releasedAt, ...(scaling === undefined ? {} : { scaling }) };
    await tellYears({ runtime, client }, act, `${kind} of ${calendar}: released at ${releasedAt}`, options);
  });
}

/** Moves a date, or holds it until it is moved again or released when `at` is left out. */
function move(options: MoveOptions): Promise<void> {
  const { calendar, milestone, at = null, reason } = options;
  return withClient(async (runtime, client) => {
    await requireCalendar(runtime, calendar);
    await moveSeasonDate(runtime, calendar, { milestone, at, reason });
    const news = `${milestone} of ${calendar}: ${at ? `now ${at}` : 'held until it is moved again or released'}`;
    await tellYears({ runtime, client }, { calendar, milestone, at, reason }, news, options);
  });
}

/** Says what was stored, wakes the running years of the calendar, and says how many. In JSON the two are one document. */
async function tellYears(
  { runtime, client }: { runtime: Runtime; client: Client },
  act: Readonly<Record<string, unknown>> & { calendar: string },
  news: string,
  { pace, json: asJson }: { pace: number; json?: boolean },
): Promise<void> {
  (asJson === true ? tell : say)(news);
  const pacing = { perSecond: pace, progress: (count: number) => tell(`${count} running years told …`) };
  const report = await broadcastChange(client, runtime.database, act.calendar, pacing);
  if (asJson === true) say(JSON.stringify({ ...act, ...report }, null, 2));
  else say(`${report.told} running years told, ${report.notRunning} not running`);
}

async function requireCalendar({ database }: Runtime, name: string): Promise<void> {
  if (await findCalendar(database, name)) return;
  throw new CommandError(`No calendar ${name} in the store. Official ones come with: qpp setup`);
}
