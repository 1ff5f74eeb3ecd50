import type { FastifyReply } from 'fastify';
import type { Answer } from '../schemas/error-envelope';

/** Sends an answer as it is: JSON on every status, never cached, for what is true now may not be true on the next call. */
export function send(
  reply: FastifyReply,
  answer: Omit<Answer<unknown>, 'headers'> & { headers?: Answer<unknown>['headers'] },
) {
  return reply
    .code(answer.status)
    .headers({ 'cache-control': 'no-store', ...answer.headers })
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(answer.body));
}
