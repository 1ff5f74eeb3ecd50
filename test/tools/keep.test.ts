import { silent } from '../../tools/host/progress';
import type { Exit } from '../../tools/host/child';
import type { Running } from '../../tools/parts/part';
import { keep } from '../../tools/stack/keep';
import type { Loss, Restart } from '../../tools/stack/keep';

/** Parts that end when the test says so, in the order they were started. */
function createParts() {
  const ends: ((exit: Exit) => void)[] = [];
  const start = (): Promise<Running> => {
    const pid = ends.length + 1;
    const exited = new Promise<Exit>((resolve) => ends.push(resolve));
    const stop = () => Promise.resolve(ends[pid - 1]?.({ code: 0, signal: null }));
    return Promise.resolve({ name: 'Kafka', address: '127.0.0.1:1', pid, exited, stop });
  };
  return { start, end: (pid: number, exit: Exit) => ends[pid - 1]?.(exit) };
}

const killed: Exit = { code: null, signal: 'SIGKILL' };

describe('keep', () => {
  it('starts a supervised part again when it ends unasked, and says so', async () => {
    const parts = createParts();
    const restarted = new Promise<Restart>((resolve) => {
      void keep({ start: parts.start, supervise: true, progress: silent, onRestart: resolve }).then(() =>
        parts.end(1, killed),
      );
    });
    expect(await restarted).toEqual({ part: 'Kafka', signal: 'SIGKILL', attempt: 1 });
  });

  it('counts the attempts until a part comes back', async () => {
    const parts = createParts();
    let starts = 0;
    const start = () => {
      starts += 1;
      return starts === 2 ? Promise.reject(new Error('port still in use')) : parts.start();
    };
    const restarted = new Promise<Restart>((resolve) => {
      void keep({ start, supervise: true, progress: silent, onRestart: resolve }).then(() => parts.end(1, killed));
    });
    expect(await restarted).toMatchObject({ attempt: 2 });
  });

  it('reports the loss of a part that is not supervised', async () => {
    const parts = createParts();
    const lost = new Promise<Loss>((resolve) => {
      void keep({ start: parts.start, supervise: false, progress: silent, onExit: resolve }).then(() =>
        parts.end(1, { code: 7, signal: null }),
      );
    });
    expect(await lost).toEqual({ part: 'Kafka', signal: 'code 7' });
  });

  it('takes a stop for what it is, not for a part that ended', async () => {
    const parts = createParts();
    const reports: (Restart | Loss)[] = [];
    const report = (what: Restart | Loss) => void reports.push(what);
    const kept = await keep({
      start: parts.start,
      supervise: true,
      progress: silent,
      onRestart: report,
      onExit: report,
    });
    await kept.stop();
    expect(reports).toEqual([]);
  });
});
