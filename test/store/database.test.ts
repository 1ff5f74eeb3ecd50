import { sql } from 'kysely';
import { isStoreAway, openDatabase } from '../../store/database';
import { addressOf } from '../support/test-runtime';

describe('openDatabase', () => {
  it('survives a connection that the server ends between two statements of a transaction, and opens another', async () => {
    const database = openDatabase(addressOf('DATABASE_URL'), 2);
    const failure = await database
      .transaction()
      .execute(async (tx) => {
        const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
        await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(database);
        // By the time another connection has answered, this one's end has been told.
        await sql`select pg_sleep(0.2)`.execute(database);
        await sql`select 1`.execute(tx);
      })
      .catch((error: unknown) => error);
    expect(isStoreAway(failure)).toBe(true);
    expect((await sql<{ one: number }>`select 1 as one`.execute(database)).rows).toEqual([{ one: 1 }]);
    await database.destroy();
  });
});
