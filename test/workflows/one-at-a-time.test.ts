import { OneAtATime } from '../../workflows/one-at-a-time';

/** A task that is held until it is let go. */
function held<T>(log: string[], name: string, value: T) {
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const task = async () => {
    log.push(`${name} begins`);
    await gate;
    log.push(`${name} ends`);
    return value;
  };
  return { task, letGo };
}

describe('OneAtATime', () => {
  it('begins a task only when the one before it has ended, in the order in which they came', async () => {
    const [queue, log]: [OneAtATime, string[]] = [new OneAtATime(), []];
    const tasks = ['a', 'b', 'c'].map((name) => held(log, name, name));
    const results = tasks.map(({ task }) => queue.run(task));
    for (const { letGo } of [...tasks].reverse()) letGo();
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
    expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('goes on after a task that failed, and its failure reaches only who asked', async () => {
    const queue = new OneAtATime();
    const failing = queue.run(async () => {
      throw new Error('refused');
    });
    const following = queue.run(async () => 'done');
    await expect(failing).rejects.toThrow('refused');
    expect(await following).toBe('done');
  });
});
