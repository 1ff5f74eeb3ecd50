/** Scores very many units in one process and watches the memory. */
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Memory at one moment, in megabytes; `heapUsed` right after a full collection. */
export interface MemorySample {
  scores: number;
  rss: number;
  heapUsed: number;
}

/** A long run. Ratios near 1 say that nothing is held on to. */
export interface Endurance {
  scores: number;
  seconds: number;
  /** Processor time of the same work: less than `seconds` when others use the machine too. */
  cpuSeconds: number;
  samples: readonly MemorySample[];
  /** Mean of the last quarter of the samples over that of the first. */
  rssRatio: number;
  heapRatio: number;
}

const megabyte = 1024 * 1024;

/** A full garbage collection, available without a flag on the command line. */
function collector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function ratio(samples: readonly MemorySample[], of: (sample: MemorySample) => number): number {
  const quarter = Math.max(1, Math.floor(samples.length / 4));
  const mean = (part: readonly MemorySample[]): number =>
    part.reduce((sum, sample) => sum + of(sample), 0) / part.length;
  return mean(samples.slice(-quarter)) / mean(samples.slice(0, quarter));
}

/** Works through the items again and again, `total` times in all, with sixteen looks at the memory. */
export function endure<T>(items: readonly T[], total: number, work: (item: T) => unknown): Endurance {
  const collect = collector();
  const samples: MemorySample[] = [];
  const every = Math.max(1, Math.floor(total / 16));
  let seconds = 0;
  let cpu = 0;
  for (let done = 0; done < total;) {
    const until = Math.min(total, done + every);
    const start = performance.now();
    const cpuBefore = process.cpuUsage();
    for (; done < until; done += 1) work(items[done % items.length] as T);
    seconds += (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    cpu += (user + system) / 1e6;
    collect();
    const { rss, heapUsed } = process.memoryUsage();
    samples.push({ scores: done, rss: rss / megabyte, heapUsed: heapUsed / megabyte });
  }
  const rssRatio = ratio(samples, ({ rss }) => rss);
  return {
    scores: total,
    seconds,
    cpuSeconds: cpu,
    samples,
    rssRatio,
    heapRatio: ratio(samples, ({ heapUsed }) => heapUsed),
  };
}
