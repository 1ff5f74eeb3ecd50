import { Command } from 'commander';
import { apiCommand } from './commands/api';
import { benchmarkCommand } from './commands/benchmark';
import { calendarCommand } from './commands/calendar';
import { catalogueCommand } from './commands/catalogue';
import { codecCommand } from './commands/codec';
import { demoCommand } from './commands/demo';
import { doctorCommand } from './commands/doctor';
import { eligibilityCommand } from './commands/eligibility';
import { eventsCommand } from './commands/events';
import { explainCommand } from './commands/explain';
import { factsCommand } from './commands/facts';
import { mvpCommand } from './commands/mvp';
import { opsCommand } from './commands/ops';
import { paymentCommand } from './commands/payment';
import { policyCommand } from './commands/policy';
import { reviewCommand } from './commands/review';
import { scoreCommand } from './commands/score';
import { seasonCommand } from './commands/season';
import { setupCommand } from './commands/setup';
import { tokenCommand } from './commands/token';
import { topicsCommand } from './commands/topics';
import { validateCommand } from './commands/validate';
import { workerCommand } from './commands/worker';
import { EXIT } from './exit-codes';
import { endWith, sayFailure, watchOutput } from './fail';
import { printable } from './say';
import { usageEnvelope } from './usage-fault';

const FOOTER = `
Addresses come from the environment: TEMPORAL_ADDRESS, KAFKA_BROKERS, DATABASE_URL, QPP_KEY_FILE (or QPP_KEYS).

Exit codes:
  ${EXIT.ok}   done, or the answer is yes
  ${EXIT.no}   the answer is no: something is missing, was refused, or does not agree
  ${EXIT.usage}   the command line or a file is wrong
  ${EXIT.away}  a part is away; try again later
  ${EXIT.fault}  a fault of ours, with a stack trace, or an answer that could not be written

With --json a failure is one document too, {"error":{"type","message","details":[…]}} on standard output, beside the sentence on
standard error, unless an answer was already begun.`;

/** The whole command line; one file a command in cli/commands. */
export function program(): Command {
  const qpp = new Command('qpp')
    .description('Runs and operates performance years of the CMS Quality Payment Program.')
    .addHelpText('after', FOOTER)
    .showSuggestionAfterError();
  const commands = [
    demoCommand,
    doctorCommand,
    setupCommand,
    topicsCommand,
    workerCommand,
    apiCommand,
    codecCommand,
    tokenCommand,
    factsCommand,
    policyCommand,
    catalogueCommand,
    calendarCommand,
    eligibilityCommand,
    validateCommand,
    scoreCommand,
    explainCommand,
    mvpCommand,
    benchmarkCommand,
    paymentCommand,
    seasonCommand,
    reviewCommand,
    eventsCommand,
    opsCommand,
  ];
  for (const command of commands) qpp.addCommand(command());
  return withUsageCode(qpp);
}

/** A wrong command line ends with our own code, at every depth. */
function withUsageCode(command: Command): Command {
  command.configureOutput({ writeErr: (text) => process.stderr.write(printable(text)) });
  command.exitOverride(({ exitCode, code, message }) => {
    if (exitCode === 0) process.exit(EXIT.ok);
    const sentence = code === 'commander.help' ? 'a command is missing; see --help' : message.replace(/^error: /, '');
    const text = printable(sentence);
    sayFailure({ text, exitCode: EXIT.usage, envelope: usageEnvelope(code, text) });
    process.exit(EXIT.usage);
  });
  command.commands.forEach((each) => withUsageCode(each as Command));
  return command;
}

if (require.main === module) {
  watchOutput();
  program().parseAsync().catch(endWith);
}
