import { topicDefinitions, topicNames } from '../../../events/topics';

describe('topicDefinitions', () => {
  const definitions = topicDefinitions({ replicationFactor: 3, deadLetters: true });
  const of = (topic: string) => definitions.find((each) => each.topic === topic);

  it('gives the four topics keyed by entity-year one partition count', () => {
    const { events, scores, state, scoresState } = topicNames();
    expect([events, scores, state, scoresState].map((topic) => of(topic)?.partitions)).toEqual([24, 24, 24, 24]);
  });

  it('keeps facts for 1,500 days, longer than any entity-year lives', () => {
    // 1,500 days × 86,400,000 ms = 129,600,000,000 ms; virtual group election to the end of the payment year is about 1,190 days.
    expect(of('qpp.lifecycle.events.v1')?.config).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': '129600000000',
    });
    expect(of('qpp.lifecycle.ops.v1')?.config['retention.ms']).toBe(String(90 * 86_400_000));
    expect(of('qpp.lifecycle.state.v1')?.config).toEqual({ 'cleanup.policy': 'compact', 'min.insync.replicas': '2' });
  });

  it('asks for two in-sync replicas only where there are three', () => {
    const single = topicDefinitions({ replicationFactor: 1 });
    expect(new Set(single.map(({ config }) => config['min.insync.replicas']))).toEqual(new Set(['1']));
  });

  it('gives dead-letter topics the partitions of their source', () => {
    expect(of('qpp.lifecycle.season.v1.dlq')).toMatchObject({ partitions: 6, config: { 'cleanup.policy': 'delete' } });
  });
});
