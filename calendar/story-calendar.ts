import type { Calendar, MilestoneId } from './calendar';
import { resolvedReleases } from './resolved-releases';

/** What a story changes of the year it tells. */
export interface StoryChanges {
  /** Dates of the story's own, UTC instants; null takes a date away. */
  dates?: Partial<Record<MilestoneId, string | null>>;
  /**
   * `original`: begin with the closes as first published, so that the story can extend them as CMS did
   * (2017, 2019, 2020, 2023). `actual` (default): the closes as they ended up.
   */
  closes?: 'original' | 'actual';
  name?: string;
}

/** Which original close stands behind each close that CMS ever moved. */
const originals = {
  submissionClose: 'submissionCloseOriginal',
  targetedReviewClose: 'targetedReviewCloseOriginal',
} as const satisfies Partial<Record<MilestoneId, MilestoneId>>;

/**
 * The year as a story for skipped time tells it: every release advances by date, nothing is undated unless the story
 * says so, and the story may set its own dates.
 */
export function storyCalendar(calendar: Calendar, changes: StoryChanges = {}): Calendar {
  const story = resolvedReleases(calendar, 'story', changes.name);
  const milestones = { ...story.milestones };
  const put = (id: MilestoneId, at: string | null) => {
    const milestone = milestones[id];
    if (!milestone) throw new RangeError(`Performance year ${story.performanceYear} has no milestone "${id}"`);
    milestones[id] = { ...milestone, at, synthetic: true };
  };
  if (changes.closes === 'original') {
    for (const [id, original] of Object.entries(originals) as [MilestoneId, MilestoneId][]) {
      const at = milestones[original]?.at;
      const milestone = milestones[id];
      if (at && milestone) milestones[id] = { ...milestone, at };
    }
  }
  for (const [id, at] of Object.entries(changes.dates ?? {}) as [MilestoneId, string | null][]) put(id, at);
  return { ...story, milestones };
}
