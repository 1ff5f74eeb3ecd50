import { recordBytes } from '../../../events/cloud-event';
import { fromKafkaMessage } from '../../../events/received-event';
import { MAX_EVENT_BYTES, snapshotRecord, tombstoneRecord } from '../../../events/snapshot-record';
import { projectState } from '../../../schemas/events/projection';
import type { StateSnapshot } from '../../../schemas/events/state-snapshot';
import { ENTITY_KEY, exampleLife, Numbering, SOURCE } from '../support/life';

const options = { source: SOURCE, dataref: 'https://qpp-lifecycle.example/state' };

function exampleState(): StateSnapshot {
  const state = exampleLife().reduce<StateSnapshot | null>((before, fact) => projectState(before, fact), null);
  if (!state) throw new Error('no state');
  return state;
}

describe('snapshotRecord', () => {
  it('carries the snapshot whole, under the key of the entity-year', () => {
    const state = exampleState();
    const record = snapshotRecord('state', ENTITY_KEY, state, options);
    expect(record).toMatchObject({ topic: 'qpp.lifecycle.state.v1', key: ENTITY_KEY });
    expect(record.headers).toMatchObject({
      ce_type: 'io.qpplifecycle.state.snapshot.v1',
      ce_source: SOURCE,
      ce_partitionkey: ENTITY_KEY,
      ce_sequence: String(state.lastSequence).padStart(12, '0'),
    });
    expect(fromKafkaMessage(record).data).toStrictEqual(state);
  });

  it('leaves out the longest lists, and says which and where they are, when it would exceed 64 KiB', () => {
    const state = exampleState();
    const [set] = projectState(null, new Numbering().record('measurementset.accepted'))?.sets ?? [];
    const sets = Array.from({ length: 400 }, (_, n) => ({ ...set, setRef: `set-${n}` })) as StateSnapshot['sets'];
    const record = snapshotRecord('state', ENTITY_KEY, { ...state, sets }, options);
    expect(recordBytes(record)).toBeLessThanOrEqual(MAX_EVENT_BYTES);
    expect(fromKafkaMessage(record).data).toMatchObject({
      sets: [],
      omitted: ['sets'],
      dataref: options.dataref,
      reviews: state.reviews,
    });
  });

  it('has the same id for the same sequence, another for a later one', () => {
    const state = exampleState();
    const idOf = (snapshot: StateSnapshot) => snapshotRecord('state', ENTITY_KEY, snapshot, options).headers.ce_id;
    expect(idOf(state)).toBe(idOf({ ...state }));
    expect(idOf(state)).not.toBe(idOf({ ...state, lastSequence: state.lastSequence + 1 }));
  });
});

describe('tombstoneRecord', () => {
  it('has no value but keeps its attributes', () => {
    const last = { sequence: 9, time: '2032-01-01T00:00:00.000Z', generation: 1, entityType: 'tin' as const };
    const record = tombstoneRecord('scores', ENTITY_KEY, last, { source: SOURCE });
    expect(record).toMatchObject({ topic: 'qpp.lifecycle.scores-state.v1', key: ENTITY_KEY, value: null });
    expect(fromKafkaMessage(record)).toMatchObject({
      tombstone: true,
      attributes: { type: 'io.qpplifecycle.scores.snapshot.v1', sequence: '000000000009' },
    });
  });
});
