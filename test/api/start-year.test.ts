import { CALENDARS, type TestDoor, createTestDoor, saveTestCalendars } from './support/door';

let door: TestDoor;
let vendor: string;

beforeAll(async () => {
  door = await createTestDoor();
  await saveTestCalendars(door);
  vendor = await door.token('1000001', ['vendor']);
});
afterAll(() => door.dispose());

const start = { entityType: 'group', taxpayerIdentificationNumber: '000300101', performanceYear: 2024 };
const post = (body: unknown) => door.post('/api/performance-years', { as: vendor, body });
const codes = async (body: unknown) =>
  (await post(body)).json.error.details.map(({ code, path }) => `${code} ${path}`).sort();

describe('POST /performance-years', () => {
  it('reports every problem of a body at once', async () => {
    const body = { entityType: 'team', taxpayerIdentificationNumber: '12', performanceYear: '2024', color: 'red' };
    expect(await codes(body)).toEqual([
      'INVALID_ENUM $.entityType',
      'INVALID_FORMAT $.taxpayerIdentificationNumber',
      'INVALID_TYPE $.performanceYear',
      'UNKNOWN_FIELD $.color',
    ]);
  });

  it('never says a value back', async () => {
    const { text } = await post({ ...start, taxpayerIdentificationNumber: '123-45-6789', calendar: 'secret-name' });
    expect(text).not.toContain('45-6789');
    expect(text).not.toContain('secret');
  });

  it('treats null as absent', async () => {
    expect(await codes({ ...start, taxpayerIdentificationNumber: null })).toEqual([
      'REQUIRED_FIELD $.taxpayerIdentificationNumber',
    ]);
  });

  it('names the supported years to who asks for another', async () => {
    const answer = await post({ ...start, performanceYear: 2016 });
    expect(answer.status).toBe(422);
    expect(answer.json.error.details[0]).toMatchObject({ code: 'YEAR_NOT_SUPPORTED', path: '$.performanceYear' });
    expect(answer.json.error.details[0]?.message).toContain(
      '2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026',
    );
  });

  it.each([2017, 2018, 2019, 2020, 2021, 2026])('takes the year %i', async (performanceYear) => {
    expect((await post({ ...start, taxpayerIdentificationNumber: '000300177', performanceYear })).status).toBe(202);
  });

  it.each(['virtualGroup', 'apm'])('says plainly that %s cannot be started in this release', async (entityType) => {
    const answer = await post({ entityType, entityId: 'x12345', performanceYear: 2024 });
    expect(answer.status).toBe(422);
    expect(answer.json.error.details).toMatchObject([{ code: 'ENTITY_NOT_ALLOWED', path: '$.entityType' }]);
    expect(answer.json.error.details[0]?.message).toContain('TINs only');
  });

  it('refuses a calendar that is not of this year', async () => {
    expect(await codes({ ...start, calendar: 'nobody-knows-it' })).toEqual(['INVALID_ENUM $.calendar']);
    const other = { ...start, performanceYear: 2023, calendar: CALENDARS.open };
    expect(await codes(other)).toEqual(['INVALID_ENUM $.calendar']);
  });

  it('takes the year in on the named calendar, individual and group being one year of their TIN', async () => {
    const first = await post({ ...start, calendar: CALENDARS.open });
    const second = await post({ ...start, entityType: 'individual' });
    expect([first.status, second.status]).toEqual([202, 202]);
    // Another calendar comes too late, and is told so instead of being passed over.
    expect(await codes({ ...start, calendar: CALENDARS.shut })).toEqual(['ALREADY_STARTED $.calendar']);
    const years = await door.runtime.database
      .selectFrom('entity_years')
      .select(['calendar_name', 'next_intake'])
      .where('calendar_name', '=', CALENDARS.open)
      .execute();
    // One year with two commands, so the third will have number 3; the calendar was chosen once.
    expect(years).toEqual([{ calendar_name: CALENDARS.open, next_intake: 3 }]);
  });

  it("lives by CMS's own dates when no calendar is named, and writes them down on first use", async () => {
    await post({ ...start, taxpayerIdentificationNumber: '000300102' });
    const stored = await door.runtime.database
      .selectFrom('calendars')
      .select(['name', 'kind'])
      .where('kind', '=', 'official')
      .where('performance_year', '=', 2024)
      .execute();
    expect(stored).toEqual([{ name: 'official-2024', kind: 'official' }]);
  });
});
