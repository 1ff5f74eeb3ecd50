import Fastify, { type FastifyInstance } from 'fastify';
import { supportedCatalogueYears } from '../catalogue/load';
import { supportedPolicyYears } from '../policy/load';
import { verifyToken } from '../privacy/development-token';
import { authenticate } from './authentication';
import { BODY_LIMIT, readBodies } from './body-parser';
import type { ApiDeps, Door } from './deps';
import { answerFailures, rawAnswer, sendFrameworkError } from './failures';
import { keepHttpRules, requirePossibleParams } from './http-rules';
import { requireAcceptable } from './media-types';
import { outstandingCalls } from './outstanding-calls';
import { registerRoutes } from './routes';
import { turnedAwayDesk } from './turned-away';

/** Two minutes for the slowest body; what CMS's clients wait for an answer is one. */
const REQUEST_TIMEOUT_MS = 120_000;

/** The API was to run in production without a verifier of its tokens. */
export class MissingVerifierError extends Error {
  override readonly name = 'MissingVerifierError';
}

/**
 * The vendors' HTTP door. `listen` it, or `inject` requests; `close` lets running requests end.
 *
 * The order at the door: token (401), role (403), media type (406), body (400, 413, 422), window (409), receipt, the
 * year's own answer.
 * @throws MissingVerifierError in production without a verifier of tokens
 */
export function createApi(deps: ApiDeps): FastifyInstance {
  const door = doorOf(deps);
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // While closing, requests that still come on open connections are served: an own JSON of the framework is no envelope.
    return503OnClosing: false,
    // Too long a parameter is the door's own 404, after the token; the router would answer it first, and as a fault.
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: Number.MAX_SAFE_INTEGER },
    http: { requireHostHeader: false },
    frameworkErrors: (error, _request, reply) => sendFrameworkError(error, reply),
    clientErrorHandler: (error, socket) => {
      if (socket.writable) socket.write(rawAnswer(error));
      socket.destroy();
    },
  });
  const desk = turnedAwayDesk(door);
  app.decorateRequest('caller', null);
  app.decorateRequest('about', null);
  readBodies(app);
  keepHttpRules(app);
  app.addHook('onRequest', async (request) => {
    await authenticate(door, request);
    requirePossibleParams(request);
    requireAcceptable(request);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    door.log(`${method} ${routeOptions.url ?? '(no route)'} ${reply.statusCode} ${reply.elapsedTime.toFixed(0)}ms`);
  });
  app.addHook('onClose', async () => {
    desk.close();
    await door.calls.settled();
  });
  answerFailures(app, door, desk);
  registerRoutes(app, door);
  return app;
}

function doorOf(deps: ApiDeps): Door {
  const { runtime } = deps;
  const { environment } = runtime.config;
  if (environment === 'production' && !deps.verifyToken)
    throw new MissingVerifierError(
      'The API needs a verifier of bearer tokens in production: pass `verifyToken`, made for the issuer, audience and ' +
        'JWKS address of your identity provider (docs/api.md); development tokens are refused there',
    );
  return {
    ...deps,
    deliverWithinMs: deps.deliverWithinMs ?? 8_000,
    supportedYears: deps.supportedYears ?? runnableYears(),
    verifyToken: deps.verifyToken ?? ((token) => verifyToken(runtime.keyring, token, environment)),
    log: deps.log ?? (() => undefined),
    calls: outstandingCalls(),
  };
}

/** Years with policy and catalogue: the scoring core has the strategies of all of them. */
function runnableYears(): number[] {
  const catalogues = new Set(supportedCatalogueYears());
  return supportedPolicyYears().filter((year) => catalogues.has(year));
}
