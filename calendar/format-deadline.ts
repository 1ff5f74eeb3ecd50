import { programZone } from './eastern';

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: programZone,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const timeFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: programZone,
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  timeZoneName: 'short',
});

/**
 * An instant for people, e.g. `31 March 2025 20:00 EDT (America/New_York)`; `undated` for null.
 * Seconds show only where they are not zero, as on compressed calendars.
 */
export function formatDeadline(at: string | null): string {
  if (at === null) return 'undated';
  const instant = Date.parse(at);
  const part = Object.fromEntries(timeFormat.formatToParts(instant).map(({ type, value }) => [type, value]));
  const seconds = part.second === '00' ? '' : `:${part.second}`;
  return `${dayFormat.format(instant)} ${part.hour}:${part.minute}${seconds} ${part.timeZoneName} (${programZone})`;
}
