import type { FastifyRequest } from 'fastify';
import type { ErrorAnswer } from '../schemas/error-envelope';
import { type EntityKey, yearWorkflowId } from '../schemas/ids';
import { TURNED_AWAY } from '../schemas/messages/year';
import { findEntityYear, orgRefOf } from '../store/entity-years';
import { recordTurnedAway, refusalsOf } from '../store/intake';
import { loggableProblem } from '../validation/loggable-problem';
import type { Door } from './deps';

const TELL_EVERY_MS = 60_000;
const SIGNAL_WITHIN_MS = 2_000;

/** Keeps refused commands in the intake ledger, and lets a running year know how many there were. */
export interface TurnedAwayDesk {
  /** Resolves when the attempt is in the ledger. @throws when the store is away */
  record(request: FastifyRequest, answer: ErrorAnswer): Promise<void>;
  close(): void;
}

/**
 * The desk of one process. A year hears of refusals at once and then at most once a minute, by a signal that never
 * starts a year and whose loss harms nothing: the ledger has them all.
 */
export function turnedAwayDesk(door: Door): TurnedAwayDesk {
  const { database, keyring } = door.runtime;
  const quiet = new Map<EntityKey, { timer: NodeJS.Timeout; again: boolean }>();

  const tell = (entityKey: EntityKey): void => {
    const earlier = quiet.get(entityKey);
    if (earlier) {
      earlier.again = true;
      return;
    }
    const timer = setTimeout(() => {
      const { again } = quiet.get(entityKey)!;
      quiet.delete(entityKey);
      if (again) tell(entityKey);
    }, TELL_EVERY_MS);
    quiet.set(entityKey, { timer: timer.unref(), again: false });
    // Nobody waits for this, and nothing depends on it.
    door.calls.track(signalYear(door, entityKey)).catch(() => undefined);
  };

  return {
    record: async (request, answer) => {
      const { caller, about } = request;
      const { command } = request.routeOptions.config;
      if (!caller || !command) return;
      const entityKey = about && (await findEntityYear(database, about.entityKey)) ? about.entityKey : null;
      // 200 characters: as much of a path as an event may carry.
      const problems = answer.body.error.details
        .map(loggableProblem)
        .map(({ path, code }) => ({ path: path.slice(0, 200), code }));
      const attempt = {
        // Before the year is known the organisation has no token of that year; year 0 stands for "not known".
        orgRef: orgRefOf(keyring, caller.org, about?.performanceYear ?? 0),
        role: caller.roles[0] ?? 'vendor',
        route: command.route,
        kind: command.kind,
        idempotencyKey: undefined,
        body: request.bodyText,
        receivedAt: request.receivedAt || new Date().toISOString(),
      };
      const codes = problems.map(({ code }) => code);
      await recordTurnedAway(database, keyring, attempt, { entityKey, codes, problems });
      if (entityKey) tell(entityKey);
    },
    close: () => {
      for (const { timer } of quiet.values()) clearTimeout(timer);
      quiet.clear();
    },
  };
}

async function signalYear(door: Door, entityKey: EntityKey): Promise<void> {
  const { count, lastCode = 'UNKNOWN' } = await refusalsOf(door.runtime.database, entityKey);
  await door.client.connection.withDeadline(Date.now() + SIGNAL_WITHIN_MS, () =>
    door.client.workflow.getHandle(yearWorkflowId(entityKey)).signal(TURNED_AWAY, { count, lastCode }),
  );
}
