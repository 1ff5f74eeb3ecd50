import type { FastifyInstance } from 'fastify';
import { factsCommand } from '../../schemas/commands';
import type { ErrorDetail } from '../../schemas/error-envelope';
import { parseCommand } from '../body-problems';
import type { Door } from '../deps';
import { visibleYear } from '../reading-rights';
import { send } from '../send';
import { takeIn } from '../take-in';

/** `POST /performance-years/:id/facts`: facts from outside were loaded; the year tells it and scores anew. */
export function facts(app: FastifyInstance, door: Door): void {
  const config = { roles: ['operator'], command: { kind: 'facts', route: 'facts.create' } } as const;
  app.post<{ Params: { id: string } }>('/performance-years/:id/facts', { config }, async (request, reply) => {
    const { year } = await visibleYear(door, request);
    const command = parseCommand(factsCommand, request.body, nameProblems);
    const answer = await takeIn(door, request, {
      entityKey: year.entityKey,
      body: command,
      admit: async () => undefined,
    });
    return send(reply, answer);
  });
}

/** Both names travel in events, whose names hold no spaces and no prose. */
function nameProblems(body: Readonly<Record<string, unknown>>): ErrorDetail[] {
  return ['kind', 'batchRef'].flatMap((field) => {
    const value = body[field];
    if (typeof value !== 'string' || /^[A-Za-z0-9][A-Za-z0-9_.:/+=|-]*$/.test(value)) return [];
    const path = `$.${field}`;
    return [
      { path, code: 'INVALID_FORMAT', message: `${path} must be letters, digits and _ . : / + = | - without spaces` },
    ];
  });
}
