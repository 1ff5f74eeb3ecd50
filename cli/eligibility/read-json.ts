import { readFileSync } from 'node:fs';
import { CommandError } from '../exit-codes';
import { findJsonFault } from '../json-fault';

/** File descriptor of standard input. */
const STDIN = 0;

/**
 * The JSON document of a file, or of standard input for `-`.
 * @throws CommandError (exit code 2) that names the file, and for a text that is no JSON the place in it.
 */
export function readJson(file: string): { name: string; value: unknown } {
  const name = file === '-' ? 'standard input' : file;
  const text = textOf(file, name);
  const fault = findJsonFault(text);
  if (!fault) return { name, value: JSON.parse(text) as unknown };
  const what = fault.kind === 'malformed' ? 'no JSON' : `a name twice (${fault.path})`;
  throw new CommandError(`${name}: ${what} at line ${fault.line}, column ${fault.column}`);
}

function textOf(file: string, name: string): string {
  try {
    return readFileSync(file === '-' ? STDIN : file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'this is a folder' : `cannot be read (${code})`;
    throw new CommandError(`${name}: ${why}`);
  }
}
