import { randomUUID } from 'node:crypto';
import type { Calendar, MilestoneId } from '../calendar/calendar';
import type { Database, Tx } from './database';

/** Acts of CMS that a calendar waits for. */
export type ReleaseKind = 'eligibility-preliminary' | 'eligibility-final' | 'scores' | 'adjustments';

export interface StoredRelease {
  id: string;
  kind: ReleaseKind;
  releasedAt: string;
}

export interface StoredOverride {
  id: string;
  milestone: MilestoneId;
  /** Null holds the milestone until it is moved again or released. */
  at: string | null;
  reason: string;
}

/** CMS's factors of a payment year, as decimal strings. */
export interface Scaling {
  factor: string;
  /** Factor of the additional adjustment for exceptional performance (performance years to 2022). */
  additionalFactor?: string;
  /** Invented for a demonstration; always labelled so. */
  synthetic: boolean;
}

export interface StoredCalendar {
  calendar: Calendar;
  releases: StoredRelease[];
  overrides: StoredOverride[];
  scaling: Scaling | null;
}

/**
 * Stores a calendar under its name; storing it again replaces its dates (sleeping years read them when they wake), and its
 * factors where some are given.
 */
export async function saveCalendar(
  database: Database,
  calendar: Calendar,
  options: { scaling?: Scaling } = {},
): Promise<void> {
  const dates = {
    name: calendar.name,
    performance_year: calendar.performanceYear,
    kind: calendar.kind,
    calendar: JSON.stringify(calendar),
  };
  const values = { ...dates, scaling: options.scaling ? JSON.stringify(options.scaling) : null };
  await database
    .insertInto('calendars')
    .values(values)
    .onConflict((conflict) => conflict.column('name').doUpdateSet(options.scaling ? values : dates))
    .execute();
}

/** Stores CMS's factors on a calendar, once: the release of adjustments names them. */
export async function putScaling(database: Database | Tx, name: string, scaling: Scaling): Promise<void> {
  await database
    .updateTable('calendars')
    .set({ scaling: JSON.stringify(scaling) })
    .where('name', '=', name)
    .execute();
}

export async function findCalendar(database: Database | Tx, name: string): Promise<StoredCalendar | undefined> {
  const row = await database.selectFrom('calendars').selectAll().where('name', '=', name).executeTakeFirst();
  if (!row) return undefined;
  const releases = await database.selectFrom('releases').selectAll().where('calendar_name', '=', name).execute();
  const overrides = await database
    .selectFrom('deadline_overrides')
    .selectAll()
    .where('calendar_name', '=', name)
    .orderBy('recorded_at')
    .execute();
  return {
    calendar: row.calendar as Calendar,
    releases: releases.map((r) => ({ id: r.id, kind: r.kind as ReleaseKind, releasedAt: r.released_at })),
    overrides: overrides.map((o) => ({ id: o.id, milestone: o.milestone as MilestoneId, at: o.at, reason: o.reason })),
    scaling: row.scaling as Scaling | null,
  };
}

/** @throws Error naming the calendar: years are only started on calendars that exist */
export async function getCalendar(database: Database | Tx, name: string): Promise<StoredCalendar> {
  const found = await findCalendar(database, name);
  if (!found) throw new Error(`No calendar ${name} in the store`);
  return found;
}

/** Stores an act of CMS; a second release of the same kind on one calendar keeps the first. Returns the one in force. */
export async function recordRelease(
  database: Database | Tx,
  calendarName: string,
  kind: ReleaseKind,
  releasedAt: string,
): Promise<StoredRelease> {
  await database
    .insertInto('releases')
    .values({ id: randomUUID(), calendar_name: calendarName, kind, released_at: releasedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await database
    .selectFrom('releases')
    .selectAll()
    .where('calendar_name', '=', calendarName)
    .where('kind', '=', kind)
    .executeTakeFirstOrThrow();
  return { id: row.id, kind, releasedAt: row.released_at };
}

/** Moves one date of a calendar: an extension, a reopening or a hold, with CMS's reason. The last word on a milestone holds. */
export async function moveDeadline(
  database: Database | Tx,
  calendarName: string,
  override: Omit<StoredOverride, 'id'>,
): Promise<void> {
  await database
    .insertInto('deadline_overrides')
    .values({ id: randomUUID(), calendar_name: calendarName, ...override })
    .execute();
}

/** Keys of the years that live by a calendar, in pages: whoever broadcasts a change pages through them. */
export async function yearsOnCalendar(
  database: Database,
  calendarName: string,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await database
    .selectFrom('entity_years')
    .select('entity_key')
    .where('calendar_name', '=', calendarName)
    .where('entity_key', '>', after)
    .orderBy('entity_key')
    .limit(limit)
    .execute();
  return rows.map((row) => row.entity_key);
}
