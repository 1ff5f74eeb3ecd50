import type { FileProblem } from '../../schemas/eligibility-facts';
import { CommandError, EXIT } from '../exit-codes';

/**
 * A file refused with everything that is wrong with it: a line each for people; path, code and message for machines. Each
 * problem tells what to do.
 */
export function refusedFile(sentence: string, problems: readonly FileProblem[]): CommandError {
  const lines = problems.map(({ path, code, message, remedy }) => `  ${path}: ${message} (${code}). ${remedy}`);
  const details = problems.map(({ path, code, message, remedy }) => ({
    path: jsonPath(path),
    code,
    message: `${message}. ${remedy}`,
  }));
  return new CommandError([sentence, ...lines].join('\n'), EXIT.usage, {
    type: 'ValidationError',
    message: sentence,
    details,
  });
}

/** The paths of the engine and of the file's shape begin at the document; a JSONPath begins with `$`. */
const jsonPath = (path: string): string =>
  path === 'the document' ? '$' : /^[[$]/.test(path) ? path.replace(/^\[/, '$[') : `$.${path}`;
