import type { Calendar, Milestone, MilestoneId } from '../../calendar/calendar';
import { mainMilestones } from '../../calendar/calendar';
import { mainOrderBreaks, resolvedReleases } from '../../calendar/resolved-releases';
import { officialOf, years } from './years';

const undated = (id: MilestoneId, earliestAt: string, latestAt: string): Milestone => ({
  id,
  kind: 'release',
  at: null,
  earliestAt,
  latestAt,
  synthetic: false,
  advances: false,
});

/** The official 2024 calendar with some milestones replaced. */
const changed2024 = (...milestones: Milestone[]): Calendar => {
  const official = officialOf(2024);
  const replaced = Object.fromEntries(milestones.map((milestone) => [milestone.id, milestone]));
  return { ...official, milestones: { ...official.milestones, ...replaced } };
};

describe('resolvedReleases', () => {
  it.each(years)('keeps the main milestones of %i in order and dates everything', (year) => {
    const resolved = resolvedReleases(officialOf(year));
    expect(mainOrderBreaks(resolved)).toEqual([]);
    for (const milestone of Object.values(resolved.milestones)) {
      expect(milestone.at).not.toBeNull();
      expect(milestone.advances).toBe(true);
    }
  });

  it.each(years)('labels exactly the invented dates of %i and leaves the given ones', (year) => {
    const official = officialOf(year);
    for (const milestone of Object.values(resolvedReleases(official).milestones)) {
      const given = official.milestones[milestone.id]?.at ?? null;
      expect(milestone.synthetic).toBe(given === null);
      expect(milestone.resolution === undefined).toBe(given !== null);
      if (given !== null) expect(milestone.at).toBe(given);
    }
  });

  it.each(years)('needs to push no invented date of %i back into order', (year) => {
    const clamped = Object.values(resolvedReleases(officialOf(year)).milestones).filter(
      ({ resolution }) => resolution === 'clamped',
    );
    expect(clamped).toEqual([]);
  });

  it('takes the middle day of the bracket', () => {
    // 1 November to 31 December 2023 is 60 days; 30 days on is 1 December, 00:00 EST.
    expect(resolvedReleases(officialOf(2024)).milestones.initialEligibilityRelease).toMatchObject({
      at: '2023-12-01T05:00:00.000Z',
      resolution: 'midpoint',
    });
  });

  it('opens targeted review with the scores and an undated opening at the start of its bracket', () => {
    const { milestones } = resolvedReleases(officialOf(2024));
    expect(milestones.targetedReviewOpen?.at).toBe(milestones.finalScoreRelease?.at);
    expect(milestones.exceptionApplicationsOpen).toMatchObject({
      at: '2024-03-20T04:00:00.000Z',
      resolution: 'earliest',
    });
  });

  it('pushes a middle that falls after the next given date back to it', () => {
    // Middle of December 2024 … November 2025 lies beyond the opening of the window on 2 January 2025.
    const late = undated('finalEligibilityRelease', '2024-12-01T05:00:00.000Z', '2025-11-01T04:00:00.000Z');
    const resolved = resolvedReleases(changed2024(late));
    expect(resolved.milestones.finalEligibilityRelease).toMatchObject({
      at: resolved.milestones.submissionOpen?.at,
      resolution: 'clamped',
    });
    expect(mainOrderBreaks(resolved)).toEqual([]);
  });

  it('pushes a middle that falls before the milestone ahead of it forward to that one', () => {
    const soon = undated('finalScoreRelease', '2024-06-01T04:00:00.000Z', '2024-08-01T04:00:00.000Z');
    const resolved = resolvedReleases(changed2024(soon));
    expect(resolved.milestones.finalScoreRelease).toMatchObject({
      at: resolved.milestones.submissionClose?.at,
      resolution: 'clamped',
    });
    expect(resolved.milestones.targetedReviewOpen?.at).toBe(resolved.milestones.submissionClose?.at);
  });
});

describe('mainOrderBreaks', () => {
  it('names each neighbouring pair that is out of order', () => {
    const early: Milestone = { ...officialOf(2024).milestones.submissionClose!, at: '2024-12-31T00:00:00.000Z' };
    expect(mainOrderBreaks(changed2024(early))).toEqual([['submissionOpen', 'submissionClose']]);
  });

  it('knows the main milestones of every year but the two of MVP registration before 2023', () => {
    for (const year of years) {
      const missing = mainMilestones.filter((id) => !officialOf(year).milestones[id]);
      expect(missing).toEqual(year < 2023 ? ['mvpSubgroupRegistrationOpen', 'mvpSubgroupRegistrationClose'] : []);
    }
  });
});
