import type { Command } from 'commander';
import { program } from '../../cli/qpp';
import { read } from '../house/repository';

/** Every command that does something of its own, by its full name. */
function commandsOf(command: Command, path: string[] = []): { name: string; command: Command }[] {
  const below = command.commands.flatMap((each) => commandsOf(each as Command, [...path, each.name()]));
  const isGroup = command.commands.length > 0 && command.registeredArguments.length === 0;
  return isGroup || path.length === 0 ? below : [{ name: path.join(' '), command }, ...below];
}

const commands = commandsOf(program());
const documented = read('docs/command-line.md');

describe('every command', () => {
  it('is found, those below another too', () => {
    const names = commands.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['score', 'score diff', 'season hold', 'policy coverage']));
    expect(names).not.toContain('season');
  });

  it.each(commands)('takes --json: $name', ({ command }) => {
    expect(command.options.map(({ long }) => long)).toContain('--json');
  });

  it.each(commands)('has the shape of its answer in docs/command-line.md: $name', ({ name }) => {
    expect(documented).toMatch(new RegExp(`^\\|[^|]*\`${name}\``, 'm'));
  });
});
