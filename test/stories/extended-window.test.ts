import { moveDeadline } from '../../store/calendars';
import { openPractice } from '../support/life';
import { Story } from '../support/story';
import { fullSets, groupSubmission } from '../support/submissions';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2024-12-01T12:00:00Z');
}, 300_000);

afterAll(() => story.end());

describe('a submission window that CMS extends', () => {
  it('stays open for years that sleep, without a word to them', async () => {
    const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, 1, [{}, {}]);
    await story.send(entityKey, 'start', {});
    await story.passUntil('2025-01-10T00:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'submission');

    // As in 2024: a vendor's outage, and the close moves from 31 March to 15 April, 20:00 in New York.
    const override = {
      milestone: 'submissionClose',
      at: '2025-04-16T00:00:00.000Z',
      reason: 'outage of a clearing house',
    };
    await moveDeadline(story.database, story.calendarName, override as Parameters<typeof moveDeadline>[2]);

    // The timer of 31 March fires, finds the date moved, and the year sleeps on.
    await story.passUntil('2025-04-01T12:00:00Z');
    await story.reaches(entityKey, (year) => year.state?.window?.closesAt === '2025-04-16T00:00:00.000Z');
    expect((await story.year(entityKey)).phase).toBe('submission');
    const late = await story.send(entityKey, 'submission', { submission: groupSubmission(tin), warnings: [] });
    expect(late.answer?.status).toBe(201);

    await story.passUntil('2025-04-16T03:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    const types = await story.factTypes(entityKey);
    expect(types).toContain('lifecycle.deadline-noticed');
    expect(types).toContain('window.extended');
    expect(types.filter((type) => type === 'window.closed')).toHaveLength(1);
  }, 240_000);

  it('opens again when the extension comes after the close, and closes once more', async () => {
    const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, 2, [{}, {}]);
    await story.send(entityKey, 'start', {});
    await story.reaches(entityKey, (year) => year.phase === 'scoring');

    const override = { milestone: 'submissionClose', at: '2025-05-01T00:00:00.000Z', reason: 'reopened by CMS' };
    await moveDeadline(story.database, story.calendarName, override as Parameters<typeof moveDeadline>[2]);
    await story.tell(entityKey);
    await story.reaches(entityKey, (year) => year.state?.window?.state === 'open');
    const quality = fullSets().slice(0, 1);
    const sent = await story.send(entityKey, 'submission', { submission: groupSubmission(tin, quality), warnings: [] });
    expect(sent.answer?.status).toBe(201);
    await story.passUntil('2025-05-01T03:00:00Z');
    await story.reaches(entityKey, (year) => year.state?.window?.state === 'closed');

    const types = await story.factTypes(entityKey);
    expect(types).toContain('window.reopened');
    expect(types.filter((type) => type === 'window.closed')).toHaveLength(2);
    // The reopening moved no phase back: the clock only goes on.
    expect((await story.year(entityKey)).phase).toBe('scoring');
  }, 240_000);
});
