import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { kafkaClient } from '../../events/kafka-client';
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
      isUp(() => client.connection.withDeadline(Date.now() + PART_WITHIN_MS, () => client.connection.workflowService.getSystemInfo({}))),
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
