/**
 * How the `qpp` command ends when something went wrong: a sentence for people, an envelope for machines, an exit code.
 */
import { errorAnswer } from '../schemas/error-envelope';
import type { ErrorBody, ErrorType } from '../schemas/error-envelope';
import { EXIT } from './exit-codes';
import { explainFailure } from './explain-failure';
import type { Explained } from './explain-failure';
import { hasSaid, say, tell } from './say';

/** Types of the envelope by exit code; any other code is a mistake of ours. */
const TYPES: Readonly<Record<number, ErrorType>> = {
  [EXIT.no]: 'ValidationError',
  [EXIT.usage]: 'MalformedRequest',
  [EXIT.away]: 'ServiceUnavailable',
};

/** Whether the caller asked for the machine form. Behind `--` stand file names. */
export function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

/** A failure as the house's envelope. A stack trace stays on standard error. */
export function failureDocument({ text, exitCode, envelope = {} }: Explained): ErrorBody {
  const type = envelope.type ?? TYPES[exitCode] ?? 'InternalError';
  const message = envelope.message ?? (type === 'InternalError' ? (text.split('\n')[0] ?? '') : text);
  return errorAnswer(type, message, envelope.details).body;
}

/** Prints the envelope where one was asked for and no answer was begun. */
export function sayFailure(explained: Explained, argv: readonly string[] = process.argv): void {
  if (wantsJson(argv) && !hasSaid()) say(JSON.stringify(failureDocument(explained), null, 2));
}

/** Tells a failure and ends the program. */
export function endWith(error: unknown): never {
  const explained = explainFailure(error);
  tell(explained.text);
  if (!isWriteFault(error)) sayFailure(explained);
  process.exit(explained.exitCode);
}

const isWriteFault = (error: unknown): boolean => (error as { syscall?: string } | null)?.syscall === 'write';

/**
 * Looks after the streams. A reader that has had enough (`qpp … | head`) is no failure: nothing more is written, and the
 * work begun is finished. An answer that cannot be written otherwise, such as to a full disk, ends the command.
 */
export function watchOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') endWith(error);
  });
  process.stderr.on('error', () => undefined);
}
