import { milestonesInOrder } from '../../calendar/calendar';
import { officialCalendar, plannedReleases } from '../../calendar/official-calendar';
import { loadPolicy } from '../../policy/load';
import { officialOf, years } from './years';

describe('officialCalendar', () => {
  it.each(years)('knows every date of %i and agrees with each instant that its source spells out', (year) => {
    const { timers } = loadPolicy(year).calendar;
    const calendar = officialCalendar(timers, year);
    expect(Object.keys(calendar.milestones)).toHaveLength(timers.length);
    for (const timer of timers.filter(({ at }) => at !== undefined)) {
      const milestone = Object.values(calendar.milestones).find(({ id }) => id === timer.id);
      expect(Date.parse(milestone?.at ?? '')).toBe(Date.parse(timer.at!));
    }
  });

  it.each(years)('never lets a release of %i advance by date, and every other milestone does', (year) => {
    for (const milestone of Object.values(officialOf(year).milestones)) {
      expect(milestone.advances).toBe(milestone.kind !== 'release');
      expect(milestone.synthetic).toBe(false);
    }
  });

  it('leaves an undated release undated, with its bracket', () => {
    expect(officialOf(2024).milestones.finalScoreRelease).toMatchObject({
      at: null,
      earliestAt: '2025-09-08T04:00:00.000Z',
      latestAt: '2025-10-01T04:00:00.000Z',
    });
  });

  it('closes the 2024 submission window on 31 March 2025 at 20:00 EDT', () => {
    expect(officialOf(2024).milestones.submissionClose?.at).toBe('2025-04-01T00:00:00.000Z');
  });

  it('keeps the close as first published beside the extended one', () => {
    const { submissionClose, submissionCloseOriginal } = officialOf(2019).milestones;
    expect(submissionClose?.at).toBe('2020-05-01T00:00:00.000Z');
    expect(Date.parse(submissionCloseOriginal?.at ?? '')).toBeLessThan(Date.parse(submissionClose?.at ?? ''));
  });

  it('refuses a date it does not know rather than miss it', () => {
    const unknown = { ...loadPolicy(2024).calendar.timers[0]!, id: 'harvestFestival' };
    expect(() => officialCalendar([unknown], 2024)).toThrow('harvestFestival');
  });
});

describe('plannedReleases', () => {
  it('lists what waits for CMS, with the date or bracket to be reminded at', () => {
    const planned = plannedReleases(officialOf(2024));
    expect(planned.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['initialEligibilityRelease', 'finalScoreRelease', 'paymentAdjustmentRelease']),
    );
    expect(planned.find(({ id }) => id === 'paymentAdjustmentRelease')?.plannedAt).toBe('2025-10-15T04:00:00.000Z');
    expect(planned.find(({ id }) => id === 'finalScoreRelease')).toMatchObject({
      plannedAt: null,
      earliestAt: '2025-09-08T04:00:00.000Z',
    });
  });
});

describe('milestonesInOrder', () => {
  it('sorts by time and puts what is undated last', () => {
    const order = milestonesInOrder(officialOf(2024)).map(({ at }) => at);
    const dated = order.filter((at) => at !== null);
    expect(order.slice(0, dated.length)).toEqual([...dated].sort());
    expect(order.slice(dated.length).every((at) => at === null)).toBe(true);
  });
});
