import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars } from './support/door';

let door: TestDoor;
let vendor: string;

beforeAll(async () => {
  door = await createTestDoor();
  await saveTestCalendars(door);
  vendor = await door.token('1000001', ['vendor']);
});
afterAll(() => door.dispose());

const start = (tin: string) => ({
  entityType: 'group',
  taxpayerIdentificationNumber: tin,
  performanceYear: 2024,
  calendar: CALENDARS.open,
});
const post = (body: unknown, key: string, as = vendor) =>
  door.post('/api/performance-years', { as, body, headers: { 'idempotency-key': key } });
const receiptIn = ({ json }: { json: { data: unknown } }) => (json.data as { receipt: { id: string } }).receipt;

describe('Idempotency-Key', () => {
  it('gives the same receipt to the same body, whatever the order of its members', async () => {
    const first = await post(start('000300301'), 'k-1');
    const { entityType, ...rest } = start('000300301');
    const again = await post({ ...rest, entityType }, 'k-1');
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(receiptIn(again)).toEqual(receiptIn(first));
  });

  it.each([
    ['another body', () => ({ ...start('000300301'), entityType: 'individual' })],
    ['the same body for another TIN', () => start('000300302')],
  ])('refuses %s under a key that was used', async (_words, body) => {
    const answer = await post(body(), 'k-1');
    expect(answer.status).toBe(422);
    expect(answer.json.error.details).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: 'header.Idempotency-Key' },
    ]);
  });

  it('belongs to one organisation: another may use the same', async () => {
    const other = await post(start('000300301'), 'k-1', await door.token('1000002', ['vendor']));
    expect(other.status).toBe(202);
    expect(other.headers['idempotency-replayed']).toBeUndefined();
  });

  it('makes one command of ten calls at once', async () => {
    const calls = await Promise.all(Array.from({ length: 10 }, () => post(start('000300303'), 'k-race')));
    expect(new Set(calls.map((call) => receiptIn(call).id)).size).toBe(1);
  });

  it('takes no key away when the body was refused', async () => {
    expect((await post({ ...start('000300304'), performanceYear: 2016 }, 'k-2')).status).toBe(422);
    expect((await post(start('000300304'), 'k-2')).status).toBe(202);
  });

  it.each(['', 'x'.repeat(201), 'tab\there'])('refuses a key that is no key: %j', async (key) => {
    const answer = await post(start('000300305'), key);
    expect(answer.status).toBe(422);
    expect(answer.json.error.details).toMatchObject([{ code: 'INVALID_FORMAT', path: 'header.Idempotency-Key' }]);
  });

  it('may be absent: then every call is a command of its own', async () => {
    const body = start('000300306');
    const first = await door.post('/api/performance-years', { as: vendor, body });
    const second = await door.post('/api/performance-years', { as: vendor, body });
    expect(receiptIn(second).id).not.toBe(receiptIn(first).id);
  });
});
