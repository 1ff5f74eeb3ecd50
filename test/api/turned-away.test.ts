import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars, startedYear } from './support/door';

let door: TestDoor;
let vendor: string;
let id: string;

beforeAll(async () => {
  door = await createTestDoor();
  await saveTestCalendars(door);
  vendor = await door.token('1000001', ['vendor']);
  id = await startedYear(door, vendor, '000300501', CALENDARS.open);
});
afterAll(() => door.dispose());

const ledger = () =>
  door.runtime.database
    .selectFrom('intake')
    .select(['route', 'entity_key', 'codes', 'problems', 'body_sealed'])
    .where('status', '=', 'turned-away')
    .orderBy('received_at', 'desc')
    .execute();

describe('the ledger of attempts that were turned away', () => {
  it('has codes and paths, with names the sender made up as [unknown], and no body', async () => {
    const body = { decision: 'maybe', 'Jane Doe 000300501': true };
    await door.post(`/api/performance-years/${id}/opt-ins`, { as: vendor, body });
    const [last] = await ledger();
    expect(last).toEqual({
      route: 'opt-ins.create',
      entity_key: id,
      codes: ['INVALID_ENUM', 'UNKNOWN_FIELD'],
      problems: [
        { code: 'INVALID_ENUM', path: '$.decision' },
        { code: 'UNKNOWN_FIELD', path: '$.[unknown]' },
      ],
      body_sealed: null,
    });
  });

  it('puts an invalid submission under the year it speaks of, if that year runs', async () => {
    const body = { entityType: 'group', taxpayerIdentificationNumber: '000300501', performanceYear: 2024, color: 1 };
    await door.post('/api/submissions', { as: vendor, body });
    const [running] = await ledger();
    expect(running).toMatchObject({ route: 'submissions.create', entity_key: id });
    await door.post('/api/submissions', { as: vendor, body: { ...body, taxpayerIdentificationNumber: '000300502' } });
    const [unknown] = await ledger();
    expect(unknown).toMatchObject({ route: 'submissions.create', entity_key: null });
  });

  it.each([
    ['a missing role', 'ROLE_MISSING', `/facts`, '{}'],
    ['malformed JSON', 'MALFORMED_JSON', '/opt-ins', '{'],
  ])('has %s too', async (_words, code, tail, body) => {
    await door.post(`/api/performance-years/${id}${tail}`, { as: vendor, body });
    const [last] = await ledger();
    expect(last?.codes).toEqual([code]);
  });

  it('says nothing of a year that the caller may not see', async () => {
    const stranger = await door.token('1000002', ['vendor']);
    await door.post(`/api/performance-years/${id}/opt-ins`, { as: stranger, body: {} });
    const [last] = await ledger();
    expect(last).toMatchObject({ route: 'opt-ins.create', entity_key: null, codes: ['NOT_FOUND'] });
  });

  it('starts no year', async () => {
    const years = await door.runtime.database.selectFrom('entity_years').select('entity_key').execute();
    expect(years).toEqual([{ entity_key: id }]);
  });
});
