import { createStoryEnvironment } from '../../tools/story-environment';
import type { StoryEnvironment } from '../../tools/story-environment';

let story: StoryEnvironment;

beforeAll(async () => {
  story = await createStoryEnvironment({ startAt: '2023-12-01T00:00:00Z' });
}, 300_000);

afterAll(() => story.stop());

describe('createStoryEnvironment', () => {
  it('starts on the day asked for and skips a hundred days without waiting for them', async () => {
    const day = async () => new Date(await story.env.currentTimeMs()).toISOString().slice(0, 10);
    expect(await day()).toBe('2023-12-01');
    await story.env.sleep('100 days');
    // 30 days to the end of December, 31 of January, 29 of February 2024, and 10 of March.
    expect(await day()).toBe('2024-03-10');
  });
});
