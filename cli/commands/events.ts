import { Command } from 'commander';
import { EXIT } from '../exit-codes';
import { say } from '../say';
import { isProven, proofInLines, proveEvents } from '../verify-events';
import { withRuntime } from '../with-runtime';

/** `qpp events verify`: is what Kafka holds what the store says? Exit code 1 when not, or when there is nothing to verify. */
export const eventsCommand = (): Command =>
  new Command('events').description('the facts on Kafka').addCommand(
    new Command('verify')
      .description(
        'rebuild every year from Kafka alone and compare it with the read model; 1 when they differ or hold no fact',
      )
      .option('--json', 'one JSON document')
      .action(({ json }: { json?: boolean }) =>
        withRuntime(async (runtime) => {
          const proof = await proveEvents(runtime);
          const proven = isProven(proof);
          if (json === true) say(JSON.stringify({ proven, ...proof }, null, 2));
          else proofInLines(proof).forEach(say);
          process.exitCode = proven ? EXIT.ok : EXIT.no;
        }),
      ),
  );
