import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { success } from '../../schemas/error-envelope';
import type { Door } from '../deps';
import { send } from '../send';

const PART_WITHIN_MS = 1_500;

/** `GET /health`: which parts can be reached. 503 only without the store: without Temporal or Kafka receipts are still given. */
export function health(app: FastifyInstance, door: Door): void {
  app.get('/health', async (_request, reply) => {
    const { client, runtime } = door;
    const [store, temporal, kafka] = await Promise.all([
      isUp(() => sql`select 1`.execute(runtime.database)),
      isUp(() =>
        door.calls.track(
          client.connection.withDeadline(Date.now() + PART_WITHIN_MS, () =>
            client.connection.workflowService.getSystemInfo({}),
          ),
        ),
      ),
      isUp(() => reachKafka(runtime.config.kafkaBrokers)),
    ]);
    const parts = { store, temporal, kafka };
    const isWhole = Object.values(parts).every((state) => state === 'up');
    const status = isWhole ? 'up' : store === 'up' ? 'degraded' : 'down';
    return send(reply, { status: status === 'down' ? 503 : 200, body: success({ health: { status, parts } }) });
  });
}

async function isUp(reach: () => Promise<unknown>): Promise<'up' | 'away'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), PART_WITHIN_MS);
  });
  const reached = reach().then(
    () => 'up' as const,
    () => 'away' as const,
  );
  try {
    return await Promise.race([reached, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a broker takes connections. The door itself never speaks to Kafka, so more than that is not asked here. */
async function reachKafka(brokers: readonly string[]): Promise<void> {
  await Promise.any(brokers.map(reachBroker));
}

function reachBroker(broker: string): Promise<void> {
  const colon = broker.lastIndexOf(':');
  return new Promise((resolve, reject) => {
    const socket = connect({
      host: broker.slice(0, colon),
      port: Number(broker.slice(colon + 1)),
      timeout: PART_WITHIN_MS,
    });
    const settle = (then: () => void) => () => {
      socket.destroy();
      then();
    };
    socket.once('connect', settle(resolve));
    socket.once(
      'error',
      settle(() => reject(new Error('broker away'))),
    );
    socket.once(
      'timeout',
      settle(() => reject(new Error('broker away'))),
    );
  });
}
