import { isPlainObject, type Plain, type PlainObject } from '../plain';

const years = /\b20\d\d\b/g;

/** The value with every year number in it moved, keys too. */
function movedBy(value: Plain, by: number): Plain {
  if (typeof value === 'string') return movedText(value, by);
  if (typeof value === 'number') return Number.isInteger(value) && value >= 2000 && value < 2100 ? value + by : value;
  if (Array.isArray(value)) return value.map((item: Plain) => movedBy(item, by));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [movedText(key, by), movedBy(item, by)]));
}

function movedText(text: string, by: number): string {
  return text.replace(years, (year) => String(Number(year) + by));
}

/** Keys of a date that say nothing a reader would miss: the zone, and the instant that day and hour already give. */
const restated = new Set(['at', 'tz']);

/**
 * A form in which two values are equal when one is the other at another year: instants lose their offset (it changes with
 * the day daylight saving begins), and an unstated hour reads as the 20:00 at which windows close.
 */
function comparable(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map(comparable).join()}]`;
  if (!isPlainObject(value)) return JSON.stringify(value);
  const isDate = 'approximate' in value;
  const kept = Object.entries(value)
    .filter(([key]) => !(isDate && restated.has(key)))
    .map(([key, item]): [string, Plain] => [key, isDate && key === 'localTime' && item === null ? '20:00' : item])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${kept.map(([key, item]) => `${key}:${comparable(item)}`).join()}}`;
}

/** Whether a value says the same apart from its date's bookkeeping. */
export function saysTheSame(a: Plain, b: Plain): boolean {
  return comparable(a) === comparable(b);
}

/** Whether the later value is the earlier one with its years moved along: the same day, label or baseline a year on. */
export function movedWithYear(earlier: Plain, later: Plain, by: number): boolean {
  return saysTheSame(movedBy(earlier, by), later);
}

/** Whether an object is one figure: a date, a test of a share, the weights of the four categories, or a row of cut points. */
export function isOneFigure(value: PlainObject): boolean {
  const isDate = 'approximate' in value || 'sameAs' in value;
  const isShare = 'op' in value && 'value' in value;
  const isWeights = ['quality', 'cost', 'ia', 'pi'].every((category) => typeof value[category] === 'number');
  const keys = Object.keys(value);
  const isNumbered = keys.length > 1 && keys.every((key) => /^(\d{1,2}|20\d\d)$/.test(key));
  return isDate || isShare || isWeights || isNumbered;
}
