import { sayElapsed } from './host/progress';
import { stopOnSignals } from './host/signals';
import { explain } from './parts/part';
import { runStage } from './verify/run-stage';
import type { StageResult } from './verify/run-stage';
import { createServers } from './verify/servers';
import type { Servers } from './verify/servers';
import { BEYOND_CHECK, CHECK } from './verify/stages';
import type { Stage } from './verify/stages';

/** Writes one line of the report; on standard output, as it is the answer of the command. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a stage with what it needs; a need that cannot be met counts as one failed, with its message. */
async function runWithNeeds(stage: Stage, servers: Servers): Promise<StageResult> {
  const startedAt = Date.now();
  try {
    return await runStage(stage, stage.kind === 'jest' ? await servers.ready(stage.needs) : process.env);
  } catch (error) {
    return { passed: 0, failed: 1, ms: Date.now() - startedAt, output: explain(error) };
  }
}

/** One line on how a stage went. */
export function sayStage(stage: Stage, { passed, failed, ms, notRun }: StageResult): string {
  if (notRun !== undefined) return `not run ${stage.name.padEnd(12)} ${notRun}`;
  const verdict = failed === 0 ? 'ok     ' : 'FAILED ';
  return `${verdict} ${stage.name.padEnd(12)} ${passed} passed, ${failed} failed  (${sayElapsed(ms)})`;
}

/**
 * Runs all stages, going on after one that failed, and says for each how it went and how long it took.
 * The programs that only read the sources run side by side. The last line is exactly `N passed, N failed`.
 * @returns whether everything passed.
 */
export async function verify(stages: readonly Stage[]): Promise<boolean> {
  const servers = createServers();
  stopOnSignals(() => servers.stop());
  const readers = new Map(
    stages.filter(({ kind }) => kind === 'command').map((stage) => [stage, runWithNeeds(stage, servers)]),
  );
  const lines: string[] = [];
  const total = { passed: 0, failed: 0 };
  for (const stage of stages) {
    say(`\n== ${stage.name}`);
    const result = await (readers.get(stage) ?? runWithNeeds(stage, servers));
    total.passed += result.passed;
    total.failed += result.failed;
    if (result.output !== '') say(result.output);
    lines.push(sayStage(stage, result));
    say(`== ${lines.at(-1)}`);
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
