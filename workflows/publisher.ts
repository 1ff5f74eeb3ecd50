import { CancellationScope, isCancellation } from '@temporalio/workflow';
import { publishOutstanding } from './calls';

/**
 * The one publisher of a run: an ordinary activity while something is unpublished, never two at once. Deadlines and
 * handlers do not wait for it.
 */
export class Publisher {
  #dirty = false;
  #scope: CancellationScope | undefined;
  #running: Promise<void> | undefined;

  constructor(
    private readonly entityKey: string,
    private readonly onClean: () => void,
  ) {}

  get isIdle(): boolean {
    return this.#running === undefined;
  }

  /** Something new waits to be published. */
  nudge(): void {
    this.#dirty = true;
    this.#running ??= this.#run();
  }

  /** Ends the publisher before a turn; what it leaves is published by the next run. */
  async stop(): Promise<void> {
    this.#scope?.cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    try {
      this.#scope = new CancellationScope();
      await this.#scope.run(async () => {
        while (this.#dirty) {
          this.#dirty = false;
          await publishOutstanding(this.entityKey);
        }
      });
      this.onClean();
    } catch (error) {
      if (!isCancellation(error)) throw error;
    } finally {
      this.#running = undefined;
    }
  }
}
