import { storyCalendar } from '../../calendar/story-calendar';
import { officialOf } from './years';

describe('storyCalendar', () => {
  it('releases by date', () => {
    const { finalScoreRelease } = storyCalendar(officialOf(2024)).milestones;
    expect(finalScoreRelease).toMatchObject({ advances: true, synthetic: true });
  });

  it('can begin with the closes as first published', () => {
    // Performance year 2023 closed on 1 April 2024 before CMS moved it to 15 April.
    const story = storyCalendar(officialOf(2023), { closes: 'original' });
    expect(story.milestones.submissionClose?.at).toBe('2024-04-02T00:00:00.000Z');
  });

  it("takes the story's own dates, labelled, and can take a date away", () => {
    const at = '2025-09-20T12:00:00.000Z';
    const story = storyCalendar(officialOf(2024), { dates: { finalScoreRelease: at, paymentAdjustmentRelease: null } });
    expect(story.milestones.finalScoreRelease).toMatchObject({ at, synthetic: true });
    expect(story.milestones.paymentAdjustmentRelease?.at).toBeNull();
  });

  it('refuses a date for a milestone that the year lacks', () => {
    const dates = { mvpSubgroupRegistrationOpen: '2019-04-01T04:00:00.000Z' };
    expect(() => storyCalendar(officialOf(2019), { dates })).toThrow('mvpSubgroupRegistrationOpen');
  });
});
