import { record, rowsFact, scoreFact } from './example-facts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

/** What an operator's reset does to a source before it resets the workflow. */
const raiseGeneration = (sourceKey: string) =>
  store.database
    .updateTable('sources')
    .set((eb) => ({ generation: eb('generation', '+', 1) }))
    .where('source_key', '=', sourceKey)
    .execute();

const rowsOf = (sourceKey: string) =>
  store.database.selectFrom('facts').selectAll().where('source_key', '=', sourceKey).orderBy('sequence').execute();

describe('recordFacts after a raised generation', () => {
  it('takes equal content for the same facts: ids stay, nothing is written, the next number follows', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'start', [rowsFact(1), scoreFact(10)]);
    const before = await rowsOf(source.key);
    await raiseGeneration(source.key);
    const again = await record(store.database, source, 'start', [rowsFact(1), scoreFact(10)]);
    expect(again.recorded).toEqual([]);
    expect(await rowsOf(source.key)).toEqual(before);
    const next = await record(store.database, source, 'next', [rowsFact(2)]);
    expect(next.recorded).toMatchObject([{ sequence: 3, topicSequence: 2, generation: 2 }]);
  });

  it('tells other content as new facts that supersede the old ones, on numbers never used', async () => {
    const { source } = await store.openYear();
    const first = await record(store.database, source, 'release', [rowsFact(1), scoreFact(10)]);
    await record(store.database, source, 'between', [rowsFact(5)]);
    await raiseGeneration(source.key);
    const anew = await record(store.database, source, 'release', [rowsFact(1), scoreFact(20), scoreFact(30)]);
    expect(anew.recorded.map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    expect(anew.recorded.map(({ supersedes }) => supersedes)).toEqual([
      ...first.recorded.map(({ id }) => id),
      undefined,
    ]);
    const ids = (await rowsOf(source.key)).map(({ id }) => id);
    expect(new Set(ids).size).toBe(2 + 1 + 3);
  });

  it('lets a cause of this generation come again without change', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'release', [rowsFact(1)]);
    await raiseGeneration(source.key);
    await record(store.database, source, 'release', [rowsFact(2)]);
    const third = await record(store.database, source, 'release', [rowsFact(3)]);
    expect(third).toMatchObject({ first: false, recorded: [] });
    expect(await rowsOf(source.key)).toHaveLength(2);
  });

  it('compares with the latest telling, and a third generation supersedes that one', async () => {
    const { source } = await store.openYear();
    await record(store.database, source, 'release', [rowsFact(1)]);
    await raiseGeneration(source.key);
    const second = await record(store.database, source, 'release', [rowsFact(2)]);
    await raiseGeneration(source.key);
    const third = await record(store.database, source, 'release', [rowsFact(3)]);
    expect(third.recorded[0]!.supersedes).toBe(second.recorded[0]!.id);
    await raiseGeneration(source.key);
    expect((await record(store.database, source, 'release', [rowsFact(3)])).recorded).toEqual([]);
  });
});
