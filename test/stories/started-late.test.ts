import { openPractice } from '../support/life';
import { Story } from '../support/story';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2025-02-10T12:00:00Z');
}, 300_000);

afterAll(() => story.end());

describe('a year that is started when its submission window is open already', () => {
  it('goes to the window at once, and says that it passed over the performance phase', async () => {
    const { entityKey } = await openPractice(story.service.test, story.calendarName, 1, [{}]);
    await story.send(entityKey, 'start', {});
    await story.reaches(entityKey, (year) => year.phase === 'submission');
    const entered = await story.database
      .selectFrom('facts')
      .select('data')
      .where('source_key', '=', entityKey)
      .where('type', '=', 'lifecycle.phase-entered')
      .execute();
    expect(entered.map(({ data }) => [data['previous'], data['phase'], data['skipped']])).toEqual([
      ['preliminary', 'submission', ['performance']],
    ]);
  }, 120_000);

  it('takes its eligibility as it comes, also after the window opened', async () => {
    const { entityKey } = await openPractice(story.service.test, story.calendarName, 2, [{}]);
    await story.send(entityKey, 'start', {});
    await story.reaches(entityKey, (year) => year.phase === 'submission');
    await story.release(entityKey, 'eligibility-final');
    await story.reaches(entityKey, (year) => year.state?.eligibility?.run === 'final');
    expect(await story.factTypes(entityKey)).not.toContain('eligibility.preliminary-determined');
  }, 120_000);
});
