import { calendarCommand } from '../../cli/commands/calendar';
import { supportedPolicyYears } from '../../policy/load';
import { jsonOf, runCommand } from './run-command';

const run = (...args: string[]) => runCommand(calendarCommand(), args);

describe('qpp calendar', () => {
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
