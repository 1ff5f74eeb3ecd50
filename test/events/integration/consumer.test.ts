import { toKafkaRecord } from '../../../events/cloud-event';
import { compareViews } from '../../../events/compare-views';
import { follow, readAll } from '../../../events/consumer';
import type { ConsumedEvent } from '../../../events/consumer';
import { KafkajsPublisher } from '../../../events/kafkajs-publisher';
import { latestSnapshots, RebuiltView } from '../../../events/rebuild';
import { snapshotRecord } from '../../../events/snapshot-record';
import type { TopicNames } from '../../../events/topics';
import type { RecordedFact } from '../../../schemas/events/fact';
import { ownTopics, removeTopics, requiredBrokers } from '../support/brokers';
import { exampleLife, Numbering } from '../support/life';

const brokers = requiredBrokers();
let names: TopicNames;
let publisher: KafkajsPublisher;

/** Five entity-years, their tokens told apart by the first letter. */
const lives: RecordedFact[][] = ['a', 'b', 'c', 'd', 'e'].map((letter) => {
  const ref = `ent_${letter}aaabbbbccccddddeeeeffff22`;
  return exampleLife(new Numbering(`${ref}.2024`, `/qpp-lifecycle/test/entities/${ref}/years/2024`));
});

/** The views as the store holds them, folded in the order of recording. */
function storedViews(): RebuiltView {
  const view = new RebuiltView();
  for (const fact of lives.flat()) view.add(fact);
  return view;
}

beforeAll(async () => {
  names = await ownTopics(brokers);
  publisher = new KafkajsPublisher({ brokers });
  for (const life of lives) {
    await publisher.publish(
      life.map((fact) => toKafkaRecord(fact, { names })),
      { timeoutMs: 10_000 },
    );
  }
  // One life is sent twice, as after a send of unknown outcome.
  await publisher.publish(
    lives[0]!.map((fact) => toKafkaRecord(fact, { names })),
    { timeoutMs: 10_000 },
  );
  const snapshots = [...storedViews().entries()].flatMap(([entityKey, { state, scores }]) => {
    const options = { names, source: 's', dataref: '/d' };
    return [snapshotRecord('state', entityKey, state!, options), snapshotRecord('scores', entityKey, scores!, options)];
  });
  await publisher.publish(snapshots, { timeoutMs: 10_000 });
}, 60_000);

afterAll(async () => {
  await publisher.close();
  await removeTopics(brokers, Object.values(names));
});

describe('readAll', () => {
  it('reads enough to rebuild from Kafka alone what the store holds, counting repeats and no gap', async () => {
    const view = new RebuiltView();
    for (const event of await readAll(brokers, [names.events, names.scores])) view.addEvent(event, names);
    expect(compareViews(view.entries(), storedViews().entries())).toEqual([]);
    expect(view.gaps()).toEqual([]);
    const [published, repeated] = [lives.flat().length, lives[0]!.length];
    expect(view.counts()).toMatchObject({
      consumed: published + repeated,
      unique: published,
      duplicates: repeated,
    });
  }, 30_000);

  it('finds the same in the compacted topics', async () => {
    const snapshots = latestSnapshots(await readAll(brokers, [names.state, names.scoresState]), names);
    expect(snapshots.size).toBe(5);
    expect(compareViews(snapshots, storedViews().entries())).toEqual([]);
  }, 30_000);

  it('gives nothing for topics that are empty', async () => {
    expect(await readAll(brokers, [names.ops])).toEqual([]);
  }, 30_000);
});

describe('follow', () => {
  it('tells the past and what comes later, until its signal', async () => {
    const ended = new AbortController();
    const seen: ConsumedEvent[] = [];
    let arrived = (): void => undefined;
    const later = new Promise<void>((resolve) => (arrived = resolve));
    const following = await follow({
      brokers,
      topics: [names.season],
      signal: ended.signal,
      onEvent: (event) => {
        seen.push(event);
        if (seen.length === 2) arrived();
      },
    });
    await following.joined;
    const season = new Numbering('2024', '/qpp-lifecycle/test/seasons/2024');
    for (const type of ['season.deadline-changed', 'season.released'] as const)
      await publisher.publish([toKafkaRecord(season.record(type), { names })], { timeoutMs: 10_000 });
    await later;
    ended.abort();
    await following.finished;
    expect(seen.map(({ attributes }) => attributes.sequence)).toEqual(['000000000001', '000000000002']);
  }, 30_000);
});
