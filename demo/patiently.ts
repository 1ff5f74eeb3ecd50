import { setTimeout as delay } from 'node:timers/promises';
import { explainFailure } from '../cli/explain-failure';
import { EXIT } from '../cli/exit-codes';

/** Longer than any part takes to come back after it was killed. */
const PATIENCE_MS = 180_000;
const RETRY_MS = 500;

/** Does something that may be done again, until the part it needs is there. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (explainFailure(error).exitCode !== EXIT.away || Date.now() > deadline) throw error;
      await delay(RETRY_MS);
    }
  }
}
