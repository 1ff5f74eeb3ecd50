import type { FastifyInstance, HTTPMethods } from 'fastify';
import { methodNotAllowed, success } from '../../schemas/error-envelope';
import type { Door } from '../deps';
import { Refusal } from '../refusal';
import { send } from '../send';
import { facts } from './facts';
import { health } from './health';
import { optIns } from './opt-ins';
import { receipts } from './receipts';
import { registrations } from './registrations';
import { reviewDecision } from './review-decision';
import { reviews } from './reviews';
import { scores } from './scores';
import { startYear } from './start-year';
import { submissions } from './submissions';
import { timeline } from './timeline';
import { yearStatus } from './year-status';

const ROUTES = [
  startYear,
  yearStatus,
  timeline,
  scores,
  optIns,
  registrations,
  reviews,
  reviewDecision,
  facts,
  submissions,
  receipts,
  health,
];

const METHODS: HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** All addresses under `/api`, an index of them, and 405 for the methods that an address does not have. */
export function registerRoutes(app: FastifyInstance, door: Door): void {
  const addresses = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = addresses.get(url) ?? new Set<string>();
    for (const each of [method].flat()) methods.add(each);
    addresses.set(url, methods);
  });
  app.register(
    async (api) => {
      for (const route of ROUTES) route(api, door);
    },
    { prefix: '/api' },
  );
  app.register(async (outer) => {
    const index = Object.fromEntries([...addresses].map(([url, methods]) => [url, [...methods]]));
    for (const url of ['/', '/api'])
      outer.get(url, async (_request, reply) => send(reply, { status: 200, body: success({ routes: index }) }));
    for (const [url, methods] of [...addresses]) {
      const allowed = [...methods];
      const handler = async () => {
        throw new Refusal(methodNotAllowed(allowed));
      };
      outer.route({ method: METHODS.filter((method) => !methods.has(method)), url, handler });
    }
  });
}
