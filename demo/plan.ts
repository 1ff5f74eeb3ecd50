import type { Calendar } from '../calendar/calendar';
import { compressedCalendar } from '../calendar/compressed-calendar';
import { officialCalendar } from '../calendar/official-calendar';
import { loadCatalogue } from '../catalogue/load';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import { loadPolicy } from '../policy/load';
import { castStories } from './cast';
import type { DemoOptions } from './options';

/** What is decided before anything is started. */
export interface Plan {
  catalogue: YearCatalogue;
  calendarName: string;
  /** The compressed year, beginning at an instant in epoch milliseconds. */
  calendarFrom(startAt: number): Calendar;
}

/**
 * Finds everything that can be wrong with the wish itself before any part is started.
 * @throws CompressionTooShortError, CommandError, UnknownPolicyYearError or UnknownCatalogueYearError, each for people
 */
export function planDemo({ year, minutes, tins }: DemoOptions, stamp: string): Plan {
  const calendarName = `demo-${year}-${stamp}`;
  const official = officialCalendar(loadPolicy(year).calendar.timers, year);
  const catalogue = loadCatalogue(year);
  const calendarFrom = (startAt: number) => {
    const compression = { startAt: new Date(startAt).toISOString(), durationMs: Math.round(minutes * 60_000) };
    return compressedCalendar(official, compression, calendarName);
  };
  calendarFrom(0);
  castStories(catalogue, { count: tins, firstTin: 1, calendarName });
  return { catalogue, calendarName, calendarFrom };
}
