import { PublishError } from './event-publisher';
import type { PublishOptions } from './event-publisher';

/** The end of a publish call's patience: its timeout, or its caller's signal, whichever is first. */
export class TimeLimit {
  /** Never resolves; rejects with a PublishError once the limit is reached. */
  readonly reached: Promise<never>;
  /** Takes timer and listener away. */
  readonly clear: () => void;

  constructor({ timeoutMs, signal }: PublishOptions) {
    let clear = (): void => undefined;
    this.reached = new Promise<never>((_, reject) => {
      const onAbort = (): void =>
        reject(new PublishError('aborted', 'none', 'The publish was given up by its caller.'));
      const onTimeout = (): void =>
        reject(new PublishError('timeout', 'none', `Kafka did not acknowledge within ${timeoutMs} ms.`));
      const timer = setTimeout(onTimeout, timeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      if (signal?.aborted) onAbort();
      clear = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
    });
    this.reached.catch(() => undefined);
    this.clear = clear;
  }
}
