import { formatDeadline } from '../../calendar/format-deadline';

describe('formatDeadline', () => {
  it('names day, time and zone as people in the program say them', () => {
    expect(formatDeadline('2025-04-01T00:00:00.000Z')).toBe('31 March 2025 20:00 EDT (America/New_York)');
    expect(formatDeadline('2024-12-03T01:00:00.000Z')).toBe('2 December 2024 20:00 EST (America/New_York)');
  });

  it('shows midnight as the start of the day', () => {
    expect(formatDeadline('2025-01-02T05:00:00.000Z')).toBe('2 January 2025 00:00 EST (America/New_York)');
  });

  it('shows seconds only where there are any', () => {
    expect(formatDeadline('2026-11-23T10:00:07.000Z')).toBe('23 November 2026 05:00:07 EST (America/New_York)');
  });

  it('says undated for what nobody knows', () => {
    expect(formatDeadline(null)).toBe('undated');
  });
});
