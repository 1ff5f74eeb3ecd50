import { kafkaClient } from './kafka-client';
import { createTopics } from './topics';
import type { TopicOptions, TopicReport } from './topics';

/**
 * Connects, creates the missing topics, checks the others, and disconnects.
 * @param options `replicationFactor` is 1 when not given, as on a single broker
 * @throws TopicMismatchError, or the client's error when no broker answers
 */
export async function ensureTopics(brokers: string[], options: Partial<TopicOptions> = {}): Promise<TopicReport> {
  const admin = kafkaClient({ brokers }, 8).admin();
  await admin.connect();
  try {
    return await createTopics(admin, { replicationFactor: 1, ...options });
  } finally {
    await admin.disconnect();
  }
}
