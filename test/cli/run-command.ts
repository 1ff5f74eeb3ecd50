import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { explainFailure } from '../../cli/explain-failure';

/** What a command said, and the code it would end with. */
export interface Ran {
  code: number;
  out: string;
  err: string;
}

class Ended extends Error {}

/** Runs one command as `qpp` does, in this process, with captured output and, where given, a standard input. */
export async function runCommand(command: Command, args: string[], input: (string | Buffer)[] = []): Promise<Ran> {
  const ran: Ran = { code: 0, out: '', err: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => Boolean((ran.out += String(text))));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => Boolean((ran.err += String(text))));
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin');
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from(input) });
  const before = process.exitCode;
  process.exitCode = undefined;
  for (const each of [command, ...command.commands]) {
    each.exitOverride(({ exitCode }) => {
      ran.code = exitCode === 0 ? 0 : 2;
      throw new Ended();
    });
  }
  try {
    await command.parseAsync(args, { from: 'user' });
    ran.code = Number(process.exitCode ?? 0);
  } catch (error) {
    if (!(error instanceof Ended)) {
      const { text, exitCode } = explainFailure(error);
      ran.err += `${text}\n`;
      ran.code = exitCode;
    }
  } finally {
    process.exitCode = before;
    if (stdin) Object.defineProperty(process, 'stdin', stdin);
    out.mockRestore();
    err.mockRestore();
  }
  return ran;
}

/** The one JSON document a command printed. */
export const jsonOf = ({ out }: Ran): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;
