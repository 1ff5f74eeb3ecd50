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
}

interface MoveOptions {
  calendar: string;
  milestone: MilestoneId;
  at?: string | null;
  reason: string;
  pace: number;
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
        .action(move),
    )
    .addCommand(
      new Command('hold')
        .description('hold one date of a calendar until it is moved again or released')
        .requiredOption('--calendar <name>', 'calendar, for example official-2024')
        .requiredOption('--milestone <name>', 'the date, for example finalScoreRelease', milestoneArgument)
        .requiredOption('--reason <text>', "CMS's reason; stands in the notices of every year")
        .option('--pace <n>', 'running years told a second', countArgument, PACE)
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
  const { year, kind, calendar = `official-${year}`, at, pace } = options;
  const scaling = scalingOf(options);
  return withClient(async (runtime, client) => {
    await requireCalendar(runtime, calendar);
    const { releasedAt } = await releaseSeason(runtime, calendar, kind, at ?? new Date().toISOString(), scaling);
    say(`${kind} of ${calendar}: released at ${releasedAt}`);
    sayReport(await broadcastChange(client, runtime.database, calendar, { perSecond: pace, progress: sayProgress }));
  });
}

/** Moves a date, or holds it until it is moved again or released when `at` is left out. */
function move({ calendar, milestone, at = null, reason, pace }: MoveOptions): Promise<void> {
  return withClient(async (runtime, client) => {
    await requireCalendar(runtime, calendar);
    await moveSeasonDate(runtime, calendar, { milestone, at, reason });
    say(`${milestone} of ${calendar}: ${at ? `now ${at}` : 'held until it is moved again or released'}`);
    sayReport(await broadcastChange(client, runtime.database, calendar, { perSecond: pace, progress: sayProgress }));
  });
}

async function requireCalendar({ database }: Runtime, name: string): Promise<void> {
  if (await findCalendar(database, name)) return;
  throw new CommandError(`No calendar ${name} in the store. Official ones come with: qpp setup`);
}

const sayProgress = (told: number): void => tell(`${told} running years told …`);

const sayReport = ({ told, notRunning }: { told: number; notRunning: number }): void =>
  say(`${told} running years told, ${notRunning} not running`);
