/**
 * Local dates of the Quality Payment Program ↔ UTC instants. The program lives in America/New_York.
 *
 * `Intl` knows when daylight saving holds; nothing here reads a clock or the machine's own zone.
 */
import type { MilestoneKind } from './calendar';

/** IANA name of the zone in which every date of the program is meant. */
export const programZone = 'America/New_York';

const clockFormat = new Intl.DateTimeFormat('en-US', {
  timeZone: programZone,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

const dayMs = 86_400_000;

/** A local wall-clock reading, `on` as YYYY-MM-DD and `time` as HH:MM:SS.mmm. */
export interface EasternClock {
  on: string;
  time: string;
}

/** What the clock on a wall in New York shows at an instant. */
export function easternClock(at: string): EasternClock {
  const instant = Date.parse(at);
  const local = new Date(instant + offsetMs(instant)).toISOString();
  return { on: local.slice(0, 10), time: local.slice(11, 23) };
}

/** Distance of New York's wall clock from UTC at an instant, in milliseconds: −5 h in winter, −4 h in summer. */
function offsetMs(instant: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of clockFormat.formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  const wholeSeconds = Math.floor(instant / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSeconds;
}

/**
 * The UTC instant of a local date and time in New York.
 *
 * `time` is `HH:MM`, optionally with seconds; `24:00` is the end of the day. A time that the clock skips in spring
 * counts from before the jump (02:30 becomes 03:30 EDT); one that it shows twice in autumn is its first showing.
 * @throws RangeError when the date or the time does not exist in the calendar.
 */
export function easternInstant(on: string, time: string): string {
  const match = /^(\d{2}):(\d{2})(?::(\d{2}(?:\.\d{1,3})?))?$/.exec(time);
  const midnight = Date.parse(`${on}T00:00:00Z`);
  const real = /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(midnight) && dateOf(midnight) === on;
  if (!match || !real) throw new RangeError(`Not a local date and time: ${on} ${time}`);
  const sinceMidnight = (Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0)) * 1000;
  if (sinceMidnight > dayMs || Number(match[2]) > 59) throw new RangeError(`Not a time of day: ${time}`);
  const wall = midnight + sinceMidnight;
  // The offset before the day's possible change: right for all but the hours after it, which the second look corrects.
  const before = offsetMs(wall - dayMs);
  const after = offsetMs(wall - before);
  const settled = wall - after;
  const instant = offsetMs(settled) === after && before !== after ? settled : wall - before;
  return new Date(instant).toISOString();
}

const dateOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

/** A date some days later (or, negative, earlier). Both YYYY-MM-DD. */
export function addDays(on: string, days: number): string {
  return dateOf(Date.parse(`${on}T00:00:00Z`) + days * dayMs);
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** A date of the policy files, with or without a time of day. */
export interface DatedRule {
  id: string;
  kind: MilestoneKind;
  on: string;
  /** `HH:MM`, or null where the source gives none. */
  time: string | null;
}

/**
 * The instant at which a date of the policy acts. The one place that knows what a bare date means:
 * windows open and releases come at 00:00, deadlines close at 20:00, and a period that runs to a day runs to its 24:00.
 * Source: the time zone convention of the policy files; releases at 00:00 are ours (decision 0030).
 */
export function instantOfRule(rule: DatedRule): string {
  if (rule.time !== null) return easternInstant(rule.on, rule.time);
  switch (rule.kind) {
    case 'deadline':
      return easternInstant(rule.on, '20:00');
    case 'boundary':
      return easternInstant(rule.on, rule.id.endsWith('End') ? '24:00' : '00:00');
    case 'open':
    case 'release':
      return easternInstant(rule.on, '00:00');
  }
}
