import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { success } from '../../schemas/error-envelope';
import type { Database } from '../../store/database';
import { unreadyStore } from '../../store/unready';
import type { Door } from '../deps';
import { send } from '../send';

const PART_WITHIN_MS = 1_500;

/** `GET /health`: which parts can be reached. 503 only without the store: without Temporal or Kafka receipts are still given. */
export function health(app: FastifyInstance, door: Door): void {
  app.get('/health', async (_request, reply) => {
    const { client, runtime } = door;
    const [store, temporal, kafka] = await Promise.all([
      isUp(() => useStore(runtime.database)),
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

/** A store that answers without its tables takes no command either. */
const useStore = (database: Database) => database.selectFrom('intake').select('id').limit(1).execute();

/** `notReady`: the store answers, but has no tables, no such database, or no access for us; `qpp setup` says which. */
type PartState = 'up' | 'away' | 'notReady';

async function isUp(reach: () => Promise<unknown>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'away'>((resolve) => {
    timer = setTimeout(() => resolve('away'), PART_WITHIN_MS);
  });
  const reached = reach().then(
    (): PartState => 'up',
    (error: unknown): PartState => (unreadyStore(error) ? 'notReady' : 'away'),
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
