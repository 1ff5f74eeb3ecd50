/** The figures in words and columns. */
import { cpus } from 'node:os';
import type { Endurance } from './endurance';
import type { Spread } from './timing';
import type { YearFigures } from './year-bench';

/** What CMS published for a score by its own engine; another machine and another workload, so context alone. */
const published = [
  { year: 2020, microseconds: 48_500, words: '48.5 ms (2020)' },
  { year: 2024, microseconds: 4_000, words: '4 ms (2024)' },
] as const;

/** The machine, as far as it can say. */
export function machineLine(): string {
  const [first] = cpus();
  return `node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores (${first?.model ?? 'unknown'}), one used`;
}

const columns = [6, 16, 16, 8, 16, 16, 18, 10] as const;

function line(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padStart(columns[index] ?? 0))
    .join('  ')
    .trimEnd();
}

function both({ p50, p90 }: Spread, digits = 1): string {
  return `${p50.toFixed(digits)} / ${p90.toFixed(digits)}`;
}

function yearLine({ year, scoring, validation, decile, catalogue }: YearFigures): string {
  const milliseconds = `${catalogue.cold.toFixed(1)} / ${(catalogue.warm.p50 / 1000).toFixed(1)}`;
  const rest = [both(validation), both({ ...decile, p50: decile.p50 * 1000, p90: decile.p90 * 1000 }, 0), milliseconds];
  const { plain, withTree } = scoring;
  const steady = `${plain.roundLow.toFixed(1)}-${plain.roundHigh.toFixed(1)}`;
  return line([String(year), both(plain), both(withTree), (withTree.p50 / plain.p50).toFixed(2), ...rest, steady]);
}

/** The table of all years: p50 / p90 after warm-up. */
export function yearTable(figures: readonly YearFigures[]): string[] {
  const head = [
    'year',
    'score µs',
    'with tree µs',
    'ratio',
    'validation µs',
    'decile ns',
    'catalogue ms *',
    'rounds µs',
  ];
  return [
    'p50 / p90 of single calls; "rounds" is the lowest and the highest median of a round',
    line(head),
    ...figures.map(yearLine),
    '* first read in this process / read again, the code being warm',
  ];
}

/** How many of our scores fit into the time CMS published for one: context, for machine and workload differ. */
export function publishedLines(figures: readonly YearFigures[]): string[] {
  return figures.flatMap(({ year, scoring }) => {
    return published
      .filter((figure) => figure.year === year)
      .map(
        ({ microseconds, words }) =>
          `${year}: CMS published ${words} a score; ${(microseconds / scoring.plain.p50).toFixed(0)} of these ` +
          `scores fit into that time, ${(microseconds / scoring.withTree.p50).toFixed(0)} with the tree read`,
      );
  });
}

/** The long run, memory in quarters. */
export function enduranceLines({ scores, seconds, cpuSeconds, samples, rssRatio, heapRatio }: Endurance): string[] {
  const each = (time: number): string => ((time * 1e6) / scores).toFixed(1);
  const rows = samples.map(
    (sample) =>
      `${sample.scores.toLocaleString('en-US').padStart(12)} scores  rss ${sample.rss.toFixed(0).padStart(5)} MB` +
      `  heap after gc ${sample.heapUsed.toFixed(1).padStart(6)} MB`,
  );
  return [
    `${scores.toLocaleString('en-US')} scores in ${seconds.toFixed(1)} s: ${each(seconds)} µs each, ` +
      `${each(cpuSeconds)} µs of processor time, collections included`,
    ...rows,
    `last quarter / first quarter: rss ${rssRatio.toFixed(3)}, heap after gc ${heapRatio.toFixed(3)}`,
  ];
}
