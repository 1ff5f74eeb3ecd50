import type { RecordedFact } from '../schemas/events/fact';

/** Numbers that one source has not shown on one topic, although later ones arrived; both ends included. */
export interface Gap {
  source: string;
  topic: string;
  from: number;
  to: number;
}

/** Per source and topic: the highest number seen and the ones below it still missing. */
interface Track {
  source: string;
  topic: string;
  highest: number;
  missing: Set<number>;
}

function runsOf(track: Track): Gap[] {
  const { source, topic } = track;
  const runs: Gap[] = [];
  for (const number of [...track.missing].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.to === number - 1) last.to = number;
    else runs.push({ source, topic, from: number, to: number });
  }
  return runs;
}

/**
 * What a consumer keeps to drop repeats and to notice losses: ids by source, and the gapless numbers of each source on
 * each topic. Holds every id it has seen; a consumer that runs for years keeps the last number by source instead.
 */
export class EventTally {
  private readonly seen = new Set<string>();
  private readonly tracks = new Map<string, Track>();
  private consumedCount = 0;
  private duplicateCount = 0;

  /** Counts a fact. @returns false when it was seen before */
  add(fact: Pick<RecordedFact, 'source' | 'id' | 'topic' | 'topicSequence'>): boolean {
    this.consumedCount += 1;
    const identity = `${fact.source} ${fact.id}`;
    if (this.seen.has(identity)) {
      this.duplicateCount += 1;
      return false;
    }
    this.seen.add(identity);
    this.note(fact);
    return true;
  }

  private note({ source, topic, topicSequence }: Pick<RecordedFact, 'source' | 'topic' | 'topicSequence'>): void {
    const key = `${topic} ${source}`;
    const track = this.tracks.get(key) ?? { source, topic, highest: 0, missing: new Set() };
    for (let number = track.highest + 1; number < topicSequence; number += 1) track.missing.add(number);
    track.missing.delete(topicSequence);
    track.highest = Math.max(track.highest, topicSequence);
    this.tracks.set(key, track);
  }

  /** Everything received, repeats included. */
  get consumed(): number {
    return this.consumedCount;
  }

  get duplicates(): number {
    return this.duplicateCount;
  }

  /** Different facts received. */
  get unique(): number {
    return this.seen.size;
  }

  /** Numbers still missing; a loss at the very end shows only against the publisher's own count. */
  gaps(): Gap[] {
    return [...this.tracks.values()].flatMap(runsOf);
  }
}
