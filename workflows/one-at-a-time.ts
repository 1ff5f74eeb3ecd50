/**
 * Runs tasks one after another in the order they came. Handlers and the timer loop of a year share one such queue,
 * so that no decision is taken on a state that another is about to change.
 */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#last.then(task);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
