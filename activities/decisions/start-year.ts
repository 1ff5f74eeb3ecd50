import type { CalendarReading } from '../../calendar/calendar-reading';
import type { FactBody } from '../../schemas/events/fact';
import { type DecisionContext, type DecisionOutcome, factOf } from '../decision-context';

/** The instants of a reading by the names that facts tell them; what nobody knows is `undated`. */
export function deadlinesOf(calendar: CalendarReading): Record<string, string> {
  const instants = Object.entries(calendar).filter(([name]) => name !== 'version');
  return Object.fromEntries(instants.map(([name, at]) => [name, (at as string | null) ?? 'undated']));
}

/** The year is called into being, by whoever sent its first row. */
export async function startYear(context: DecisionContext): Promise<DecisionOutcome> {
  const first = await context.tx
    .selectFrom('intake')
    .select(['id', 'org_ref', 'role', 'traceparent'])
    .where('entity_key', '=', context.year.entityKey)
    .where('number', 'is not', null)
    .orderBy('number')
    .limit(1)
    .executeTakeFirst();
  const role = (first?.role ?? 'season') as FactBody<'lifecycle.started'>['startedBy']['role'];
  const startedBy = first ? { orgRef: first.org_ref, role } : { role };
  const fact = factOf(context, 'lifecycle.started', { startedBy, calendar: deadlinesOf(context.calendar) });
  const origin = first
    ? {
        causationId: first.id,
        correlationId: first.id,
        ...(first.traceparent ? { traceparent: first.traceparent } : {}),
      }
    : {};
  return { facts: [{ ...fact, ...origin }], answer: {} };
}
