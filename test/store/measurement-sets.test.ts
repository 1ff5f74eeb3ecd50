import { type SetKey, appendSet, currentSets, setRefOf } from '../../store/measurement-sets';
import { received } from './attempts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

const quality: SetKey = {
  unitRef: 'group',
  submitterRef: 'org_one',
  category: 'quality',
  submissionMethod: 'registry',
  programName: 'mips',
};

async function append(entityKey: string, body: unknown, key = quality) {
  const row = await received(store, entityKey);
  const set = {
    ...key,
    body,
    contentRef: `con_${JSON.stringify(body)}`,
    measureIds: ['001'],
    receivedAt: row.receivedAt,
  };
  return store.database.transaction().execute((tx) => appendSet(tx, store.keyring, entityKey, set, row.id));
}

const current = (entityKey: string) => currentSets(store.database, store.keyring, entityKey);

describe('appendSet', () => {
  it('adds a version for each correction and leaves the earlier ones standing', async () => {
    const { entityKey } = await store.openYear();
    const versions = [];
    for (const met of [20, 30, 40]) versions.push((await append(entityKey, { met })).version);
    expect(versions).toEqual([1, 2, 3]);
    expect(await current(entityKey)).toMatchObject([
      { version: 3, body: { met: 40 }, setRef: setRefOf(entityKey, quality) },
    ]);
    const rows = await store.database
      .selectFrom('measurement_sets')
      .selectAll()
      .where('entity_key', '=', entityKey)
      .orderBy('version')
      .execute();
    expect(rows.map((row) => row.content_ref)).toEqual(['con_{"met":20}', 'con_{"met":30}', 'con_{"met":40}']);
  });

  it('keeps the sets of two submitters apart, so that none overwrites the other', async () => {
    const { entityKey } = await store.openYear();
    await append(entityKey, { met: 20 });
    await append(entityKey, { met: 90 }, { ...quality, submitterRef: 'org_two' });
    const bodies = (await current(entityKey)).map((set) => [set.submitterRef, set.version, set.body]);
    expect(bodies.sort()).toEqual([
      ['org_one', 1, { met: 20 }],
      ['org_two', 1, { met: 90 }],
    ]);
  });

  it.each([
    ['unit', { unitRef: 'individual:cli_x' }],
    ['category', { category: 'ia' }],
    ['method', { submissionMethod: 'electronicHealthRecord' }],
    ['programme', { programName: 'G0053' }],
  ])('tells sets apart by their %s', (_, change) => {
    expect(setRefOf('e.2024', { ...quality, ...change })).not.toBe(setRefOf('e.2024', quality));
  });

  it('gives equal keys of two years different references', () => {
    expect(setRefOf('e.2024', quality)).not.toBe(setRefOf('e.2025', quality));
  });
});

describe('currentSets', () => {
  it('is empty for a year that sent nothing', async () => {
    expect(await current((await store.openYear()).entityKey)).toEqual([]);
  });
});
