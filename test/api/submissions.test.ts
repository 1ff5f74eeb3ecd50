import { groupBody, qualitySet } from '../validation/fixtures/bodies';
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

  it('refuses a program that it could take in but not score', async () => {
    const set = qualitySet(2024, { programName: 'app1', measurements: [] });
    expect(await details('/api/submissions', groupBody(2024, [qualitySet(2024), set]))).toEqual([
      'PROGRAM_NOT_ACTIVE $.measurementSets[1].programName',
    ]);
  });

  it('does not know a year whose rules are not built', async () => {
    expect(await details('/api/submissions', groupBody(2018, []))).toEqual(['OUT_OF_RANGE $.performanceYear']);
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
