import { syntheticTin } from '../support/npi';
import { grant, orgRefOf } from '../../store/entity-years';
import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars, startedYear } from './support/door';

let door: TestDoor;
let vendor: string;
let stranger: string;
let operator: string;
let id: string;

const tin = syntheticTin(300_401);

beforeAll(async () => {
  door = await createTestDoor();
  await saveTestCalendars(door);
  vendor = await door.token('1000001', ['vendor']);
  stranger = await door.token('1000002', ['vendor']);
  operator = await door.token('cms', ['operator']);
  id = await startedYear(door, vendor, tin, CALENDARS.open);
});
afterAll(() => door.dispose());

const reads = ['', '/timeline', '/reviews', '/scores/group/mips/1'];
const writes = ['/opt-ins', '/registrations', '/reviews'];

describe('an organisation that has sent nothing for a year', () => {
  it.each(reads)('reads the same 404 at %s as for a year that does not exist', async (tail) => {
    const there = await door.get(`/api/performance-years/${id}${tail}`, { as: stranger });
    const absent = await door.get(`/api/performance-years/ent_${'a'.repeat(26)}.2024${tail}`, { as: stranger });
    expect([there.status, there.text]).toEqual([404, absent.text]);
  });

  it.each(writes)('cannot write to %s either', async (tail) => {
    const answer = await door.post(`/api/performance-years/${id}${tail}`, { as: stranger, body: {} });
    expect([answer.status, answer.json.error.message]).toEqual([404, 'performance year not found']);
  });

  it('sees its own side as soon as it has started the same year', async () => {
    const newcomer = await door.token('1000003', ['vendor']);
    expect(await startedYear(door, newcomer, tin, CALENDARS.open)).toBe(id);
    expect((await door.get(`/api/performance-years/${id}`, { as: newcomer })).status).toBe(200);
  });
});

describe('the view of a year', () => {
  const view = async (as: string) => {
    const { json } = await door.get(`/api/performance-years/${id}`, { as });
    return (json.data as unknown as { performanceYear: { view: string } }).performanceYear.view;
  };

  it('is the own one for a vendor and the whole one for an operator', async () => {
    expect([await view(vendor), await view(operator)]).toEqual(['own', 'whole']);
  });

  it('is the whole one for a practice whose token covers the TIN, and for no other practice', async () => {
    expect(await view(await door.token('practice-1', ['practice'], [tin]))).toBe('whole');
    const other = await door.token('practice-2', ['practice'], [syntheticTin(300_402)]);
    expect((await door.get(`/api/performance-years/${id}`, { as: other })).status).toBe(404);
    // The TINs of a token say nothing without the role.
    const claims = await door.token('practice-3', ['vendor'], [tin]);
    expect((await door.get(`/api/performance-years/${id}`, { as: claims })).status).toBe(404);
  });

  it('is the whole one for an organisation that the practice gave a grant', async () => {
    const { database, keyring } = door.runtime;
    await grant(database, id, orgRefOf(keyring, 'analyst', 2024));
    expect(await view(await door.token('analyst', ['consumer']))).toBe('whole');
  });
});

describe('operator routes', () => {
  it.each(['/facts', '/reviews/rev_x/decision'])('%s answers 403 to a vendor', async (tail) => {
    const answer = await door.post(`/api/performance-years/${id}${tail}`, { as: vendor, body: {} });
    expect(answer.status).toBe(403);
  });

  it('know only cases of this year', async () => {
    const url = `/api/performance-years/${id}/reviews/rev_x/decision`;
    expect((await door.post(url, { as: operator, body: { outcome: 'denied' } })).status).toBe(404);
  });
});

describe('GET /receipts/:id', () => {
  const receipt = async () => {
    const body = { entityType: 'group', taxpayerIdentificationNumber: tin, performanceYear: 2024 };
    const answer = await door.post('/api/performance-years', { as: vendor, body });
    expect(answer.status).toBe(202);
    return String(answer.headers['location']);
  };

  it('shows the state of a command to the organisation that sent it, and to operators', async () => {
    const address = await receipt();
    const own = await door.get(address, { as: vendor });
    expect(own.json.data).toMatchObject({ receipt: { state: 'received', performanceYearId: id, answer: null } });
    expect((await door.get(address, { as: operator })).status).toBe(200);
  });

  it('is not found by anybody else, nor under an id that is none', async () => {
    expect((await door.get(await receipt(), { as: stranger })).status).toBe(404);
    expect((await door.get('/api/receipts/17', { as: vendor })).status).toBe(404);
  });
});
