/** Writes one line of the command's own answer, which stands alone on standard output. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Writes one line of news about the work, on standard error. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
