import type { FastifyInstance } from 'fastify';
import { reviewDecisionCommand } from '../../schemas/commands';
import { notFound } from '../../schemas/error-envelope';
import { readReviews } from '../../store/reviews';
import { parseCommand } from '../body-problems';
import type { Door } from '../deps';
import { visibleYear } from '../reading-rights';
import { Refusal } from '../refusal';
import { send } from '../send';
import { takeIn } from '../take-in';

/** The address names the case, so the body does not. */
const decisionBody = reviewDecisionCommand.omit({ reviewRef: true });

/** `POST /performance-years/:id/reviews/:reviewRef/decision`: CMS's decision on a case. Final: there is no appeal. */
export function reviewDecision(app: FastifyInstance, door: Door): void {
  const config = { roles: ['operator'], command: { kind: 'reviewDecision', route: 'reviews.decide' } } as const;
  const url = '/performance-years/:id/reviews/:reviewRef/decision';
  app.post<{ Params: { id: string; reviewRef: string } }>(url, { config }, async (request, reply) => {
    const { year } = await visibleYear(door, request);
    const { reviewRef } = request.params;
    const cases = await readReviews(door.runtime.database, year.entityKey);
    if (!cases.some((each) => each.reviewRef === reviewRef)) throw new Refusal(notFound('review'));
    const command = { reviewRef, ...parseCommand(decisionBody, request.body, () => []) };
    const answer = await takeIn(door, request, {
      entityKey: year.entityKey,
      body: command,
      admit: async () => undefined,
      caseDecision: command,
    });
    return send(reply, answer);
  });
}
