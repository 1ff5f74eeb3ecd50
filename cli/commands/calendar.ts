import { Command } from 'commander';
import { loadPolicy } from '../../policy/load';
import { yearArgument } from '../arguments';
import { calendarAccount, calendarInWords } from '../calendar-in-words';
import { CommandError } from '../exit-codes';
import { say } from '../say';

const help = `
Deadlines CMS extended show both dates. "recalled": no document was seen for the date; --json names the sources of each.
Releases are acts of CMS: their dates only remind. The next date from today on is marked.`;

/** The year, which siblings take as an option and this command takes either way. */
function yearOf(argument: number | undefined, option: number | undefined): number {
  const year = argument ?? option;
  if (year === undefined) throw new CommandError('The performance year is missing, for example: qpp calendar 2024');
  if (option !== undefined && option !== year)
    throw new CommandError(`Two years are given, ${String(year)} and ${String(option)}; give one.`);
  return year;
}

/** `qpp calendar YEAR`: the dates of a performance year, as its policy has them. Needs no server. */
export const calendarCommand = (): Command =>
  new Command('calendar')
    .description('print the dates of a performance year')
    .argument('[year]', 'performance year', yearArgument)
    .option('--year <year>', 'the same as an option', yearArgument)
    .option('--json', 'one JSON document')
    .addHelpText('after', help)
    .action((argument: number | undefined, { year, json }: { year?: number; json?: boolean }) => {
      const account = calendarAccount(loadPolicy(yearOf(argument, year)));
      if (json === true) say(JSON.stringify(account, null, 2));
      else calendarInWords(account, new Date().toISOString()).forEach(say);
    });
