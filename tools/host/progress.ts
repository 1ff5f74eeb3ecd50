/** Receives one plain line of progress at a time; never control codes, so that it reads the same in a terminal and a pipe. */
export type Progress = (line: string) => void;

/** Prints progress on standard error, so that a command's own answer stays alone on standard output. */
export const printProgress: Progress = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Drops every line: for callers that only want the result. */
export const silent: Progress = () => undefined;

/** Elapsed time as people say it: `8s`, `3m05s`. */
export function sayElapsed(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds}s`;
  return `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
}

/** Milliseconds between two signs of life of a long step. */
const EVERY_MS = 10_000;

/**
 * Runs a step that may take minutes, saying when it starts, that it is still going (about every ten seconds), and when it is done.
 * @throws whatever the step throws, after no further line.
 */
export async function withElapsed<T>(progress: Progress, step: string, run: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  progress(`${step} …`);
  const ticker = setInterval(() => progress(`${step} … ${sayElapsed(Date.now() - startedAt)}`), EVERY_MS);
  try {
    const result = await run();
    progress(`${step}: done in ${sayElapsed(Date.now() - startedAt)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}
