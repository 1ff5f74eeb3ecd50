import type { FastifyRequest } from 'fastify';
import { forbidden, unauthorized } from '../schemas/error-envelope';
import type { Door } from './deps';
import { Refusal } from './refusal';

/**
 * Reads the bearer token and the route's roles, before the body is read: 401 without a good token, 403 without a role.
 * Routes without roles are open to all.
 */
export async function authenticate(door: Door, request: FastifyRequest): Promise<void> {
  const { roles } = request.routeOptions.config;
  if (!roles) return;
  const claims = await door.verifyToken(bearerOf(request));
  if (!claims) throw new Refusal(unauthorized());
  request.caller = { org: claims.org, roles: claims.roles, tins: claims.tins ?? [] };
  if (!roles.some((role) => claims.roles.includes(role)))
    throw new Refusal(forbidden(`this call needs one of the roles ${roles.join(', ')}`));
}

function bearerOf(request: FastifyRequest): string {
  const match = /^Bearer +([A-Za-z0-9._~+/=-]{1,8192})$/i.exec(request.headers.authorization ?? '');
  if (!match) throw new Refusal(unauthorized());
  return match[1]!;
}
