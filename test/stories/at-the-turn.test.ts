import { openPractice } from '../support/life';
import { Story } from '../support/story';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2024-12-01T12:00:00Z');
}, 300_000);

afterAll(() => story.end(), 60_000);

/** More than a year can be sent while it turns three times; fewer than one run takes. */
const MOST_SENT = 400;

describe('commands that arrive without a pause', () => {
  it('do not keep a year from going on to its next phase, and each is answered', async () => {
    const { entityKey } = await openPractice(story.service.test, story.calendarName, 1, [{}, {}]);
    await story.send(entityKey, 'start', {});
    const unanswered: string[] = [];
    let sent = 0;
    let arrived = false;
    const sendOn = async (): Promise<void> => {
      while (!arrived && sent < MOST_SENT) {
        sent += 1;
        const row = await story.send(entityKey, 'optIn', { decision: 'optIn' });
        if (!row.answer) unanswered.push(row.id);
      }
    };
    const senders = [sendOn(), sendOn(), sendOn()];
    await story.release(entityKey, 'eligibility-preliminary');
    await story.release(entityKey, 'eligibility-final');
    // The dates up to the close of the window are let pass, so the year turns from phase to phase under the load.
    const going = story.passUntil('2025-04-01T06:00:00Z');
    await story.reaches(entityKey, ({ phase }) => phase === 'scoring');
    arrived = true;
    await Promise.all([...senders, going]);
    expect(unanswered).toEqual([]);
    expect(sent).toBeLessThan(MOST_SENT);
  }, 240_000);
});
