import { readCalendar } from '../../calendar/calendar-reading';
import { officialCalendar } from '../../calendar/official-calendar';
import { moveSeasonDate, releaseSeason } from '../../activities/season-acts';
import { loadPolicy } from '../../policy/load';
import { getCalendar, saveCalendar } from '../../store/calendars';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';

let test: TestRuntime;
const calendarName = 'official-2024';

beforeAll(async () => {
  test = await createTestRuntime();
  const calendar = officialCalendar(loadPolicy(2024).calendar.timers, 2024);
  await saveCalendar(test.runtime.database, { ...calendar, name: calendarName });
}, 60_000);

afterAll(() => test.dispose());

const told = () =>
  test.runtime.database
    .selectFrom('facts')
    .select(['type', 'data', 'topic', 'published_at'])
    .where('source_key', '=', 'season/2024')
    .orderBy('sequence')
    .execute();

async function reading() {
  const { calendar, releases, overrides } = await getCalendar(test.runtime.database, calendarName);
  return readCalendar(calendar, releases, overrides);
}

describe('releaseSeason', () => {
  it('stores the act and tells it once: the first release of a kind stands', async () => {
    const first = await releaseSeason(test.runtime, calendarName, 'scores', '2025-09-20T12:00:00.000Z');
    const again = await releaseSeason(test.runtime, calendarName, 'scores', '2025-09-22T12:00:00.000Z');
    expect(again).toEqual(first);
    expect((await reading()).scoresReleaseAt).toBe('2025-09-20T12:00:00.000Z');
    const facts = await told();
    expect(facts.map(({ type, topic }) => [type, topic])).toEqual([['season.released', 'season']]);
    expect(facts[0]?.published_at).not.toBeNull();
  });

  it('stores the factors that come with the adjustments, and keeps them when its dates are stored again', async () => {
    const name = 'official-2019';
    const calendar = { ...officialCalendar(loadPolicy(2019).calendar.timers, 2019), name };
    await saveCalendar(test.runtime.database, calendar);
    const scaling = { factor: '0.1', additionalFactor: '0.2', synthetic: true };
    await releaseSeason(test.runtime, name, 'adjustments', '2020-08-05T12:00:00.000Z', scaling);
    await saveCalendar(test.runtime.database, calendar);
    expect((await getCalendar(test.runtime.database, name)).scaling).toEqual(scaling);
  });

  it.each([
    // At most 3, and at most 1 for exceptional performance: Social Security Act 1848(q)(6).
    { factor: '3.1', synthetic: true },
    { factor: '1', additionalFactor: '1.1', synthetic: true },
    { factor: 'much', synthetic: true },
  ])('releases nothing with a factor that the statute does not allow: %j', async (scaling) => {
    const name = 'official-2020';
    await saveCalendar(test.runtime.database, {
      ...officialCalendar(loadPolicy(2020).calendar.timers, 2020),
      name,
    });
    const release = releaseSeason(test.runtime, name, 'adjustments', '2021-08-02T12:00:00.000Z', scaling);
    await expect(release).rejects.toThrow('Scaling factor');
    const { scaling: stored, releases } = await getCalendar(test.runtime.database, name);
    expect([stored, releases]).toEqual([null, []]);
  });

  it('refuses a calendar that is not there', async () => {
    const release = releaseSeason(test.runtime, 'no-such', 'scores', '2025-09-20T12:00:00.000Z');
    await expect(release).rejects.toThrow('No calendar no-such in the store');
  });
});

describe('moveSeasonDate', () => {
  it('tells from which date to which, also when it moves a second time, and holds without a date', async () => {
    const move = (at: string | null) =>
      moveSeasonDate(test.runtime, calendarName, { milestone: 'submissionClose', at, reason: 'extended by CMS' });
    await move('2025-04-16T00:00:00.000Z');
    await move(null);
    expect((await reading()).windowClosesAt).toBeNull();
    const changes = (await told()).filter(({ type }) => type === 'season.deadline-changed');
    // 31 March 2025, 20:00 in New York, is midnight UTC.
    expect(changes.map(({ data }) => [data['from'], data['to']])).toEqual([
      ['2025-04-01T00:00:00.000Z', '2025-04-16T00:00:00.000Z'],
      ['2025-04-16T00:00:00.000Z', 'undated'],
    ]);
  });
});
