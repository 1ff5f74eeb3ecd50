import type { FastifyInstance, FastifyRequest } from 'fastify';
import { success } from '../../schemas/error-envelope';
import { intakeIdsOf } from '../../store/intake';
import type { Door } from '../deps';
import { atLeastSequence, integerOf, lastSequenceOf } from '../read-your-writes';
import { type VisibleYear, visibleYear } from '../reading-rights';
import { send } from '../send';
import { type OwnView, timelineItem } from '../visible-fact';

/** `GET /performance-years/:id/timeline`: every fact of the year in order, in pages as CMS pages its lists. */
export function timeline(app: FastifyInstance, door: Door): void {
  const config = { roles: ['vendor', 'practice', 'operator', 'consumer'] } as const;
  app.get<{ Params: { id: string } }>('/performance-years/:id/timeline', { config }, async (request, reply) => {
    const visible = await visibleYear(door, request);
    const year = await atLeastSequence(door, request, visible.year);
    const page = await pageOf(door, request, { ...visible, year });
    const headers = { 'qpp-sequence': String(lastSequenceOf(year)) };
    return send(reply, { status: 200, headers, body: success(page) });
  });
}

async function pageOf(door: Door, request: FastifyRequest, visible: VisibleYear) {
  const { database } = door.runtime;
  const { entityKey } = visible.year;
  const startIndex = integerOf(request, 'startIndex', { least: 0, most: 999_999_999, absent: 0 });
  const itemsPerPage = integerOf(request, 'itemsPerPage', { least: 1, most: 500, absent: 100 });
  const rows = await database
    .selectFrom('facts')
    .select(['id', 'sequence', 'recorded_at', 'type', 'topic', 'causation_id', 'data'])
    .where('source_key', '=', entityKey)
    .orderBy('sequence')
    .offset(startIndex)
    .limit(itemsPerPage)
    .execute();
  const { total } = await database
    .selectFrom('facts')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('source_key', '=', entityKey)
    .executeTakeFirstOrThrow();
  const own = await ownView(door, visible);
  return { timeline: rows.map((row) => timelineItem(row, own)), startIndex, itemsPerPage, totalItems: Number(total) };
}

async function ownView(door: Door, { year, right, orgRef }: VisibleYear): Promise<OwnView | undefined> {
  if (right === 'whole') return undefined;
  const { database } = door.runtime;
  const intakeIds = await intakeIdsOf(database, year.entityKey, orgRef);
  const rows = await database
    .selectFrom('measurement_sets')
    .select('set_ref')
    .distinct()
    .where('entity_key', '=', year.entityKey)
    .where('submitter_ref', '=', orgRef)
    .execute();
  return { orgRef, intakeIds, setRefs: new Set(rows.map((row) => row.set_ref)) };
}
