import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type Calendar, milestonesInOrder } from '../calendar/calendar';
import { type Following, follow } from '../events/consumer';
import { readModel } from '../cli/verify-events';
import type { Runtime } from '../workers/runtime';
import type { Cast } from './cast';
import type { View } from './live-view';
import type { DemoProgress, TinProgress } from './progress';

const LOOK_EVERY_MS = 700;
const KEPT = 20;

/** Follows the demonstration for its view: the read model for where TINs stand, Kafka for the latest facts. */
export interface Watch {
  news(line: string): void;
  stop(): Promise<void>;
}

/** Starts to watch. Parts that are away are passed over: the picture then stands still for a while. */
export function watchProgress(runtime: Runtime, cast: readonly Cast[], calendar: Calendar, view: View): Watch {
  const stopping = new AbortController();
  const { signal } = stopping;
  setMaxListeners(0, signal);
  const seen = new Set<string>();
  const events: string[] = [];
  const news: string[] = [];
  const following = followEvents(runtime, signal, (id, line) => {
    if (seen.has(id)) return;
    seen.add(id);
    keep(events, line);
  });
  const looking = (async () => {
    while (!signal.aborted) {
      const tins = await tinsOf(runtime, cast).catch(() => undefined);
      if (tins) view.update({ ...clockOf(calendar), tins, facts: seen.size, events, news });
      await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    news: (line) => {
      keep(news, line);
      view.news(line);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([looking, following]);
    },
  };
}

function keep(list: string[], line: string): void {
  list.push(line);
  if (list.length > KEPT) list.shift();
}

/** Follows the fact topics; a consumer that the broker's end has broken is replaced, and reads again what it had read. */
async function followEvents(
  { config, topics }: Runtime,
  signal: AbortSignal,
  onFact: (id: string, line: string) => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      const following: Following = await follow({
        brokers: config.kafkaBrokers,
        topics: [topics.events, topics.scores, topics.ops],
        signal,
        onEvent: ({ attributes: { id = '', type = '', subject = '' } }) =>
          onFact(id, `  ${shortType(type)}  ${subject}`),
      });
      await following.finished;
    } catch {
      await delay(1_000, undefined, { signal }).catch(() => undefined);
    }
  }
}

const shortType = (type: string): string =>
  type
    .replace(/^io\.qpplifecycle\./, '')
    .replace(/\.v\d+$/, '')
    .padEnd(34);

async function tinsOf({ database }: Runtime, cast: readonly Cast[]): Promise<TinProgress[]> {
  const views = await readModel(database);
  return cast.map(({ story, played }) => {
    const { state, scores } = views.get(played.entityKey) ?? { state: null, scores: null };
    const best = [...(scores?.final ?? []).map((each) => each.finalScore)];
    const preliminary = (scores?.preliminary ?? []).map((each) => each.total);
    const known = best.length > 0 ? best : preliminary;
    return {
      story: story.name,
      phase: state?.phase ?? null,
      score: known.length > 0 ? Math.max(...known) : null,
      eligibility: state?.eligibility?.statusToolResult ?? '',
      sets: state?.sets.length ?? 0,
    };
  });
}

/** Where the calendar stands now. */
function clockOf(calendar: Calendar): Pick<DemoProgress, 'title' | 'next' | 'elapsed'> {
  const now = Date.now();
  const dated = milestonesInOrder(calendar).filter(({ at }) => at !== null);
  const [first, last] = [dated[0], dated.at(-1)];
  const next = dated.find(({ at }) => Date.parse(at!) > now);
  const span = Date.parse(last?.at ?? '') - Date.parse(first?.at ?? '');
  return {
    title: `Performance year ${calendar.performanceYear} on the compressed calendar ${calendar.name}`,
    next: next ? { what: next.id, inSeconds: Math.ceil((Date.parse(next.at!) - now) / 1000) } : null,
    elapsed: (now - Date.parse(first?.at ?? '')) / span,
  };
}
