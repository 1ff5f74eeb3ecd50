/** Calls to Temporal whose answer nobody waits for any more, but which still hold the connection. */
export interface OutstandingCalls {
  /** Remembers a call until it has ended, however it ends. */
  track<T>(call: Promise<T>): Promise<T>;
  /** Resolves when all calls have ended: only then may the connection be closed. */
  settled(): Promise<void>;
}

/**
 * The Temporal client repeats failed calls by timer. A timer that fires on a closed connection throws where nobody can
 * catch it and ends the process, so the door waits for its calls; each has a deadline of its own.
 */
export function outstandingCalls(): OutstandingCalls {
  const calls = new Set<Promise<unknown>>();
  return {
    track: (call) => {
      const ended: Promise<unknown> = call.then(
        () => calls.delete(ended),
        () => calls.delete(ended),
      );
      calls.add(ended);
      return call;
    },
    settled: async () => {
      await Promise.all(calls);
    },
  };
}
