import { Command } from 'commander';
import type { DemoOptions } from '../../demo/options';
import { runDemo } from '../../demo/run-demo';
import { countArgument, minutesArgument, yearArgument } from '../arguments';

/** `qpp demo`: a whole performance year in minutes, on parts of its own, with its table and proof. */
export const demoCommand = (): Command =>
  new Command('demo')
    .description('live a whole performance year in minutes and prove that nothing was lost')
    .option('--year <year>', 'performance year', yearArgument, 2024)
    .option('--tins <n>', 'how many TINs take part', countArgument, 24)
    .option(
      '--minutes <n>',
      'length of the whole year, from preliminary eligibility to the end of the payment year',
      minutesArgument,
      2.5,
    )
    .option('--exit', 'end after the proof: 0 only if it holds and every story ended as scripted', false)
    .option('--json <file>', 'write the final table to a file')
    .option('--keep <dir>', 'keep data and logs in a folder, and go on with them next time')
    .action(async (options: DemoOptions) => {
      process.exit(await runDemo(options));
    });
