import { CommandError } from '../exit-codes';
import { readSubmissionFile } from '../submission-file';

/**
 * The JSON document of a file, or of standard input for `-`, read as every file is (size, UTF-8, names given twice).
 * @throws CommandError (exit code 2) that names the file, and for a text that is no JSON the place in it.
 */
export async function readJson(file: string): Promise<{ name: string; value: unknown }> {
  const name = file === '-' ? 'standard input' : file;
  const reading = await readSubmissionFile(file, process.stdin);
  if ('document' in reading) return { name, value: reading.document };
  const { message, details } = reading.refusal.error;
  const path = details[0]?.path ?? '$';
  throw new CommandError(`${name}: ${message}${path === '$' ? '' : ` (${path})`}`);
}
