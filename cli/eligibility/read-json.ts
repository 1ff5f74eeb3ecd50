import { readFile } from 'node:fs/promises';
import { text as textOfStream } from 'node:stream/consumers';
import { CommandError } from '../exit-codes';
import { findJsonFault } from '../json-fault';

/**
 * The JSON document of a file, or of standard input for `-`.
 * @throws CommandError (exit code 2) that names the file, and for a text that is no JSON the place in it.
 */
export async function readJson(file: string): Promise<{ name: string; value: unknown }> {
  const name = file === '-' ? 'standard input' : file;
  const text = (await textOf(file, name)).replace(/^\uFEFF/, '');
  const fault = findJsonFault(text);
  if (!fault) return { name, value: JSON.parse(text) as unknown };
  const what = fault.kind === 'malformed' ? 'no JSON' : `a name twice (${fault.path})`;
  throw new CommandError(`${name}: ${what} at line ${fault.line}, column ${fault.column}`);
}

async function textOf(file: string, name: string): Promise<string> {
  try {
    return await (file === '-' ? textOfStream(process.stdin) : readFile(file, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'no such file' : code === 'EISDIR' ? 'this is a folder' : `cannot be read (${code})`;
    throw new CommandError(`${name}: ${why}`);
  }
}
