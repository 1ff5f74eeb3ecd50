import { EventTally } from '../../../events/event-tally';

const fact = (topicSequence: number, source = 's', topic: 'events' | 'scores' = 'events') => ({
  source,
  topic,
  topicSequence,
  id: `${topic}-${topicSequence}`,
});

describe('EventTally', () => {
  it('counts a repeat as a duplicate and every other as new', () => {
    const tally = new EventTally();
    expect([1, 2, 1].map((n) => tally.add(fact(n)))).toEqual([true, true, false]);
    expect(tally).toMatchObject({ consumed: 3, unique: 2, duplicates: 1 });
  });

  it('takes equal ids of two sources for two facts', () => {
    const tally = new EventTally();
    expect([tally.add(fact(1, 'a')), tally.add(fact(1, 'b'))]).toEqual([true, true]);
  });

  it('names runs of missing numbers by source and topic, also before the first seen', () => {
    const tally = new EventTally();
    for (const n of [3, 4, 8]) tally.add(fact(n));
    tally.add(fact(1, 's', 'scores'));
    expect(tally.gaps()).toEqual([
      { source: 's', topic: 'events', from: 1, to: 2 },
      { source: 's', topic: 'events', from: 5, to: 7 },
    ]);
  });

  it('forgets a gap when what was missing comes late', () => {
    const tally = new EventTally();
    for (const n of [1, 3, 2]) tally.add(fact(n));
    expect(tally.gaps()).toEqual([]);
  });
});
