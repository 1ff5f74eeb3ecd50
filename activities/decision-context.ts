import { type CalendarReading, readCalendar } from '../calendar/calendar-reading';
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { Keyring } from '../privacy/keyring';
import type { Fact, FactBody } from '../schemas/events/fact';
import { type FactType, usualTopic } from '../schemas/events/fact-types';
import type { Recorded } from '../schemas/messages/year';
import { type StoredCalendar, getCalendar } from '../store/calendars';
import type { Tx } from '../store/database';
import { type EntityYear, getEntityYear } from '../store/entity-years';
import type { Outcome } from '../store/record-facts';
import type { Deps } from './deps';

/** What recording a decision leads to. `outstanding` is known only after the attempt to publish. */
export type DecisionOutcome = Outcome<Omit<Recorded, 'outstanding'>>;

/** Everything a decision is judged by, read inside the transaction that records it. */
export interface DecisionContext {
  tx: Tx;
  keyring: Keyring;
  year: EntityYear;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  stored: StoredCalendar;
  calendar: CalendarReading;
  /** What the facts of one recording hang on; stands in every version it appends. */
  cause: string;
  /** The workflow's instant of the decision. */
  now: string;
}

export async function contextOf(
  deps: Deps,
  tx: Tx,
  entityKey: string,
  cause: string,
  now: string,
): Promise<DecisionContext> {
  const year = await getEntityYear(tx, entityKey);
  const stored = await getCalendar(tx, year.calendarName);
  return {
    tx,
    keyring: deps.keyring,
    year,
    policy: deps.policyFor(year.performanceYear),
    catalogue: deps.catalogueFor(year.performanceYear),
    stored,
    calendar: readCalendar(stored.calendar, stored.releases, stored.overrides),
    cause,
    now,
  };
}

/** A fact of this entity-year: the head all its facts share, and the body given. `tail` follows in the subject. */
export function factOf<T extends FactType>(
  context: DecisionContext,
  type: T,
  body: FactBody<T>,
  options: { tail?: string[]; causationId?: string } = {},
): Fact {
  const { year, catalogue, keyring } = context;
  return {
    type,
    topic: usualTopic(type),
    subject: [year.kind, year.entityRef, year.performanceYear, ...(options.tail ?? [])].join('/'),
    data: {
      entity: {
        ref: year.entityRef,
        type: year.kind,
        performanceYear: year.performanceYear,
        refKeyId: keyring.refKeyId(year.performanceYear),
      },
      lifecycle: {
        workflowState: year.phase ?? 'preliminary',
        policyYear: year.performanceYear,
        dataVersions: { measures: catalogue.version, benchmarks: catalogue.version },
      },
      ...body,
    },
    ...(options.causationId ? { causationId: options.causationId } : {}),
  };
}

/** Address of a document the API serves to those entitled; relative, for consumers know their API's host. */
export const dataref = (context: DecisionContext, ...tail: (string | number)[]): string =>
  ['', 'api', 'performance-years', context.year.entityKey, ...tail].join('/');
