import { fileFailure, fileName, readSubmissionFile } from '../submission-file';

/**
 * The JSON document of a file, or of standard input for `-`, read as every file is (size, UTF-8, names given twice).
 * @throws CommandError (exit code 2) that names the file, and for a text that is no JSON the place in it.
 */
export async function readJson(file: string): Promise<{ name: string; value: unknown }> {
  const reading = await readSubmissionFile(file, process.stdin);
  if ('refusal' in reading) throw fileFailure(file, reading.refusal);
  return { name: fileName(file), value: reading.document };
}
