import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds between two tries. */
const BETWEEN_MS = 100;

/**
 * Tries again and again until the check resolves, at most for `timeoutMs`; gives up at once when `hopeless` says so.
 * @throws the last error of the check.
 */
export async function untilAnswers<T>(
  check: () => Promise<T>,
  timeoutMs: number,
  hopeless: () => boolean = () => false,
): Promise<T> {
  const until = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() >= until || hopeless()) throw error;
      await delay(BETWEEN_MS);
    }
  }
}
