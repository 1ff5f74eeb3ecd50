import { randomUUID } from 'node:crypto';
import { ensureTopics } from '../../../events/ensure-topics';
import { kafkaClient } from '../../../events/kafka-client';
import { topicDefinitions, topicNames } from '../../../events/topics';
import { createTopic, removeTopics, requiredBrokers } from '../support/brokers';

const brokers = requiredBrokers();
const admin = kafkaClient({ brokers }, 8).admin();

beforeAll(() => admin.connect());
afterAll(() => admin.disconnect());

describe('ensureTopics', () => {
  it('creates all topics, and does nothing the second time', async () => {
    const names = topicNames(`test-${randomUUID()}`);
    const first = await ensureTopics(brokers, { names });
    const all = topicDefinitions({ replicationFactor: 1, names }).map(({ topic }) => topic);
    expect(first).toEqual({ created: all, existing: [], differences: [] });
    expect(await ensureTopics(brokers, { names })).toEqual({ created: [], existing: all, differences: [] });
    await removeTopics(brokers, all);
  }, 60_000);

  it('reports settings that differ, creates what is missing, and changes nothing', async () => {
    const names = topicNames(`test-${randomUUID()}`);
    const configEntries = [{ name: 'retention.ms', value: '1000' }];
    await createTopic(brokers, { topic: names.season, numPartitions: 6, configEntries });
    const expected = { topic: names.season, config: 'retention.ms', expected: '129600000000', actual: '1000' };
    expect((await ensureTopics(brokers, { names })).differences).toEqual([expected]);
    const again = await ensureTopics(brokers, { names });
    expect(again).toMatchObject({ created: [], differences: [expected] });
    await removeTopics(brokers, again.existing);
  }, 60_000);

  it('refuses a topic with another partition count before it creates any', async () => {
    const names = topicNames(`test-${randomUUID()}`);
    await createTopic(brokers, { topic: names.events, numPartitions: 3 });
    await expect(ensureTopics(brokers, { names })).rejects.toMatchObject({
      name: 'TopicMismatchError',
      mismatches: [{ topic: names.events, expected: 24, actual: 3 }],
    });
    expect(await admin.listTopics()).not.toContain(names.scores);
    await removeTopics(brokers, [names.events]);
  }, 60_000);
});
