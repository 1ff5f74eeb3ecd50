import { latestAdjustments } from '../../store/assignments';
import { putFact } from '../../store/roster';
import { activities } from '../golden/bodies';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { previewsIn, vendorFile } from '../support/vendor-file';
import { DecidedYear, belowThreshold } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

/** A small practice of two that attests one high-weighted activity, which is all of the category there. */
async function oneActivity(performanceYear: number): Promise<{ year: DecidedYear; preview: unknown }> {
  const year = await DecidedYear.open(test, [{}, {}], undefined, performanceYear);
  await year.determine('preliminary');
  await year.determine('final');
  const cost = { measureId: 'TPCC_1', caseCount: 200, value: 9_000 };
  await putFact(
    test.runtime.database,
    year.entityKey,
    { unitRef: 'group', kind: 'cost', item: 'TPCC_1', data: cost },
    'b',
  );
  const { row } = await year.apply('submission', vendorFile(performanceYear, year.tin, [activities('IA_EPA_1')]));
  return { year, preview: previewsIn(row.answer) };
}

describe('a year before 2022', () => {
  it('of 2018 adds 5 points to a small practice', async () => {
    // activities 40 of 40 = 15; TPCC 9000 between 10082.4 and 8065.99: 9 + 1082.4/2016.41 = 9.5368 of 10, times 10; 5:
    // 15 + 9.5368 + 5 = 29.5368
    expect((await oneActivity(2018)).preview).toEqual({ mips: 29.54 });
  });

  it.each([2020, 2021])('of %i counts cost for nobody, whatever was loaded', async (performanceYear) => {
    const { year, preview } = await oneActivity(performanceYear);
    expect(preview).toEqual({ mips: 15 });
    const [told] = (await year.facts()).filter(({ type }) => type === 'score.preliminary-calculated');
    const categories = told!.data['byCategory'] as { category: string; weight: number }[];
    expect(categories.find(({ category }) => category === 'cost')).toMatchObject({ weight: 0, points: 0 });
  });

  it.each([2017, 2018])(
    'of %i has no opt-in, and takes the data of who is below the threshold as feedback',
    async (of) => {
      const year = await DecidedYear.open(
        test,
        [belowThreshold, belowThreshold],
        { factor: '0.1', synthetic: true },
        of,
      );
      await year.determine('final');
      const { row } = await year.apply('optIn', { decision: 'optIn' });
      expect(row).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'] });
      expect(JSON.stringify(row.answer?.body)).toContain('no opt-in');
      const sent = await year.apply('submission', vendorFile(of, year.tin, [activities('IA_EPA_1')]));
      expect(sent.row.answer?.status).toBe(201);
      await year.releaseScores();
      await year.releaseAdjustments();
      expect((await latestAdjustments(test.runtime.database, year.entityKey)).size).toBe(0);
    },
  );
});
