import { Command } from 'commander';
import { benchmarkCommand } from '../../cli/commands/benchmark';
import { calendarCommand } from '../../cli/commands/calendar';
import { catalogueCommand } from '../../cli/commands/catalogue';
import { eligibilityCommand } from '../../cli/commands/eligibility';
import { explainCommand } from '../../cli/commands/explain';
import { mvpCommand } from '../../cli/commands/mvp';
import { paymentCommand } from '../../cli/commands/payment';
import { policyCommand } from '../../cli/commands/policy';
import { scoreCommand } from '../../cli/commands/score';
import { validateCommand } from '../../cli/commands/validate';
import { read } from '../house/repository';
import { temporaryFolder } from '../support/temporary-folder';
import { runCommand } from './run-command';

const commands = [
  benchmarkCommand,
  calendarCommand,
  catalogueCommand,
  eligibilityCommand,
  explainCommand,
  mvpCommand,
  paymentCommand,
  policyCommand,
  scoreCommand,
  validateCommand,
];

const body = 'test/validation/fixtures/examples/valid/2024-group-three-categories.json';
const folder = temporaryFolder('score');

const qpp = (): Command => commands.reduce((program, make) => program.addCommand(make()), new Command('qpp'));

/** The commands of "Rules without servers" with the lines shown under each; `#` begins a remark. */
const shown = read('README.md')
  .split('## Rules without servers')[1]!
  .split('\n## ')[0]!
  .split('```console\n')
  .slice(1)
  .flatMap((block) => block.split('```')[0]!.split(/^\$ /m).slice(1))
  .map((text) => {
    const [command = '', ...lines] = text.trimEnd().split('\n');
    return { command: command.replace(/\s+#.*$/, ''), lines };
  });

/** Files that the shown commands name, made as the README says they were. */
async function withFiles(command: string): Promise<string> {
  if (command.includes('practice.json')) {
    const practice = /```json\n([\s\S]*?)```/.exec(read('docs/eligibility.md'))?.[1] ?? '';
    return command.replace('practice.json', folder.write('practice.json', practice));
  }
  if (!command.includes('A.json')) return command.replace('$BODY', body);
  const before = await runCommand(qpp(), ['score', body, '--json']);
  const changed = read(body).replace('"performanceMet": 300', '"performanceMet": 340');
  const better = changed.replace('"performanceNotMet": 100', '"performanceNotMet": 60');
  const after = await runCommand(qpp(), ['score', folder.write('better.json', better), '--json']);
  return command
    .replace('A.json', folder.write('A.json', before.out))
    .replace('B.json', folder.write('B.json', after.out));
}

describe("the README's rules without servers", () => {
  it('shows every command that needs no server', () => {
    const names = new Set(shown.flatMap(({ command }) => /qpp ([\w-]+)/.exec(command)?.[1] ?? []));
    expect([...names].sort()).toEqual(
      qpp()
        .commands.map((command) => command.name())
        .sort(),
    );
  });

  // `catalogue verify` needs a copy of CMS's data; its own tests and a stage of the checks hold what it says.
  it.each(shown.filter(({ command }) => !command.includes('verify')))(
    'is what it prints: $command',
    async (example) => {
      const [echoed, piped] = example.command.split(' | ');
      const input = piped === undefined ? [] : [`${echoed!.replace(/^echo '|'$/g, '')}\n`];
      const args = (await withFiles(piped ?? echoed!)).split(' ').slice(1);
      const { out, code } = await runCommand(qpp(), args, input);
      expect(code).toBe(0);
      const starts = example.lines.map((line) => line.replace(/…$/, ''));
      expect(starts.filter((line) => !out.split('\n').some((printed) => printed.startsWith(line)))).toEqual([]);
    },
  );
});
