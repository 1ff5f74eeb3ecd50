import { sayElapsed } from './host/progress';
import { stopOnSignals } from './host/signals';
import { explain } from './parts/part';
import { runStage } from './verify/run-stage';
import type { Tally } from './verify/run-stage';
import { createServers } from './verify/servers';
import type { Servers } from './verify/servers';
import { BEYOND_CHECK, CHECK } from './verify/stages';
import type { Stage } from './verify/stages';

/** Writes one line of the report; on standard output, as it is the answer of the command. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a stage with what it needs; a need that cannot be met counts as one failed, with its message. */
async function runWithNeeds(stage: Stage, servers: Servers): Promise<Tally> {
  try {
    return await runStage(stage, stage.kind === 'jest' ? await servers.ready(stage.needs) : process.env);
  } catch (error) {
    say(explain(error));
    return { passed: 0, failed: 1 };
  }
}

/**
 * Runs all stages, going on after one that failed, and says for each how it went and how long it took.
 * The last line is exactly `N passed, N failed`.
 * @returns whether everything passed.
 */
export async function verify(stages: readonly Stage[]): Promise<boolean> {
  const servers = createServers();
  stopOnSignals(() => servers.stop());
  const lines: string[] = [];
  const total: Tally = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const startedAt = Date.now();
    say(`\n== ${stage.name}`);
    const { passed, failed } = await runWithNeeds(stage, servers);
    total.passed += passed;
    total.failed += failed;
    const line = `${failed === 0 ? 'ok    ' : 'FAILED'} ${stage.name.padEnd(12)} ${passed} passed, ${failed} failed  (${sayElapsed(Date.now() - startedAt)})`;
    lines.push(line);
    say(`== ${line}`);
  }
  await servers.stop();
  say(`\n${lines.join('\n')}\n`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0;
}

if (require.main === module) {
  const stages = process.argv[2] === 'check' ? CHECK : [...CHECK, ...BEYOND_CHECK];
  void verify(stages).then((passed) => process.exit(passed ? 0 : 1));
}
