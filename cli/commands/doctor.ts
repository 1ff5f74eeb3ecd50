import { Command } from 'commander';
import { doctor } from '../../tools/doctor';
import { EXIT } from '../exit-codes';
import { say } from '../say';

/** `qpp doctor`: the whole picture of what is here and what is missing. Changes nothing. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('show every part and program that is needed, where it is, and how to get what is missing')
    .option('--json', 'one JSON document')
    .action(async ({ json }: { json?: boolean }) => {
      const { ok, text } = await doctor();
      say(json === true ? JSON.stringify({ ok, text }, null, 2) : text);
      process.exitCode = ok ? EXIT.ok : EXIT.no;
    });
