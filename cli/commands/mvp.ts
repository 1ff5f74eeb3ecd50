import { Command } from 'commander';
import { countArgument } from '../arguments';
import { fitCommand } from '../fit-mvps';
import type { FitOptions } from '../fit-mvps';
import { withScoreFiles } from './score';

const fitSubcommand = (): Command =>
  withScoreFiles(
    new Command('fit').description('which MVPs of its year a submission would fill, and the score under each'),
  )
    .option('--program <name>', 'read the sets of this program (default: mips, or the only one)')
    .option('--limit <count>', 'pathways shown; JSON holds all', countArgument, 10)
    .action((file: string, options: FitOptions) => fitCommand(file, options));

/** `qpp mvp …`: MIPS Value Pathways. Needs no server. */
export const mvpCommand = (): Command =>
  new Command('mvp').description('MIPS Value Pathways').addCommand(fitSubcommand());
