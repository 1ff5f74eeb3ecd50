import { readCalendar } from '../../calendar/calendar-reading';
import { resolvedReleases } from '../../calendar/resolved-releases';
import { windowVerdict } from '../../calendar/window-verdict';
import { officialOf } from './years';

const reading = readCalendar(officialOf(2024));
const opensAt = '2025-01-02T05:00:00.000Z';
const closesAt = '2025-04-01T00:00:00.000Z';

describe('windowVerdict', () => {
  it('admits from the opening instant to the last millisecond before the close', () => {
    expect(windowVerdict(reading, 'submission', opensAt)).toEqual({ open: true, opensAt, closesAt });
    expect(windowVerdict(reading, 'submission', '2025-03-31T23:59:59.999Z').open).toBe(true);
  });

  it('is shut at the closing instant itself', () => {
    expect(windowVerdict(reading, 'submission', closesAt)).toEqual({
      open: false,
      code: 'WINDOW_CLOSED',
      opensAt,
      closesAt,
    });
  });

  it('is shut before the opening', () => {
    expect(windowVerdict(reading, 'submission', '2025-01-02T04:59:59.999Z').code).toBe('WINDOW_NOT_OPEN');
  });

  it('judges the instant of receipt, whatever its offset', () => {
    expect(windowVerdict(reading, 'submission', '2025-03-31T19:59:59-04:00').open).toBe(true);
    expect(windowVerdict(reading, 'submission', '2025-03-31T20:00:00-04:00').open).toBe(false);
  });

  it('closes registration with its own code', () => {
    expect(windowVerdict(reading, 'registration', '2024-12-03T01:00:00.000Z').code).toBe('ELECTION_CLOSED');
    expect(windowVerdict(reading, 'registration', '2024-03-31T12:00:00.000Z').code).toBe('WINDOW_NOT_OPEN');
    expect(windowVerdict(reading, 'registration', '2024-04-01T04:00:00.000Z').open).toBe(true);
  });

  it('refuses registration in a year that has none', () => {
    const before2023 = readCalendar(officialOf(2022));
    expect(windowVerdict(before2023, 'registration', '2022-06-01T00:00:00.000Z').code).toBe('ELECTION_CLOSED');
  });

  it('lets opt-in be chosen before the final determination, marked as early, until the window closes', () => {
    const story = readCalendar(resolvedReleases(officialOf(2024)));
    expect(windowVerdict(story, 'optIn', '2024-06-01T00:00:00.000Z')).toMatchObject({ open: true, early: true });
    const afterFinal = windowVerdict(story, 'optIn', '2025-02-01T00:00:00.000Z');
    expect(afterFinal.open).toBe(true);
    expect(afterFinal.early).toBeUndefined();
    expect(windowVerdict(story, 'optIn', closesAt).code).toBe('ELECTION_CLOSED');
  });

  it('keeps review shut until the scores are out, and open while its close is undated', () => {
    const year2025 = officialOf(2025);
    const waiting = readCalendar(year2025);
    expect(windowVerdict(waiting, 'review', '2026-09-01T00:00:00.000Z').code).toBe('REVIEW_NOT_OPEN');
    const scored = readCalendar(year2025, [{ id: 'r', kind: 'scores', releasedAt: '2026-08-03T14:00:00.000Z' }]);
    expect(windowVerdict(scored, 'review', '2026-12-01T00:00:00.000Z')).toMatchObject({ open: true, closesAt: null });
  });

  it('closes review with its own code', () => {
    const story = readCalendar(resolvedReleases(officialOf(2024)));
    expect(windowVerdict(story, 'review', '2025-11-15T01:00:00.000Z').code).toBe('REVIEW_CLOSED');
  });
});
