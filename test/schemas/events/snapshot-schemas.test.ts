import { projectScores, projectState } from '../../../schemas/events/projection';
import type { ScoresSnapshot } from '../../../schemas/events/scores-snapshot';
import {
  scoresSnapshotSchema,
  snapshotJsonSchema,
  stateSnapshotSchema,
} from '../../../schemas/events/snapshot-schemas';
import type { StateSnapshot } from '../../../schemas/events/state-snapshot';
import { exampleLife } from '../../events/support/life';

describe('stateSnapshotSchema', () => {
  it('knows every field that the fold can set, after each fact of a life', () => {
    let state: StateSnapshot | null = null;
    for (const fact of exampleLife()) {
      state = projectState(state, fact);
      expect(stateSnapshotSchema.parse(state)).toStrictEqual(state);
    }
  });
});

describe('scoresSnapshotSchema', () => {
  it('knows every field that the fold can set, after each score fact of a life', () => {
    let scores: ScoresSnapshot | null = null;
    for (const fact of exampleLife()) {
      scores = projectScores(scores, fact);
      if (scores) expect(scoresSnapshotSchema.parse(scores)).toStrictEqual(scores);
    }
    expect(scores).not.toBeNull();
  });
});

describe('snapshotJsonSchema', () => {
  it.each(['state', 'scores'] as const)('gives a 2020-12 schema for the %s topic', (kind) => {
    const schema = snapshotJsonSchema(kind, 'https://host/s');
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://host/s/${kind}.snapshot/1.0.json`,
    });
    expect(JSON.stringify(schema)).not.toContain('"additionalProperties":false');
  });
});
