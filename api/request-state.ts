import type { FastifyRequest } from 'fastify';
import type { Role } from '../privacy/development-token';
import type { EntityKey } from '../schemas/ids';
import type { IntakeKind } from '../schemas/messages/intake';

/** Whom the token of a request speaks for. */
export interface Caller {
  org: string;
  roles: readonly Role[];
  tins: readonly string[];
}

/** The entity-year of a request. It need not exist. */
export interface RequestAbout {
  entityKey: EntityKey;
  performanceYear: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    caller: Caller | null;
    /** Instant of the last body byte, UTC. Empty until the body is there. */
    receivedAt: string;
    /** The body's bytes as text, for the digest of an attempt that is turned away. */
    bodyText: string;
    /** The entity-year the request is about, as soon as it is known. */
    about: RequestAbout | null;
  }
  /** What a route says of itself. */
  interface FastifyContextConfig {
    /** Roles that may call; any of them suffices. Absent: the route needs no token. */
    roles?: readonly Role[];
    /** For routes that change something: under which name their attempts stand in the intake ledger. */
    command?: { kind: IntakeKind; route: string };
  }
}

/** The caller of a route that needs a token. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('This route was registered without roles');
  return request.caller;
}
