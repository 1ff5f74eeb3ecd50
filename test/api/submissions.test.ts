import { goodNpi, groupBody, qualitySet } from '../validation/fixtures/bodies';
import { type TestDoor, createTestDoor } from './support/door';

let door: TestDoor;
let vendor: string;

beforeAll(async () => {
  door = await createTestDoor();
  vendor = await door.token('1000001', ['vendor']);
});
afterAll(() => door.dispose());

const details = async (url: string, body: unknown) =>
  (await door.post(url, { as: vendor, body })).json.error.details.map(({ code, path }) => `${code} ${path}`).sort();

describe('POST /submissions', () => {
  it('reports every problem of the file at once, each at its path', async () => {
    const body = groupBody(2024, [
      qualitySet(2024, { category: 'cost' }),
      qualitySet(2024, { performanceEnd: 'soon' }),
    ]);
    expect(await details('/api/submissions', body)).toEqual([
      'INVALID_ENUM $.measurementSets[0].category',
      'INVALID_FORMAT $.measurementSets[1].performanceEnd',
    ]);
  });

  it.each(['virtualGroup', 'apm'])('says plainly that %s is not taken in this release', async (entityType) => {
    const body = { entityType, entityId: 'x12345', performanceYear: 2024, measurementSets: [] };
    expect(await details('/api/submissions', body)).toEqual(['ENTITY_NOT_ALLOWED $.entityType']);
  });

  it('refuses a program of the wire that has no MIPS score, and says which it takes', async () => {
    const set = qualitySet(2020, { programName: 'cpcPlus', practiceId: 'T1MD0001', measurements: [] });
    const answer = await door.post('/api/submissions', { as: vendor, body: groupBody(2020, [qualitySet(2020), set]) });
    expect(answer.json.error.details).toMatchObject([
      { code: 'PROGRAM_NOT_ACTIVE', path: '$.measurementSets[1].programName' },
    ]);
    expect(answer.json.error.details[0]?.message).toMatch(/Comprehensive Primary Care Plus.*in 2020 .* takes mips$/);
  });

  it('refuses Primary Care First for its program and for its APM Entity at once', async () => {
    const set = qualitySet(2022, { programName: 'pcf', measurements: [] });
    const body = { entityType: 'apm', entityId: 'x12345', performanceYear: 2022, measurementSets: [set] };
    expect(await details('/api/submissions', body)).toEqual([
      'ENTITY_NOT_ALLOWED $.entityType',
      'PROGRAM_NOT_ACTIVE $.measurementSets[0].programName',
    ]);
  });

  // Their windows are over, which is the only thing the door has against them.
  it.each([
    [2017, 'mips'],
    [2018, 'mips'],
    [2021, 'app1'],
    [2024, 'app1'],
    [2025, 'appPlus'],
  ])('takes %i and %s for individuals and groups as far as the window', async (performanceYear, programName) => {
    const group = groupBody(performanceYear, [qualitySet(performanceYear, { programName, measurements: [] })]);
    expect(await details('/api/submissions', group)).toEqual(['WINDOW_CLOSED $']);
    const individual = { ...group, entityType: 'individual', nationalProviderIdentifier: goodNpi };
    expect(await details('/api/submissions', individual)).toEqual(['WINDOW_CLOSED $']);
  });

  it('does not know a year before the program', async () => {
    expect(await details('/api/submissions', groupBody(2016, []))).toEqual(['OUT_OF_RANGE $.performanceYear']);
  });

  it('does not know the year of a subgroup that nobody registered', async () => {
    const set = qualitySet(2024, { programName: 'G0053', measurements: [] });
    const body = { entityType: 'subgroup', entityId: 'SG-00000001', performanceYear: 2024, measurementSets: [set] };
    const answer = await door.post('/api/submissions', { as: vendor, body });
    expect(answer.status).toBe(409);
    expect(answer.json.error.details).toMatchObject([{ code: 'NOT_REGISTERED', path: '$.entityId' }]);
  });

  it('refuses a measure that another organisation alone may send', async () => {
    const { catalogueFor } = door.runtime;
    const restricted = catalogueFor(2024)
      .measures()
      .find((each) => each.category === 'quality' && each.allowedVendors.length > 0 && each.isQcdr);
    const measurements = [{ measureId: restricted?.id, value: true }];
    const found = await details('/api/submissions', groupBody(2024, [qualitySet(2024, { measurements })]));
    expect(found).toContain('VENDOR_NOT_ALLOWED $.measurementSets[0].measurements[0].measureId');
  });
});

describe('POST /measurement-sets', () => {
  const submission = { entityType: 'group', taxpayerIdentificationNumber: '000300101', performanceYear: 2024 };

  it('has paths relative to the posted set', async () => {
    expect(await details('/api/measurement-sets', { ...qualitySet(2024, { category: 'cost' }), submission })).toEqual([
      'INVALID_ENUM $.category',
    ]);
  });

  it('needs to know whose set it is', async () => {
    expect(await details('/api/measurement-sets', qualitySet(2024))).toEqual(['REQUIRED_FIELD $.submission']);
  });
});
