import { Command } from 'commander';
import { loadPolicy } from '../../policy/load';
import { yearArgument } from '../arguments';
import { calendarAccount, calendarInWords } from '../calendar-in-words';
import { say } from '../say';

const help = `
Deadlines CMS extended show both dates. "recalled": no document was seen for the date; --json names the sources of each.
Releases are acts of CMS: their dates only remind.`;

/** `qpp calendar YEAR`: the dates of a performance year, as its policy has them. Needs no server. */
export const calendarCommand = (): Command =>
  new Command('calendar')
    .description('print the dates of a performance year')
    .argument('<year>', 'performance year', yearArgument)
    .option('--json', 'one JSON document')
    .addHelpText('after', help)
    .action((year: number, { json }: { json?: boolean }) => {
      const account = calendarAccount(loadPolicy(year));
      if (json === true) say(JSON.stringify(account, null, 2));
      else calendarInWords(account).forEach(say);
    });
