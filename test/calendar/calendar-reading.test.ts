import type { ReleaseRecord } from '../../calendar/calendar-reading';
import { documentsDueAt, readCalendar } from '../../calendar/calendar-reading';
import { compressedCalendar } from '../../calendar/compressed-calendar';
import { resolvedReleases } from '../../calendar/resolved-releases';
import { shiftedCalendar } from '../../calendar/shifted-calendar';
import { loadPolicy } from '../../policy/load';
import { officialOf, years } from './years';

const release = (kind: ReleaseRecord['kind'], releasedAt: string): ReleaseRecord => ({ id: kind, kind, releasedAt });

describe('readCalendar', () => {
  it('waits for the acts of CMS on the official calendar, even where a date is planned', () => {
    const reading = readCalendar(officialOf(2023));
    expect(reading.preliminaryEligibilityAt).toBeNull();
    expect(reading.scoresReleaseAt).toBeNull();
    expect(reading.reviewOpensAt).toBeNull();
  });

  it('opens and closes the windows by the calendar, release or no release', () => {
    expect(readCalendar(officialOf(2024))).toMatchObject({
      registrationOpensAt: '2024-04-01T04:00:00.000Z',
      registrationClosesAt: '2024-12-03T01:00:00.000Z',
      windowOpensAt: '2025-01-02T05:00:00.000Z',
      windowClosesAt: '2025-04-01T00:00:00.000Z',
      paymentStartsAt: '2026-01-01T05:00:00.000Z',
      paymentEndsAt: '2027-01-01T05:00:00.000Z',
    });
  });

  it('has no registration window before 2023', () => {
    expect(readCalendar(officialOf(2022))).toMatchObject({ registrationOpensAt: null, registrationClosesAt: null });
  });

  it('lets releases come by date on a calendar that advances', () => {
    const story = resolvedReleases(officialOf(2024));
    const reading = readCalendar(story);
    expect(reading.scoresReleaseAt).toBe(story.milestones.finalScoreRelease?.at);
    expect(reading.reviewOpensAt).toBe(reading.scoresReleaseAt);
  });

  it('takes the first recorded release of a kind: a reissue moves no clock', () => {
    const reading = readCalendar(officialOf(2020), [
      release('scores', '2021-09-27T14:00:00.000Z'),
      release('scores', '2021-08-02T14:00:00.000Z'),
    ]);
    expect(reading.scoresReleaseAt).toBe('2021-08-02T14:00:00.000Z');
    expect(reading.reviewOpensAt).toBe('2021-08-02T14:00:00.000Z');
  });

  it('follows an extension of the window', () => {
    const to = '2025-04-16T00:00:00.000Z';
    const reading = readCalendar(officialOf(2024), [], [{ milestone: 'submissionClose', at: to, reason: 'extended' }]);
    expect(reading.windowClosesAt).toBe(to);
  });

  it('takes the last override of a milestone, so that an extension can be extended', () => {
    const reading = readCalendar(
      officialOf(2024),
      [],
      [
        { milestone: 'submissionClose', at: '2025-04-16T00:00:00.000Z', reason: 'extended' },
        { milestone: 'submissionClose', at: '2025-05-01T00:00:00.000Z', reason: 'extended again' },
      ],
    );
    expect(reading.windowClosesAt).toBe('2025-05-01T00:00:00.000Z');
  });

  it('holds a release of an advancing calendar while an override takes its date away', () => {
    const hold = { milestone: 'finalScoreRelease', at: null, reason: 'held' } as const;
    const story = resolvedReleases(officialOf(2024));
    expect(readCalendar(story, [], [hold]).scoresReleaseAt).toBeNull();
    const released = readCalendar(story, [release('scores', '2025-10-01T00:00:00.000Z')], [hold]);
    expect(released.scoresReleaseAt).toBe('2025-10-01T00:00:00.000Z');
  });

  it('changes its version with any instant, and with nothing else', () => {
    const plain = readCalendar(officialOf(2024));
    expect(readCalendar({ ...officialOf(2024), name: 'another name' }).version).toBe(plain.version);
    const moved = [{ milestone: 'submissionClose', at: '2025-04-16T00:00:00.000Z', reason: 'extended' }] as const;
    expect(readCalendar(officialOf(2024), [], moved).version).not.toBe(plain.version);
  });

  it('stays under a kilobyte', () => {
    expect(JSON.stringify(readCalendar(resolvedReleases(officialOf(2024)))).length).toBeLessThan(1024);
  });
});

