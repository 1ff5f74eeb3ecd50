import { Command } from 'commander';
import { doctor } from '../../tools/doctor';
import { EXIT } from '../exit-codes';
import { say } from '../say';

/** `qpp doctor`: the whole picture of what is here and what is missing. Changes nothing. */
export const doctorCommand = (): Command =>
  new Command('doctor')
    .description('show every part and program that is needed, where it is, and how to get what is missing')
    .action(async () => {
      const { ok, text } = await doctor();
      say(text);
      process.exitCode = ok ? EXIT.ok : EXIT.no;
    });
