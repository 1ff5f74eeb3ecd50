import fc from '../../support/fast-check';
import { toKafkaRecord } from '../../../events/cloud-event';
import { compareViews } from '../../../events/compare-views';
import type { ConsumedEvent } from '../../../events/consumer';
import type { KafkaRecord } from '../../../events/event-publisher';
import { latestSnapshots, RebuiltView } from '../../../events/rebuild';
import { fromKafkaMessage } from '../../../events/received-event';
import { snapshotRecord, tombstoneRecord } from '../../../events/snapshot-record';
import { ENTITY_KEY, exampleLife, Numbering, SOURCE } from '../support/life';

const options = { source: SOURCE, dataref: 'https://qpp-lifecycle.example/state' };
const consumed = (record: KafkaRecord): ConsumedEvent => ({
  ...fromKafkaMessage(record),
  topic: record.topic,
  partition: 0,
  offset: '0',
});

function rebuilt(facts: ReturnType<typeof exampleLife>): RebuiltView {
  const view = new RebuiltView();
  for (const fact of facts) view.add(fact);
  return view;
}

describe('RebuiltView', () => {
  it('rebuilds state and scores from events as they are read', () => {
    const view = new RebuiltView();
    const life = exampleLife();
    for (const fact of life) expect(view.addEvent(consumed(toKafkaRecord(fact)))).toBe(true);
    expect(view.entries().get(ENTITY_KEY)).toMatchObject({
      state: { phase: 'closed' },
      scores: { final: [{ revisions: 1 }] },
    });
    expect(view.counts()).toMatchObject({ consumed: life.length, unique: life.length, duplicates: 0 });
    expect(view.counts().byType['score.assigned']).toBe(1);
  });

  it('comes to the same views in whatever order and however often facts arrive', () => {
    const life = exampleLife();
    const expected = rebuilt(life);
    const arrival = fc
      .shuffledSubarray(life, { minLength: life.length })
      .chain((order) => fc.array(fc.constantFrom(...life)).map((repeats) => [...order, ...repeats]));
    fc.assert(
      fc.property(arrival, (facts) => {
        const view = rebuilt(facts);
        expect(compareViews(view.entries(), expected.entries())).toEqual([]);
        expect(view.gaps()).toEqual([]);
        expect(view.counts().duplicates).toBe(facts.length - life.length);
      }),
      { numRuns: 50 },
    );
  });

  it('reports a loss as a gap and shows what it has all the same', () => {
    const n = new Numbering();
    const [started, , closed] = [n.record('lifecycle.started'), n.record('window.opened'), n.record('window.closed')];
    const view = rebuilt([started, closed]);
    expect(view.gaps()).toEqual([{ source: SOURCE, topic: 'events', from: 2, to: 2 }]);
    expect(view.entries().get(ENTITY_KEY)?.state?.window?.state).toBe('closed');
  });

  it('sees no gap without the scores grant', () => {
    const events = exampleLife().filter(({ topic }) => topic === 'events');
    const view = rebuilt(events);
    expect(view.gaps()).toEqual([]);
    expect(view.entries().get(ENTITY_KEY)).toMatchObject({ scores: null });
  });

  it('counts season facts without making a view of them', () => {
    const season = new Numbering('2024', '/qpp-lifecycle/test/seasons/2024');
    const view = rebuilt([season.record('season.released')]);
    expect(view.entries().size).toBe(0);
    expect(view.counts().unique).toBe(1);
  });
});

describe('latestSnapshots', () => {
  it('holds the newest snapshot of each kind and equals what the facts rebuild', () => {
    const life = exampleLife();
    const early = rebuilt(life.slice(0, 5)).entries().get(ENTITY_KEY)!.state!;
    const { state, scores } = rebuilt(life).entries().get(ENTITY_KEY)!;
    const events = [
      snapshotRecord('state', ENTITY_KEY, state!, options),
      snapshotRecord('state', ENTITY_KEY, early, options),
      snapshotRecord('scores', ENTITY_KEY, scores!, options),
    ].map(consumed);
    expect(compareViews(latestSnapshots(events), rebuilt(life).entries())).toEqual([]);
  });

  it('forgets what a tombstone removes', () => {
    const { state } = rebuilt(exampleLife()).entries().get(ENTITY_KEY)!;
    const last = { sequence: state!.lastSequence, time: state!.updatedAt, generation: 1, entityType: 'tin' as const };
    const events = [
      snapshotRecord('state', ENTITY_KEY, state!, options),
      tombstoneRecord('state', ENTITY_KEY, last, options),
    ].map(consumed);
    expect(latestSnapshots(events).size).toBe(0);
  });
});

describe('compareViews', () => {
  it('names the place, both values and the entity-year of each difference', () => {
    const left = rebuilt(exampleLife()).entries();
    const view = left.get(ENTITY_KEY)!;
    const right = new Map([[ENTITY_KEY, { ...view, state: { ...view.state!, phase: 'review' as const } }]]);
    expect(compareViews(left, right)).toEqual([
      { entityKey: ENTITY_KEY, path: 'state.phase', left: 'closed', right: 'review' },
    ]);
  });

  it('shows an entity-year that one side lacks, once for each part', () => {
    const left = rebuilt(exampleLife()).entries();
    expect(compareViews(left, new Map()).map(({ path }) => path)).toEqual(['state', 'scores']);
  });

  it('does not compare lists that a snapshot had to omit', () => {
    const left = rebuilt(exampleLife()).entries();
    const view = left.get(ENTITY_KEY)!;
    const state = { ...view.state!, sets: [], omitted: ['sets'], dataref: 'https://qpp-lifecycle.example/state' };
    const full = { ...view, state: { ...view.state!, sets: [{ ...view.state!.sets[0]!, setRef: 'x' }] } };
    expect(compareViews(new Map([[ENTITY_KEY, full]]), new Map([[ENTITY_KEY, { ...view, state }]]))).toEqual([]);
  });
});
