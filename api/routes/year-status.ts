import type { FastifyInstance } from 'fastify';
import type { CalendarReading } from '../../calendar/calendar-reading';
import { formatDeadline } from '../../calendar/format-deadline';
import { success } from '../../schemas/error-envelope';
import { intakeIdsOf } from '../../store/intake';
import { readRegistrations } from '../../store/registrations';
import { readingOfYear } from '../calendar-in-force';
import type { Door } from '../deps';
import { atLeastSequence, lastSequenceOf } from '../read-your-writes';
import { type VisibleYear, visibleYear } from '../reading-rights';
import { send } from '../send';
import { visibleScores } from '../visible-scores';
import { waitingFor } from '../waiting';
import { visibleReviews } from './reviews';

/** `GET /performance-years/:id`: where the year stands, from the read model that its facts are folded into. */
export function yearStatus(app: FastifyInstance, door: Door): void {
  const config = { roles: ['vendor', 'practice', 'operator', 'consumer'] } as const;
  app.get<{ Params: { id: string } }>('/performance-years/:id', { config }, async (request, reply) => {
    const visible = await visibleYear(door, request);
    const year = await atLeastSequence(door, request, visible.year);
    const performanceYear = await statusOf(door, { ...visible, year });
    const headers = { 'qpp-sequence': String(performanceYear.lastSequence) };
    return send(reply, { status: 200, headers, body: success({ performanceYear }) });
  });
}

async function statusOf(door: Door, visible: VisibleYear) {
  const { year, right } = visible;
  const { state } = year;
  const reading = await readingOfYear(door, year);
  return {
    id: year.entityKey,
    performanceYear: year.performanceYear,
    entityKind: year.kind,
    calendar: year.calendarName,
    phase: state?.closed ? 'closed' : year.phase,
    waiting: waitingFor(year, reading),
    startedAt: state?.startedAt ?? null,
    closed: state?.closed ?? null,
    deadlines: deadlinesOf(reading),
    window: state?.window ?? null,
    reviewWindow: state?.reviewWindow ?? null,
    eligibility: state?.eligibility ?? null,
    ...(await elections(door, visible)),
    measurementSets: sets(visible),
    scores: visibleScores(visible),
    reviews: await visibleReviews(door, visible),
    ...(right === 'whole' ? { receivedFacts: state?.receivedFacts ?? [] } : {}),
    view: right,
    lastSequence: lastSequenceOf(year),
    updatedAt: state?.updatedAt ?? null,
  };
}

/** Each date as a UTC instant and as people in the program write it. */
function deadlinesOf(reading: CalendarReading) {
  const dates = Object.entries(reading).filter(([name]) => name !== 'version');
  return Object.fromEntries(dates.map(([name, at]) => [name, { at, text: formatDeadline(at) }]));
}

function sets({ year, right, orgRef }: VisibleYear) {
  const all = year.state?.sets ?? [];
  const own = all.filter((set) => set.submitterRef === orgRef);
  const others = all.filter((set) => set.submitterRef !== orgRef);
  return { own, ...(right === 'whole' ? { others } : {}), othersCount: others.length };
}

/** Elections and registrations: all of them, or those the reader's organisation made. */
async function elections(door: Door, { year, right, orgRef }: VisibleYear) {
  const { state } = year;
  if (right === 'whole') return { elections: state?.optIn ?? [], registrations: state?.registrations ?? [] };
  const own = await intakeIdsOf(door.runtime.database, year.entityKey, orgRef);
  const stored = await readRegistrations(door.runtime.database, year.entityKey);
  const ownRefs = new Set(stored.filter(({ intakeId }) => own.has(intakeId)).map((each) => each.registrationRef));
  const elected = await door.runtime.database
    .selectFrom('elections')
    .select(['unit_ref', 'decision', 'decided_at', 'intake_id'])
    .where('entity_key', '=', year.entityKey)
    .execute();
  return {
    elections: elected
      .filter((each) => own.has(each.intake_id))
      .map((each) => ({ unitRef: each.unit_ref, decision: each.decision, decidedAt: each.decided_at })),
    registrations: (state?.registrations ?? []).filter(({ registrationRef }) => ownRefs.has(registrationRef)),
  };
}
