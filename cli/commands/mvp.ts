import { Command } from 'commander';
import { countArgument } from '../arguments';
import { fitCommand } from '../fit-mvps';
import type { FitOptions } from '../fit-mvps';

const fitSubcommand = (): Command =>
  new Command('fit')
    .description('which MVPs of its year a submission would fill, and the score under each')
    .argument('<submission>', 'submission in the CMS wire format, - for standard input')
    .option('--facts <file>', 'what is known of the unit beside its submission (docs/scoring.md)')
    .option('--program <name>', 'read the sets of this program (default: mips, or the only one)')
    .option('--limit <count>', 'pathways shown', countArgument, 10)
    .option('--verbose', 'the effect of each fact that was not given')
    .option('--json', 'one JSON document on standard output, with all pathways')
    .action((file: string, options: FitOptions) => fitCommand(file, options));

/** `qpp mvp …`: MIPS Value Pathways. Needs no server. */
export const mvpCommand = (): Command =>
  new Command('mvp').description('MIPS Value Pathways').addCommand(fitSubcommand());
