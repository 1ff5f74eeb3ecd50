import { readCalendar } from '../../calendar/calendar-reading';
import { windowVerdict } from '../../calendar/window-verdict';
import { officialOf } from './years';

describe('windowVerdict of a registration whose close nobody knows yet', () => {
  // Registration of 2024 opens on April 1, 04:00 UTC.
  const reading = { ...readCalendar(officialOf(2024)), registrationClosesAt: null };

  it('keeps an opened window open', () => {
    expect(windowVerdict(reading, 'registration', '2024-04-01T04:00:00.000Z')).toMatchObject({ open: true });
    expect(windowVerdict(reading, 'registration', '2025-06-01T00:00:00.000Z')).toMatchObject({ open: true });
  });

  it('keeps it shut before the opening', () => {
    expect(windowVerdict(reading, 'registration', '2024-04-01T03:59:59.999Z')).toMatchObject({
      open: false,
      code: 'WINDOW_NOT_OPEN',
    });
  });

  it('keeps it shut for good where the year knows no opening either', () => {
    expect(
      windowVerdict({ ...reading, registrationOpensAt: null }, 'registration', '2024-06-01T00:00:00.000Z'),
    ).toEqual({ open: false, code: 'ELECTION_CLOSED', opensAt: null, closesAt: null });
  });
});
