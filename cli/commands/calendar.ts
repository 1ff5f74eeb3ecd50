import { Command } from 'commander';
import { milestonesInOrder } from '../../calendar/calendar';
import { formatDeadline } from '../../calendar/format-deadline';
import { officialCalendar } from '../../calendar/official-calendar';
import { loadPolicy } from '../../policy/load';
import { yearArgument } from '../arguments';
import { say } from '../say';

/** `qpp calendar YEAR`: the dates of a performance year, as its policy has them. Needs no server. */
export const calendarCommand = (): Command =>
  new Command('calendar')
    .description('print the dates of a performance year')
    .argument('<year>', 'performance year', yearArgument)
    .action((year: number) => {
      const calendar = officialCalendar(loadPolicy(year).calendar.timers, year);
      say(`Performance year ${year}, payment year ${loadPolicy(year).paymentYear}: ${calendar.name}`);
      for (const { id, kind, at, earliestAt, latestAt } of milestonesInOrder(calendar)) {
        const bracket = earliestAt
          ? `expected ${formatDeadline(earliestAt)} to ${formatDeadline(latestAt ?? null)}`
          : 'not dated';
        say(`  ${id.padEnd(34)} ${kind.padEnd(9)} ${at ? formatDeadline(at) : bracket}`);
      }
    });