describe('reviewClosesAt', () => {
  it('stays undated from 2025 until the adjustments are released, then closes 30 days later at 20:00', () => {
    expect(readCalendar(officialOf(2025), [release('scores', '2026-08-03T14:00:00.000Z')]).reviewClosesAt).toBeNull();
    // 15 September 2026 + 30 days = 15 October, 20:00 EDT.
    const reading = readCalendar(officialOf(2025), [release('adjustments', '2026-09-15T14:00:00.000Z')]);
    expect(reading.reviewClosesAt).toBe('2026-10-16T00:00:00.000Z');
  });

  it('agrees with the published close where CMS released on the planned day', () => {
    // 2024: 15 October 2025 + 30 days = 14 November, the date CMS published.
    const after = readCalendar(officialOf(2024), [release('adjustments', '2025-10-15T14:00:00.000Z')]);
    expect(after.reviewClosesAt).toBe(officialOf(2024).milestones.targetedReviewClose?.at);
  });

  it('keeps an extended published close that lies beyond the days of the rule', () => {
    // 2020: 2 August 2021 + 60 days = 1 October; CMS extended to 29 November.
    const reading = readCalendar(officialOf(2020), [release('scores', '2021-08-02T14:00:00.000Z')]);
    expect(reading.reviewClosesAt).toBe('2021-11-30T01:00:00.000Z');
  });

  it('moves with a release that comes later than the published close allows for', () => {
    // 2023, released on 30 August 2024 instead of 12 August: + 60 days = 29 October.
    const reading = readCalendar(officialOf(2023), [release('scores', '2024-08-30T14:00:00.000Z')]);
    expect(reading.reviewClosesAt).toBe('2024-10-30T00:00:00.000Z');
  });

  it('takes the milestone on a compressed calendar, where days are seconds', () => {
    const startAt = '2026-11-23T10:00:00.000Z';
    const calendar = compressedCalendar(officialOf(2024), { startAt, durationMs: 120_000 });
    const reading = readCalendar(calendar, [release('adjustments', '2026-11-23T10:01:00.000Z')]);
    expect(reading.reviewClosesAt).toBe(calendar.milestones.targetedReviewClose?.at);
  });

  it('is known throughout on a shifted calendar', () => {
    const calendar = shiftedCalendar(officialOf(2025), { days: -200 });
    expect(readCalendar(calendar).reviewClosesAt).toBe(calendar.milestones.targetedReviewClose?.at);
  });

  it.each(years)('counts the days that the review policy of %i states', (year) => {
    const words = loadPolicy(year).review.window.closes;
    expect(words).toContain(year < 2024 ? '60 days after it opens' : '30 days after MIPS payment adjustments');
  });
});

describe('documentsDueAt', () => {
  const requestedAt = '2025-10-20T15:00:00.000Z';

  it("is the year's number of days later, at 20:00", () => {
    // 20 October + 15 days = 4 November, after the clocks went back: 20:00 EST.
    expect(documentsDueAt(requestedAt, loadPolicy(2024).review)).toBe('2025-11-05T01:00:00.000Z');
    expect(documentsDueAt(requestedAt, { documentResponseDays: 30 })).toBe('2025-11-20T01:00:00.000Z');
  });

  it('has no clock where nobody knows the days', () => {
    expect(documentsDueAt(requestedAt, loadPolicy(2023).review)).toBeNull();
  });

  it('leaves ten seconds to answer on a compressed calendar', () => {
    const compressed = compressedCalendar(officialOf(2024), { startAt: requestedAt, durationMs: 120_000 });
    const due = documentsDueAt(requestedAt, { documentResponseDays: 15 }, compressed);
    expect(Date.parse(due ?? '') - Date.parse(requestedAt)).toBe(10_000);
  });
});
