/**
 * Reads a file that a vendor means to submit, and says what is wrong with the file itself before its content is judged.
 */
import { readFile, stat } from 'node:fs/promises';
import { errorAnswer } from '../schemas/error-envelope';
import type { ErrorBody, ErrorType } from '../schemas/error-envelope';
import { CommandError, EXIT } from './exit-codes';
import { findJsonFault } from './json-fault';

/** Codes of files that hold no JSON document, a promise to scripts. */
export type FileFaultCode =
  'FILE_NOT_FOUND' | 'FILE_UNREADABLE' | 'FILE_TOO_LARGE' | 'NOT_UTF8' | 'MALFORMED_JSON' | 'REPEATED_PROPERTY';

/** The document of a file, or the envelope that says why there is none. */
export type FileReading = { document: unknown } | { refusal: ErrorBody };

/** Longest file that is read, in bytes. A submission of thousands of measurements is about one megabyte. */
export const largestFile = 64 * 1024 * 1024;

/** Reads a file, or what `standardInput` yields for `-`. A byte order mark is dropped. Never throws for a bad file. */
export async function readSubmissionFile(
  file: string,
  standardInput: AsyncIterable<Uint8Array | string>,
): Promise<FileReading> {
  try {
    const bytes = file === '-' ? await gather(standardInput) : await readWhole(file);
    return bytes === undefined
      ? refused(
          'MalformedRequest',
          'FILE_TOO_LARGE',
          `the file is larger than ${String(largestFile)} bytes; send the sets one by one`,
        )
      : parse(bytes);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') return refused('NotFound', 'FILE_NOT_FOUND', 'there is no such file');
    const why = code === 'EISDIR' ? 'this is a folder; a file is needed' : `the file cannot be read (${code})`;
    return refused('MalformedRequest', 'FILE_UNREADABLE', why);
  }
}

/** What a file is called in messages; `-` is standard input. */
export const fileName = (file: string): string => (file === '-' ? 'standard input' : file);

/** Whether an answer says that there is nothing to read, so that no place in a document can be named. */
export const isNoFile = ({ error }: ErrorBody): boolean =>
  error.details.some(({ code }) => code === 'FILE_NOT_FOUND' || code === 'FILE_UNREADABLE');

/** The failure of a command that cannot go on without the file: one sentence that names it, and the same envelope. */
export function fileFailure(file: string, { error }: ErrorBody): CommandError {
  const { type, details } = error;
  const path = details[0]?.path ?? '$';
  const message = `${fileName(file)}: ${error.message}${path === '$' ? '' : ` (${path})`}`;
  return new CommandError(message, EXIT.usage, { type, details });
}

/** Undefined when there is more than {@link largestFile}. */
async function readWhole(file: string): Promise<Uint8Array | undefined> {
  return (await stat(file)).size > largestFile ? undefined : readFile(file);
}

async function gather(chunks: AsyncIterable<Uint8Array | string>): Promise<Uint8Array | undefined> {
  const gathered: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > largestFile) return undefined;
    gathered.push(bytes);
  }
  return Buffer.concat(gathered);
}

function parse(bytes: Uint8Array): FileReading {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refused('MalformedRequest', 'NOT_UTF8', 'the file is not UTF-8; save it as UTF-8');
  }
  if (text.trim() === '') return refused('MalformedRequest', 'MALFORMED_JSON', 'the file is empty');
  const fault = findJsonFault(text);
  if (fault === undefined) return { document: JSON.parse(text) as unknown };
  const { line, column, path, kind } = fault;
  const place = `line ${String(line)}, column ${String(column)}`;
  return kind === 'malformed'
    ? refused('MalformedRequest', 'MALFORMED_JSON', `the file is not JSON at ${place} (NaN and Infinity are not)`, path)
    : refused(
        'MalformedRequest',
        'REPEATED_PROPERTY',
        `the file names a property twice at ${place}; keep one of the two`,
        path,
      );
}

function refused(type: ErrorType, code: FileFaultCode, message: string, path = '$'): FileReading {
  return { refusal: errorAnswer(type, message, [{ path, code, message }]).body };
}
