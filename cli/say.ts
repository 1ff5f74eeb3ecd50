let hasAnswer = false;

/** Writes one line of the command's own answer, which stands alone on standard output. */
export function say(line: string): void {
  hasAnswer = true;
  process.stdout.write(`${printable(line)}\n`);
}

/** Writes one line of news about the work, on standard error. */
export function tell(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}

/** Whether something of an answer was written. */
export const hasSaid = (): boolean => hasAnswer || (process.stdout.bytesWritten ?? 0) > 0;

/**
 * Text of files and servers as a terminal may show it: control characters, which could move the cursor or hide lines, as
 * JSON escapes them; line feeds and tabs stay.
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t]/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
