import { sql } from 'kysely';
import { appendSet } from '../../store/measurement-sets';
import { bodySafe, clinicianRefOf, findEntityYear, getEntityYear, openEntityYear } from '../../store/entity-years';
import { intakeBody } from '../../store/intake';
import { putClinician } from '../../store/roster';
import { syntheticNpi } from '../support/npi';
import { received } from './attempts';
import { type FreshStore, freshStore } from './fresh-store';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
}, 60_000);
afterAll(() => store.drop());

const TABLES = ['entity_years', 'intake', 'measurement_sets', 'clinicians'];

/** Every byte of the tables that hold what was sent: text as it stands, `bytea` both as hex and as what it spells. */
async function everythingStored(): Promise<string> {
  const dumps: string[] = [];
  for (const table of TABLES) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(store.database);
    for (const value of rows.flatMap((row) => Object.values(row)))
      dumps.push(
        Buffer.isBuffer(value) ? `${value.toString('hex')} ${value.toString('latin1')}` : JSON.stringify(value),
      );
  }
  return dumps.join('\n');
}

describe('identifiers and bodies', () => {
  it('cannot be read in the tables, neither the number nor what was measured', async () => {
    const { entityKey, tin } = await store.openYear();
    const npi = syntheticNpi(77);
    const body = { taxpayerIdentificationNumber: tin, nationalProviderIdentifier: npi, performanceMet: 8_642_139_753 };
    const row = await received(store, entityKey, { body: JSON.stringify(body), idempotencyKey: tin });
    const set = { unitRef: 'group', submitterRef: 'org_x', category: 'quality', submissionMethod: 'registry' };
    await store.database
      .transaction()
      .execute((tx) =>
        appendSet(
          tx,
          store.keyring,
          entityKey,
          { ...set, programName: 'mips', body, contentRef: 'con_x', measureIds: [], receivedAt: row.receivedAt },
          row.id,
        ),
      );
    const clinicianRef = clinicianRefOf(store.keyring, npi, 2024);
    await putClinician(store.database, store.keyring, entityKey, npi, {
      clinicianRef,
      clinicianType: 'physician',
      segments: [],
    });
    const stored = await everythingStored();
    for (const secret of [tin, npi, 'performanceMet', '8642139753'].flatMap((text) => [
      text,
      Buffer.from(text).toString('hex'),
    ]))
      expect(stored).not.toContain(secret);
    expect(stored).toContain(clinicianRef);
  });

  it('are erased by destroying the data key of their year, and those of other years stay', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    const [erased, kept] = [await received(store, one.entityKey), await received(store, other.entityKey)];
    await store.database
      .updateTable('entity_years')
      .set({ data_key_sealed: Buffer.alloc(60) })
      .where('entity_key', '=', one.entityKey)
      .execute();
    await expect(intakeBody(store.database, store.keyring, erased)).rejects.toThrow();
    expect(await intakeBody(store.database, store.keyring, kept)).toEqual({ n: 1 });
  });

  it('cannot be opened in the place of another year', async () => {
    const [one, other] = [await store.openYear(), await store.openYear()];
    const sealed = (await bodySafe(store.database, store.keyring, one.entityKey)).seal('secret');
    const safe = await bodySafe(store.database, store.keyring, other.entityKey);
    expect(() => safe.open(sealed)).toThrow();
  });
});

describe('openEntityYear', () => {
  it('opened again changes neither calendar nor data key', async () => {
    const { entityKey, tin } = await store.openYear();
    const sealed = (await bodySafe(store.database, store.keyring, entityKey)).seal('kept');
    const again = { kind: 'tin', identifier: tin, performanceYear: 2024, calendarName: 'another' } as const;
    expect(await openEntityYear(store.database, store.keyring, again)).toBe(entityKey);
    expect((await findEntityYear(store.database, entityKey))?.calendarName).toBe('none');
    expect((await bodySafe(store.database, store.keyring, entityKey)).open(sealed)).toBe('kept');
  });

  it('gives one identifier another key in another year and as another kind', async () => {
    const entity = { identifier: '000777777', calendarName: 'none' };
    const keys = [
      await openEntityYear(store.database, store.keyring, { ...entity, kind: 'tin', performanceYear: 2024 }),
      await openEntityYear(store.database, store.keyring, { ...entity, kind: 'tin', performanceYear: 2025 }),
      await openEntityYear(store.database, store.keyring, { ...entity, kind: 'apm', performanceYear: 2024 }),
    ];
    expect(new Set(keys.map((key) => key.split('.')[0])).size).toBe(3);
  });

  it('names the key when a year is asked for that nobody opened', async () => {
    await expect(getEntityYear(store.database, 'ent_x.2024')).rejects.toThrow('ent_x.2024');
  });
});
