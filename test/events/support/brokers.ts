import { randomUUID } from 'node:crypto';
import type { ITopicConfig } from 'kafkajs';
import { ensureTopics } from '../../../events/ensure-topics';
import { brokerList, kafkaClient } from '../../../events/kafka-client';
import { topicNames, untilServed } from '../../../events/topics';
import type { TopicNames } from '../../../events/topics';

/** The brokers that the environment names. These tests prove something about a real broker, so they fail without one. */
export function requiredBrokers(): string[] {
  const brokers = brokerList(process.env.KAFKA_BROKERS ?? '');
  if (brokers.length === 0)
    throw new Error(
      'KAFKA_BROKERS is not set: these tests need a real broker. Run them with "npm test", which starts one.',
    );
  return brokers;
}

/** Topics of this test file alone. */
export async function ownTopics(brokers: string[]): Promise<TopicNames> {
  const names = topicNames(`test-${randomUUID()}`);
  await ensureTopics(brokers, { names });
  return names;
}

/** Creates one topic and waits until a producer can find it. */
export async function createTopic(brokers: string[], topic: ITopicConfig): Promise<void> {
  const admin = kafkaClient({ brokers }, 8).admin();
  await admin.connect();
  await admin.createTopics({ waitForLeaders: false, topics: [topic] });
  await untilServed(admin, [topic.topic]);
  await admin.disconnect();
}

/** Takes them away again. */
export async function removeTopics(brokers: string[], topics: string[]): Promise<void> {
  const admin = kafkaClient({ brokers }, 8).admin();
  await admin.connect();
  await admin.deleteTopics({ topics });
  await admin.disconnect();
}
