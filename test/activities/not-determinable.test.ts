import { loadFacts } from '../../store/load-facts';
import { activities } from '../golden/bodies';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { vendorFile } from '../support/vendor-file';
import { DecidedYear } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

/** A practice of 2026 that has sent activities; CMS has not published the cost benchmarks of that year. */
async function practice(cases: number): Promise<{ year: DecidedYear; scores: unknown }> {
  const year = await DecidedYear.open(test, [{}, {}], undefined, 2026);
  await year.determine('preliminary');
  await year.determine('final');
  const lines = ['tin,measureId,caseCount,value', `${year.tin},TPCC_1,${cases},1400`, ''].join('\n');
  const options = { kind: 'cost', performanceYear: 2026, calendarName: 'that-of-the-year' } as const;
  await loadFacts(test.runtime.database, test.runtime.keyring, [lines], options);
  const { row } = await year.apply('submission', vendorFile(2026, year.tin, [activities('IA_BE_6')]));
  expect(row.answer?.status).toBe(201);
  return { year, scores: (row.answer?.body as unknown as { data: { scores: unknown } }).data.scores };
}

const typesOf = async (year: DecidedYear) => (await year.facts()).map(({ type }) => type);

describe('a score that rests on a figure nobody knows', () => {
  it('is no number in the preview, which says what is unknown', async () => {
    const { year, scores } = await practice(50);
    expect(scores).toMatchObject([
      { programName: 'mips', value: null, notDeterminable: [expect.stringContaining('TPCC_1')] },
    ]);
    expect(await typesOf(year)).not.toContain('score.preliminary-calculated');
  });

  it('is not released: its unit is held back, and operators are told', async () => {
    const { year } = await practice(50);
    await year.releaseScores();
    const types = await typesOf(year);
    expect(types).not.toContain('score.final-released');
    expect(types).not.toContain('score.assigned');
    expect((await year.facts()).filter(({ type }) => type === 'ops.unit-not-scored').at(-1)?.data).toMatchObject({
      unitRef: 'group',
      stage: 'final',
      reason: 'QPP_SCORING_NOT_DETERMINABLE',
    });
  });

  it('is given where the figure decides nothing: too few cases are not compared with any benchmark', async () => {
    // TPCC asks for 20 cases. Two physicians: small, PI reweighted; quality and activities weigh 50 each: 0 and 100%.
    const { year, scores } = await practice(19);
    expect(scores).toMatchObject([{ programName: 'mips', value: 50, notDeterminable: [] }]);
    await year.releaseScores();
    expect(await typesOf(year)).toContain('score.final-released');
  });
});
