import { moveDeadline } from '../../store/calendars';
import { groupBody, qualitySet } from '../validation/fixtures/bodies';
import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars, startedYear } from './support/door';

let door: TestDoor;
let vendor: string;

beforeAll(async () => {
  door = await createTestDoor();
  await saveTestCalendars(door);
  vendor = await door.token('1000001', ['vendor']);
});
afterAll(() => door.dispose());

const intakeRows = (kind: string) =>
  door.runtime.database.selectFrom('intake').select(['status', 'codes']).where('kind', '=', kind).execute();

describe('a window at the door', () => {
  it.each([
    ['opt-ins', { decision: 'optIn' }, 'ELECTION_CLOSED', 'to 31 December 2019 19:00 EST (America/New_York)'],
    ['registrations', { entityType: 'group', programName: 'G0053' }, 'ELECTION_CLOSED', '§ 414.1365(b)'],
    ['reviews', { entityType: 'group', grounds: ['other'] }, 'REVIEW_CLOSED', '§ 414.1385(a)'],
  ])('that has closed refuses %s, naming deadline, zone and rule', async (route, body, code, words) => {
    const id = await startedYear(door, vendor, '000300201', CALENDARS.shut);
    const answer = await door.post(`/api/performance-years/${id}/${route}`, { as: vendor, body });
    expect(answer.status).toBe(409);
    expect(answer.json.error).toMatchObject({ type: 'LifecycleError', details: [{ code }] });
    expect(answer.json.error.details[0]?.message).toContain(words);
  });

  it.each([
    [CALENDARS.shut, 'WINDOW_CLOSED', '000300201'],
    [CALENDARS.early, 'WINDOW_NOT_OPEN', '000300202'],
  ])('of calendar %s refuses a submission with %s, and keeps the attempt', async (calendar, code, tin) => {
    await startedYear(door, vendor, tin, calendar);
    const body = groupBody(2024, [qualitySet(2024)], { taxpayerIdentificationNumber: tin });
    const answer = await door.post('/api/submissions', { as: vendor, body });
    expect([answer.status, answer.json.error.details[0]?.code]).toEqual([409, code]);
    expect(await intakeRows('submission')).toContainEqual({ status: 'turned-away', codes: [code] });
  });

  it('is that of the official calendar for a year that does not run, which a late file does not start', async () => {
    const tin = '000300203';
    const body = groupBody(2023, [qualitySet(2023)], { taxpayerIdentificationNumber: tin });
    const answer = await door.post('/api/submissions', { as: vendor, body });
    // Performance year 2023: extended to 15 April 2024, 8 p.m. Eastern.
    expect(answer.status).toBe(409);
    expect(answer.json.error.message).toContain('to 15 April 2024 20:00 EDT (America/New_York)');
    const years = await door.runtime.database
      .selectFrom('entity_years')
      .select('entity_key')
      .where('performance_year', '=', 2023)
      .execute();
    expect(years).toEqual([]);
  });

  it('does not shut out the retry of a command that was received in time', async () => {
    const tin = '000300204';
    await startedYear(door, vendor, tin, CALENDARS.open);
    const body = groupBody(2024, [qualitySet(2024)], { taxpayerIdentificationNumber: tin });
    const headers = { 'idempotency-key': 'in-time' };
    const first = await door.post('/api/submissions', { as: vendor, body, headers });
    await moveDeadline(door.runtime.database, CALENDARS.open, {
      milestone: 'submissionClose',
      at: '2020-02-01T00:00:00.000Z',
      reason: 'the window of this test closes',
    });
    const retry = await door.post('/api/submissions', { as: vendor, body, headers });
    const late = await door.post('/api/submissions', { as: vendor, body });
    expect([first.status, retry.status, late.status]).toEqual([202, 202, 409]);
    expect(retry.headers['idempotency-replayed']).toBe('true');
    expect(retry.json.data).toEqual(first.json.data);
  });
});
