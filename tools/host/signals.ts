import { explain } from '../parts/part';

/** Exit codes by convention: 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** One Ctrl-C reaches us several times, from the terminal and from npm; only a signal later than this is a second one. */
const ONE_CTRL_C_MS = 1000;

/**
 * Ends the process on Ctrl-C, SIGTERM or an uncaught error, after `stop` has ended what it started.
 * A second Ctrl-C does not wait: the watchdog then ends the rest.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const leave = (code: number) => {
    if (stoppingSince === undefined) {
      stoppingSince = Date.now();
      void stop().finally(() => process.exit(code));
    } else if (Date.now() - stoppingSince > ONE_CTRL_C_MS) {
      process.exit(code);
    }
  };
  for (const [signal, code] of Object.entries(EXIT_CODES)) process.on(signal, () => leave(code));
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      process.stderr.write(`${explain(error)}\n`);
      leave(1);
    });
  }
}
