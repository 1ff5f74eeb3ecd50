import type { RecordedFact, Topic } from '../schemas/events/fact';
import { projectScores, projectState } from '../schemas/events/projection';
import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../schemas/events/state-snapshot';
import type { ConsumedEvent } from './consumer';
import { EventTally } from './event-tally';
import type { Gap } from './event-tally';
import { factOf } from './received-event';
import { topicNames } from './topics';
import type { TopicNames } from './topics';

/** What is known of one entity-year; null where no fact of that kind has come. */
export interface EntityView {
  state: StateSnapshot | null;
  scores: ScoresSnapshot | null;
}

/** Views by entityKey. */
export type EntityViews = ReadonlyMap<string, EntityView>;

const EMPTY: EntityView = { state: null, scores: null };

const fold = ({ state, scores }: EntityView, fact: RecordedFact): EntityView => ({
  state: projectState(state, fact),
  scores: projectScores(scores, fact),
});

/**
 * The state of all entity-years, rebuilt from facts alone. Drops repeats, and holds a fact back until those before it
 * on its topic have come, so that the order of arrival does not matter.
 */
export class RebuiltView {
  private readonly tally = new EventTally();
  private readonly views = new Map<string, EntityView>();
  private readonly held = new Map<string, RecordedFact[]>();
  private readonly next = new Map<string, number>();
  private readonly byType = new Map<string, number>();

  /** Takes one fact in. @returns false when it was a repeat */
  add(fact: RecordedFact): boolean {
    if (!this.tally.add(fact)) return false;
    this.byType.set(fact.type, (this.byType.get(fact.type) ?? 0) + 1);
    const track = `${fact.topic} ${fact.source}`;
    const waiting = [...(this.held.get(track) ?? []), fact].sort((a, b) => a.topicSequence - b.topicSequence);
    let expected = this.next.get(track) ?? 1;
    while (waiting[0] && waiting[0].topicSequence <= expected) {
      const ready = waiting.shift()!;
      this.views.set(ready.entityKey, fold(this.views.get(ready.entityKey) ?? EMPTY, ready));
      expected = ready.topicSequence + 1;
    }
    this.next.set(track, expected);
    if (waiting.length > 0) this.held.set(track, waiting);
    else this.held.delete(track);
    return true;
  }

  /** Takes an event in as it was read; snapshots and unknown types are passed over. @returns whether it was a new fact */
  addEvent(event: ConsumedEvent, names: TopicNames = topicNames()): boolean {
    const topic = (['events', 'scores', 'season', 'ops'] as Topic[]).find((each) => names[each] === event.topic);
    const fact = topic && factOf(event, topic);
    return fact ? this.add(fact) : false;
  }

  /** All entity-years, with facts held back for a gap folded in at their place. Season and operators' facts make no view. */
  entries(): EntityViews {
    const all = new Map(this.views);
    for (const fact of [...this.held.values()].flat())
      all.set(fact.entityKey, fold(all.get(fact.entityKey) ?? EMPTY, fact));
    return new Map([...all].filter(([, view]) => view.state !== null || view.scores !== null));
  }

  /** Numbers that are missing. */
  gaps(): Gap[] {
    return this.tally.gaps();
  }

  /** What was received; `byType` counts different facts. */
  counts(): { consumed: number; unique: number; duplicates: number; byType: Record<string, number> } {
    const { consumed, unique, duplicates } = this.tally;
    return { consumed, unique, duplicates, byType: Object.fromEntries([...this.byType].sort()) };
  }
}

/** The latest snapshots that the two compacted topics carry; an older one never replaces a newer, a tombstone removes. */
export function latestSnapshots(events: readonly ConsumedEvent[], names: TopicNames = topicNames()): EntityViews {
  const views = new Map<string, EntityView>();
  for (const { topic, key, tombstone, data } of events) {
    const part = topic === names.state ? 'state' : topic === names.scoresState ? 'scores' : undefined;
    if (part === undefined || key === null) continue;
    const view = views.get(key) ?? EMPTY;
    const snapshot = tombstone ? null : (data as StateSnapshot & ScoresSnapshot);
    const older = snapshot !== null && snapshot.lastSequence < (view[part]?.lastSequence ?? 0);
    if (!older) views.set(key, { ...view, [part]: snapshot });
  }
  return new Map([...views].filter(([, view]) => view.state !== null || view.scores !== null));
}
