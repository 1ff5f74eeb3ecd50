import type { FastifyInstance } from 'fastify';
import { reviewCommand } from '../../schemas/commands';
import { type ErrorDetail, success } from '../../schemas/error-envelope';
import { type ReviewCase, readReviews } from '../../store/reviews';
import { parseCommand } from '../body-problems';
import { readingOfYear } from '../calendar-in-force';
import type { Door } from '../deps';
import { type VisibleYear, visibleYear } from '../reading-rights';
import { send } from '../send';
import { takeIn } from '../take-in';
import { identifierProblems, npiProblems } from '../unit-problems';
import { requireOpenWindow } from '../windows';

const IDENTIFIERS = {
  group: [],
  individual: ['nationalProviderIdentifier'],
  subgroup: ['entityId'],
} as const;

/** `POST /performance-years/:id/reviews`: asks for a targeted review; `GET`: the cases the reader may see. */
export function reviews(app: FastifyInstance, door: Door): void {
  const config = { roles: ['vendor', 'practice'], command: { kind: 'review', route: 'reviews.create' } } as const;
  app.post<{ Params: { id: string } }>('/performance-years/:id/reviews', { config }, async (request, reply) => {
    const { year } = await visibleYear(door, request);
    const command = parseCommand(reviewCommand, request.body, (body) => [
      ...entityProblems(body),
      ...identifierProblems(body, IDENTIFIERS, ['entityId', 'nationalProviderIdentifier']),
      ...npiProblems(body, door.mode),
    ]);
    const answer = await takeIn(door, request, {
      entityKey: year.entityKey,
      body: command,
      admit: async () =>
        requireOpenWindow(await readingOfYear(door, year), 'review', {
          at: request.receivedAt,
          performanceYear: year.performanceYear,
        }),
    });
    return send(reply, answer);
  });

  const reading = { roles: ['vendor', 'practice', 'operator', 'consumer'] } as const;
  app.get<{ Params: { id: string } }>('/performance-years/:id/reviews', { config: reading }, async (request, reply) => {
    const visible = await visibleYear(door, request);
    return send(reply, { status: 200, body: success({ reviews: await visibleReviews(door, visible) }) });
  });
}

/** The cases of a year: all of them, or those that the reader's own organisation asked for. */
export async function visibleReviews(door: Door, { year, right, orgRef }: VisibleYear) {
  const cases = await readReviews(door.runtime.database, year.entityKey);
  return cases.filter((each) => right === 'whole' || each.requestedBy === orgRef).map(view);
}

const view = ({ reviewRef, unitRef, grounds, state, outcome, requestedAt, decidedAt }: ReviewCase) => ({
  id: reviewRef,
  unitRef,
  grounds,
  state,
  outcome,
  requestedAt,
  decidedAt,
});

/** The units of a TIN can ask; the other entities have years of their own. */
function entityProblems({ entityType }: Readonly<Record<string, unknown>>): ErrorDetail[] {
  if (entityType !== 'virtualGroup' && entityType !== 'apm') return [];
  const message = `$.entityType ${entityType} does not belong to the year of a TIN: ask for individual, group or subgroup`;
  return [{ path: '$.entityType', code: 'ENTITY_NOT_ALLOWED', message }];
}
