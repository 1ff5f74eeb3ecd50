import type { FastifyInstance } from 'fastify';
import { malformedJson } from '../schemas/error-envelope';
import { MEDIA_TYPES } from './media-types';
import { Refusal } from './refusal';

/** The largest body taken, in bytes. */
export const BODY_LIMIT = 5 * 1024 * 1024;

/**
 * Reads bodies as JSON and stamps the instant at which the last byte had arrived: by it every window is judged, however
 * long the rest takes. What is not UTF-8 or not JSON is refused without quoting it.
 */
export function readBodies(app: FastifyInstance): void {
  app.decorateRequest('receivedAt', '');
  app.decorateRequest('bodyText', '');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(MEDIA_TYPES, { parseAs: 'buffer', bodyLimit: BODY_LIMIT }, (request, bytes, done) => {
    request.receivedAt = new Date().toISOString();
    try {
      request.bodyText = new TextDecoder('utf-8', { fatal: true }).decode(bytes as Buffer);
      done(null, JSON.parse(request.bodyText));
    } catch {
      done(new Refusal(malformedJson()));
    }
  });
  app.addHook('preValidation', async (request) => {
    // A request without a body has arrived in full with its headers.
    request.receivedAt ||= new Date().toISOString();
    if (request.routeOptions.config.command && request.body === undefined) throw new Refusal(malformedJson());
  });
}
