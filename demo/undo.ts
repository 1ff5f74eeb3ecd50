/** Stops what was begun, last first. */
export class Undo {
  /** Set when the files of a temporary folder are wanted after the end. */
  keepFiles = false;
  readonly #steps: (() => unknown)[] = [];
  #running: Promise<void> | undefined;

  add(step: () => unknown): void {
    this.#steps.unshift(step);
  }

  /** Runs every step, also after one that failed; called again it waits for the same end. */
  run(): Promise<void> {
    return (this.#running ??= this.#runAll());
  }

  async #runAll(): Promise<void> {
    for (const step of this.#steps) {
      try {
        await step();
      } catch {
        // What cannot be stopped in order is ended by the watchdog when this process ends.
      }
    }
  }
}
