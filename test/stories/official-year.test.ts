import { openPractice } from '../support/life';
import { Story } from '../support/story';
import { groupSubmission } from '../support/submissions';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2023-11-20T12:00:00Z');
}, 300_000);

afterAll(() => story.end());

describe('performance year 2024 on the official calendar', () => {
  it('moves by dates where dates count, and by acts of CMS where CMS acts', async () => {
    const practice = await openPractice(story.service.test, story.calendarName, 1, [{}, {}]);
    const { entityKey, tin } = practice;
    const started = await story.send(entityKey, 'start', {});
    expect(started.answer?.status).toBe(201);

    // The preliminary determination is expected in late 2023; no date of ours brings it.
    await story.passUntil('2024-02-01T00:00:00Z');
    expect((await story.status(entityKey)).state.phase).toBe('preliminary');
    await story.release(entityKey, 'eligibility-preliminary');
    await story.reaches(entityKey, (year) => year.phase === 'performance');

    await story.passUntil('2024-12-20T00:00:00Z');
    await story.release(entityKey, 'eligibility-final');
    await story.reaches(entityKey, (year) => year.state?.eligibility?.run === 'final');

    // 2 January 2025 00:00 in New York is 05:00 UTC; wake-ups are spread over two hours after it.
    await story.passUntil('2025-01-02T07:30:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'submission');
    const submitted = await story.send(entityKey, 'submission', { submission: groupSubmission(tin), warnings: [] });
    expect(submitted.answer?.status).toBe(201);

    // 31 March 20:00 in New York is midnight UTC.
    await story.passUntil('2025-04-01T03:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    // Planned for June, late in 2025: the year waits as long as CMS takes.
    await story.passUntil('2025-09-20T00:00:00Z');
    expect((await story.status(entityKey)).waitsFor).toEqual({
      what: 'the release of final scores by CMS',
      until: null,
    });
    await story.release(entityKey, 'scores');
    await story.reaches(entityKey, (year) => year.phase === 'review');
    await story.release(entityKey, 'adjustments');
    await story.reaches(entityKey, (year) => year.scores?.adjustmentsReleased !== undefined);
    expect((await story.year(entityKey)).scores?.assigned).toHaveLength(2);

    await story.passUntil('2026-01-02T12:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'payment');
    await story.passUntil('2027-01-02T00:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'closed');
  }, 240_000);
});
