import { sql } from 'kysely';
import { openDatabase } from '../../store/database';
import { migrate } from '../../store/migrate';
import { type FreshStore, freshStore } from './fresh-store';

const tablesOf = async (store: FreshStore) => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`.execute(
    store.database,
  );
  return rows.map(({ name }) => name);
};

describe('migrate', () => {
  let store: FreshStore;
  beforeEach(async () => {
    store = await freshStore({ empty: true });
  }, 60_000);
  afterEach(() => store.drop());

  it('makes the schema once; a second time finds nothing to do and loses nothing', async () => {
    expect(await migrate(store.database)).toEqual(['0001-initial', '0002-additional-adjustment']);
    await store.openYear();
    const before = await tablesOf(store);
    expect(await migrate(store.database)).toEqual([]);
    expect(await tablesOf(store)).toEqual(before);
    expect(await store.database.selectFrom('entity_years').selectAll().execute()).toHaveLength(1);
  });

  it('is safe from several processes that start at once on an empty database', async () => {
    const others = Array.from({ length: 3 }, () => openDatabase(store.url, 2));
    try {
      const made = await Promise.all([store.database, ...others].map((database) => migrate(database)));
      expect(made.flat()).toEqual(['0001-initial', '0002-additional-adjustment']);
    } finally {
      await Promise.all(others.map((database) => database.destroy()));
    }
  });
});
