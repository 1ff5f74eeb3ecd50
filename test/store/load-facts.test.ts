import { saveStory } from '../support/life';
import { syntheticNpi, syntheticTin } from '../support/npi';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import type { FactsKind } from '../../loader/rows';
import { clinicianRefOf, entityRefOf } from '../../store/entity-years';
import { loadFacts } from '../../store/load-facts';
import { readClinicians, readEntityFacts, readFacts } from '../../store/roster';
import { entityKeyOf } from '../../schemas/ids';

let test: TestRuntime;
let calendarName: string;
const tin = syntheticTin(1);
const npi = syntheticNpi(1);

beforeAll(async () => {
  test = await createTestRuntime();
  calendarName = await saveStory(test, new Date('2024-01-01T00:00:00Z'), {});
});
afterAll(() => test.dispose());

const keyOf = (of: string) => entityKeyOf(entityRefOf(test.runtime.keyring, 'tin', of, 2024), 2024);

const load = (kind: FactsKind, lines: string[], onProblem?: (line: number) => void) =>
  loadFacts(test.runtime.database, test.runtime.keyring, [`${lines.join('\n')}\n`], {
    kind,
    performanceYear: 2024,
    calendarName,
    batchRef: `batch-${kind}`,
    ...(onProblem ? { onProblem } : {}),
  });

const CLAIMS = 'tin,npi,clinicianType,segment,allowedCharges,patients,services';

describe('loadFacts', () => {
  it('builds a roster from claims of both segments and counts rows by practice', async () => {
    const report = await load('claims', [
      CLAIMS,
      `${tin},${npi},physician,1,120000.50,300,400`,
      `${tin},${npi},physician,2,98000,280,390`,
    ]);
    expect(report).toMatchObject({ rows: 2, refused: 0, batchRef: 'batch-claims' });
    expect([...report.entities]).toEqual([[keyOf(tin), 2]]);
    const [clinician] = await readClinicians(test.runtime.database, keyOf(tin));
    expect(clinician).toMatchObject({
      clinicianRef: clinicianRefOf(test.runtime.keyring, npi, 2024),
      clinicianType: 'physician',
      segments: [
        { segment: 1, allowedCents: 12_000_050 },
        { segment: 2, allowedCents: 9_800_000 },
      ],
    });
  });

  it('keeps identifiers sealed: no column holds a TIN or NPI', async () => {
    const rows = await test.runtime.database.selectFrom('clinicians').selectAll().execute();
    const years = await test.runtime.database.selectFrom('entity_years').selectAll().execute();
    const text = JSON.stringify([rows, years].flat().map((row) => Object.values(row).map(String)));
    expect(text).not.toContain(npi);
    expect(text).not.toContain(tin);
  });

  it('tells bad rows by their line and loads the others', async () => {
    const lines: number[] = [];
    const other = syntheticTin(2);
    const report = await load(
      'claims',
      [
        CLAIMS,
        `12345,${npi},physician,1,1,1,1`,
        `${other},${npi},physician,1,100000,300,300`,
        `${other},${npi},physician,9,1,1,1`,
      ],
      (line) => lines.push(line),
    );
    expect(lines).toEqual([2, 4]);
    expect(report).toMatchObject({ rows: 1, refused: 2 });
  });

  it('changes nothing when the same file is loaded again', async () => {
    const before = await readClinicians(test.runtime.database, keyOf(tin));
    await load('claims', [CLAIMS, `${tin},${npi},physician,1,120000.50,300,400`]);
    expect(await readClinicians(test.runtime.database, keyOf(tin))).toEqual(before);
  });

  it('adds practice figures and statuses to one picture of the practice', async () => {
    await load('practice', ['tin,segment,practiceSize', `${tin},1,12`]);
    await load('specialStatus', ['tin,npi,segment,status', `${tin},,2,rural`, `${tin},${npi},1,hpsa`]);
    const facts = await readEntityFacts(test.runtime.database, keyOf(tin));
    expect(facts).toMatchObject({ practiceSize: { 1: 12 }, specialStatuses: { 2: ['rural'] } });
    expect(facts.clinicians[0]!.specialStatuses).toEqual({ 1: ['hpsa'] });
  });

  it('keeps a cost measure as scoring reads it, by unit and measure, without identifiers', async () => {
    await load('cost', [
      'tin,npi,measureId,caseCount,value',
      `${tin},,TPCC_1,640,1400.25`,
      `${tin},${npi},MSPB_1,41,21350`,
    ]);
    const costs = (await readFacts(test.runtime.database, keyOf(tin))).filter(({ kind }) => kind === 'cost');
    expect(costs).toEqual([
      { kind: 'cost', unitRef: 'group', item: 'TPCC_1', data: { measureId: 'TPCC_1', caseCount: 640, value: 1400.25 } },
      {
        kind: 'cost',
        unitRef: `individual:${clinicianRefOf(test.runtime.keyring, npi, 2024)}`,
        item: 'MSPB_1',
        data: { measureId: 'MSPB_1', caseCount: 41, value: 21_350 },
      },
    ]);
  });

  it('refuses a measure that the year does not have, and takes one back that stood there', async () => {
    const lines: number[] = [];
    const fourth = syntheticTin(4);
    const costs = async () => (await readFacts(test.runtime.database, keyOf(fourth))).map(({ item }) => item);
    const header = 'tin,measureId,caseCount,value,withdrawn';
    const rows = [header, `${fourth},TPCC_1,640,1400.25,`, `${fourth},TPCC_9,640,1,`, `${fourth},MSPB_1,41,21350,`];
    const report = await load('cost', rows, (line) => lines.push(line));
    expect([report.rows, report.refused, lines]).toEqual([2, 1, [3]]);
    expect(await costs()).toEqual(['MSPB_1', 'TPCC_1']);
    await load('cost', [header, `${fourth},MSPB_1,0,0,true`]);
    expect(await costs()).toEqual(['TPCC_1']);
  });

  it("keeps CMS's word on a clinician for each practice its document names", async () => {
    const third = syntheticTin(3);
    const organizations = [tin, third].map((TIN) => ({ TIN, individualScenario: { lowVolumeSwitch: false } }));
    const report = await load('cmsDetermination', [JSON.stringify({ run: 'final', data: { npi, organizations } })]);
    expect(report.entities.size).toBe(2);
    const [word] = (await readFacts(test.runtime.database, keyOf(third))).filter(
      ({ kind }) => kind === 'cmsDetermination',
    );
    expect(word).toMatchObject({ item: 'final', data: { individual: { lowVolumeSwitch: false } } });
  });
});
