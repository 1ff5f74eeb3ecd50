import { type CalendarReading, readCalendar } from '../calendar/calendar-reading';
import { officialCalendar } from '../calendar/official-calendar';
import { type StoredCalendar, findCalendar, getCalendar, saveCalendar } from '../store/calendars';
import type { EntityYear } from '../store/entity-years';
import type { Door } from './deps';

/** The dates of a calendar with what has happened since. */
export const readingOf = ({ calendar, releases, overrides }: StoredCalendar): CalendarReading =>
  readCalendar(calendar, releases, overrides);

/** The dates a running year lives by. */
export async function readingOfYear(door: Door, year: EntityYear): Promise<CalendarReading> {
  return readingOf(await getCalendar(door.runtime.database, year.calendarName));
}

/** The calendar of CMS's own dates, written from the year's policy when nobody has stored it yet. */
export async function officialCalendarOf(door: Door, performanceYear: number): Promise<StoredCalendar> {
  const { database, policyFor } = door.runtime;
  const calendar = officialCalendar(policyFor(performanceYear).calendar.timers, performanceYear);
  const stored = await findCalendar(database, calendar.name);
  if (stored) return stored;
  await saveCalendar(database, calendar);
  return getCalendar(database, calendar.name);
}
