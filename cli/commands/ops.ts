import { Command } from 'commander';
import { raiseGeneration } from '../../activities/ops-acts';
import { partsOfEntityKey } from '../../schemas/ids';
import { findEntityYear, orgRefOf } from '../../store/entity-years';
import { resetYear } from '../../workers/reset-year';
import { orgArgument } from '../arguments';
import { CommandError } from '../exit-codes';
import { say } from '../say';
import { withClient } from '../with-runtime';

interface ResetOptions {
  ticket: string;
  org: string;
  json?: boolean;
}

/** `qpp ops …`: what operators do by hand, each told on the topics. */
export const opsCommand = (): Command =>
  new Command('ops')
    .description('what operators do by hand')
    .addCommand(
      new Command('reset')
        .description('live the present phase of one year again: raises its generation, then resets its workflow')
        .argument('<year>', 'entity-year as the UI shows it: ent_….2024')
        .requiredOption('--ticket <ticket>', 'why: a ticket; the same one again raises the generation only once')
        .option('--org <name>', 'organisation of the operator', orgArgument, 'operations')
        .option('--json', 'one JSON document')
        .action(reset),
    );

function reset(entityKey: string, { ticket, org, json }: ResetOptions): Promise<void> {
  return withClient(async (runtime, client) => {
    if (!(await findEntityYear(runtime.database, entityKey))?.state)
      throw new CommandError(`No year ${entityKey} has begun here`);
    const { performanceYear } = partsOfEntityKey(entityKey);
    const actorRef = orgRefOf(runtime.keyring, org, performanceYear);
    const generation = await raiseGeneration(runtime, entityKey, { actorRef, ticket });
    const runId = await resetYear(client, runtime.config.temporalNamespace, entityKey, ticket);
    if (json === true) say(JSON.stringify({ entityKey, generation, runId }, null, 2));
    else say(`${entityKey}: generation ${generation}, its workflow goes on as run ${runId}`);
  });
}
