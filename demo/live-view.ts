import { PHASE_NAMES } from '../schemas/events/fact-types';
import { type DemoProgress, type TinProgress, phaseCounts } from './progress';

/** Shows how the demonstration goes on. */
export interface View {
  /** Something worth a line happened. */
  news(line: string): void;
  update(progress: DemoProgress): void;
  /** Gives the terminal back; later news are plain lines. */
  close(): void;
}

const ENTER = '\x1b[?1049h\x1b[?25l';
const LEAVE = '\x1b[?25h\x1b[?1049l';
const HOME = '\x1b[H';
const END_LINE = '\x1b[K';
const CLEAR_BELOW = '\x1b[J';
const BAR = 24;
const REDRAW_MS = 500;

/** A view that redraws the terminal, on its second screen, so that the scrollback stays as it was. */
export function liveView(out: NodeJS.WriteStream): View {
  let open = true;
  let drawnAt = 0;
  out.write(ENTER);
  const close = () => {
    if (!open) return;
    open = false;
    out.write(LEAVE);
  };
  // Whatever ends this process, the terminal must not stay on the second screen.
  process.once('exit', close);
  return {
    news: (line) => {
      if (!open) out.write(`${line}\n`);
    },
    update: (progress) => {
      if (!open || Date.now() - drawnAt < REDRAW_MS) return;
      drawnAt = Date.now();
      const { columns = 100, rows = 40 } = out;
      const lines = frame(progress, rows - 1).map((line) => `${line.slice(0, columns - 1)}${END_LINE}`);
      out.write(`${HOME}${lines.join('\n')}\n${CLEAR_BELOW}`);
    },
    close,
  };
}

/** One picture of the state of things, in at most so many lines: what changes most is kept longest. */
export function frame(progress: DemoProgress, height: number): string[] {
  const { title, tins, next, elapsed, facts, events, news } = progress;
  const head = [
    title,
    `${bar(elapsed)} ${next ? `next: ${next.what} in ${next.inSeconds} s` : 'the year is over'}`,
    phaseCounts(tins)
      .map(([phase, count]) => `${phase} ${count}`)
      .join(' · '),
    '',
  ];
  const lists = [`published facts ${facts}, latest:`, ...events.slice(-5), '', 'news:', ...news.slice(-6)];
  const room = Math.max(3, height - head.length - lists.length - 1);
  return [
    ...head,
    ...tins.slice(0, room).map(tinLine),
    ...(tins.length > room ? [`… and ${tins.length - room} more`] : ['']),
    ...lists,
  ].slice(0, height);
}

const bar = (part: number): string => {
  const full = Math.round(Math.min(1, Math.max(0, part)) * BAR);
  return `[${'#'.repeat(full)}${'.'.repeat(BAR - full)}]`;
};

function tinLine({ story, phase, score, eligibility, sets }: TinProgress): string {
  const reached = phase ? PHASE_NAMES.indexOf(phase) + 1 : 0;
  const dots = '●'.repeat(reached) + '○'.repeat(PHASE_NAMES.length - reached);
  const points = score === null ? '' : score.toFixed(2);
  return `${story.padEnd(32)} ${dots} ${(phase ?? 'not started').padEnd(12)} ${String(sets).padStart(2)} sets  ${points.padStart(6)}  ${eligibility}`;
}

/** A view for pipes and logs: one line for everything worth one, no control codes, nothing twice. */
export function plainView(write: (line: string) => void): View {
  const startedAt = Date.now();
  const line = (text: string) =>
    write(`[${String(Math.round((Date.now() - startedAt) / 1000)).padStart(4)} s] ${text}`);
  let counts = '';
  return {
    news: line,
    update: ({ tins, facts }) => {
      const now = phaseCounts(tins)
        .filter(([, count]) => count > 0)
        .map(([phase, count]) => `${phase} ${count}`)
        .join(', ');
      if (now === counts || now === '') return;
      counts = now;
      line(`phases: ${now}; ${facts} facts on Kafka`);
    },
    close: () => undefined,
  };
}
