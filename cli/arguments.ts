import { InvalidArgumentError } from 'commander';
import { milestoneIds, type MilestoneId } from '../calendar/calendar';

/** A performance year as the command line writes it. */
export function yearArgument(text: string): number {
  if (!/^20\d{2}$/.test(text)) throw new InvalidArgumentError('a year of four digits, for example 2024');
  return Number(text);
}

/** A whole number from 1. */
export function countArgument(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('a whole number from 1');
  return count;
}

/** A number of minutes, fractions allowed. */
export function minutesArgument(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes <= 600)) throw new InvalidArgumentError('minutes, more than 0 and at most 600');
  return minutes;
}

/** An instant with its zone, brought to UTC. */
export function instantArgument(text: string): string {
  const hasZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/.test(text);
  if (!hasZone || Number.isNaN(Date.parse(text)))
    throw new InvalidArgumentError('an instant with its zone, for example 2025-04-15T20:00:00-04:00');
  return new Date(text).toISOString();
}

/** The name of a date of the year. */
export function milestoneArgument(text: string): MilestoneId {
  const known = milestoneIds.find((id) => id === text);
  if (!known) throw new InvalidArgumentError(`one of ${milestoneIds.join(', ')}`);
  return known;
}

/** The name of an organisation. */
export function orgArgument(text: string): string {
  if (text.trim() === '' || text.length > 100) throw new InvalidArgumentError('1 to 100 characters, not only spaces');
  return text;
}

/** A span of time from now on. */
export function spanArgument(text: string): string {
  if (!/^0*[1-9]\d{0,5} ?[smhdwy]$/.test(text))
    throw new InvalidArgumentError('a whole number from 1 with s, m, h, d, w or y, for example 2h');
  return text;
}

/** A nine-digit TIN. */
export function tinArgument(text: string, before: string[] = []): string[] {
  if (!/^\d{9}$/.test(text)) throw new InvalidArgumentError('nine digits');
  return [...before, text];
}
