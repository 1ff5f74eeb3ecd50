import type { FastifyInstance } from 'fastify';
import { optInCommand } from '../../schemas/commands';
import { parseCommand } from '../body-problems';
import { readingOfYear } from '../calendar-in-force';
import type { Door } from '../deps';
import { visibleYear } from '../reading-rights';
import { send } from '../send';
import { takeIn } from '../take-in';
import { npiProblems } from '../unit-problems';
import { requireOpenWindow } from '../windows';

/** `POST /performance-years/:id/opt-ins`: opt-in or voluntary reporting of the group or of one clinician, for good. */
export function optIns(app: FastifyInstance, door: Door): void {
  const config = { roles: ['vendor', 'practice'], command: { kind: 'optIn', route: 'opt-ins.create' } } as const;
  app.post<{ Params: { id: string } }>('/performance-years/:id/opt-ins', { config }, async (request, reply) => {
    const { year } = await visibleYear(door, request);
    const command = parseCommand(optInCommand, request.body, (body) => npiProblems(body, door.mode));
    const answer = await takeIn(door, request, {
      entityKey: year.entityKey,
      body: command,
      admit: async () =>
        requireOpenWindow(await readingOfYear(door, year), 'optIn', {
          at: request.receivedAt,
          performanceYear: year.performanceYear,
        }),
    });
    return send(reply, answer);
  });
}
