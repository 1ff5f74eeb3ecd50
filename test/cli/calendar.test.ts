import { calendarCommand } from '../../cli/commands/calendar';
import { calendarAccount, calendarInWords } from '../../cli/calendar-in-words';
import { loadPolicy, supportedPolicyYears } from '../../policy/load';
import { jsonOf, runCommand } from './run-command';

const run = (...args: string[]) => runCommand(calendarCommand(), args);

describe('calendarInWords', () => {
  const account = calendarAccount(loadPolicy(2026));

  it('marks the first date after now, and none when all are over', () => {
    const marked = (now?: string) => calendarInWords(account, now).filter((line) => line.endsWith('<- next'));
    expect(marked('2026-12-01T00:00:00.000Z')).toEqual([expect.stringContaining('mvpSubgroupRegistrationClose')]);
    // 30 November 20:00 Eastern is 1 December 01:00 UTC.
    expect(marked('2026-12-01T01:00:00.000Z')).toEqual([expect.stringContaining('eucApplicationClose')]);
    expect(marked('2040-01-01T00:00:00.000Z')).toEqual([]);
    expect(marked()).toEqual([]);
  });

  it('tells dates in order of time, expected ones by their first day', () => {
    const ids = calendarInWords(account).map((line) => line.trim().split(' ')[0]);
    // Expected from 15 November 2025, between 1 October and 31 December 2025.
    expect(ids.slice(1, 4)).toEqual([
      'virtualGroupElectionOpen',
      'initialEligibilityRelease',
      'virtualGroupElectionClose',
    ]);
  });

  it('names the zone once, and the day on which a year ends', () => {
    const text = calendarInWords(account).join('\n');
    expect(text.match(/America/g)).toHaveLength(1);
    expect(text).toMatch(/performancePeriodEnd +boundary +end of 31 December 2026/);
    expect(text).toContain('expected 1 April 2026 to 31 August 2026');
  });
});

describe('qpp calendar', () => {
  it('says of an approximate date that it is about right, between which days', async () => {
    // POLICY 3: the final scores of 2019 came out on 5 or 6 August 2020.
    expect((await run('2019')).out).toMatch(/finalScoreRelease +release +about 5 August 2020 to 6 August 2020$/m);
    const { dates } = jsonOf(await run('2019', '--json')) as { dates: { id: string; approximate: boolean }[] };
    const of = (wanted: string) => dates.find(({ id }) => id === wanted)?.approximate;
    expect([of('finalScoreRelease'), of('submissionClose')]).toEqual([true, false]);
  });

  it('takes the year as an option too, and one year only', async () => {
    expect((await run('--year', '2024', '--json')).out).toBe((await run('2024', '--json')).out);
    expect((await run()).err).toContain('The performance year is missing');
    expect((await run('2024', '--year', '2025')).err).toContain('Two years are given');
  });

  it.each([
    // 8 p.m. Eastern, daylight saving: midnight UTC of the next day
    [2017, 'submissionClose', '2018-04-01T00:00:00.000Z', '2018-04-04T00:00:00.000Z', 3],
    [2019, 'submissionClose', '2020-04-01T00:00:00.000Z', '2020-05-01T00:00:00.000Z', 30],
    // 1 October 2021 in daylight saving time to 29 November in standard time
    [2020, 'targetedReviewClose', '2021-10-02T00:00:00.000Z', '2021-11-30T01:00:00.000Z', 59],
    [2023, 'submissionClose', '2024-04-02T00:00:00.000Z', '2024-04-16T00:00:00.000Z', 14],
  ])('of %i tells that %s was extended', async (year, id, originalAt, actualAt, days) => {
    const { extensions } = jsonOf(await run(String(year), '--json'));
    expect(extensions).toContainEqual(expect.objectContaining({ id, originalAt, actualAt, days }));
  });

  it('prints an extension with its reason on the line of the deadline', async () => {
    const { out } = await run('2019');
    expect(out).toMatch(
      /submissionClose +deadline +30 April 2020 20:00 EDT.*extended by 30 days from 31 March 2020.*COVID-19/,
    );
  });

  it('tells a deadline that was never moved once', async () => {
    const { out } = await run('2024');
    expect(out).not.toContain('Original');
    expect(jsonOf(await run('2024', '--json')).extensions).toEqual([]);
  });

  it.each(supportedPolicyYears())('of %i gives every date a source', async (year) => {
    const { code, out } = await run(String(year), '--json');
    const { dates } = JSON.parse(out) as {
      dates: { sources: string[]; at: string | null; earliestAt: string | null }[];
    };
    expect(code).toBe(0);
    for (const { sources, at, earliestAt } of dates) {
      expect(sources.length).toBeGreaterThan(0);
      expect(at ?? earliestAt).not.toBeNull();
    }
  });
});
