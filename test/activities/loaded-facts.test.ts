import { type YearMaterial, unitInput } from '../../activities/scoring/unit-inputs';
import type { FactsKind } from '../../loader/rows';
import { loadFacts } from '../../store/load-facts';
import { readFacts } from '../../store/roster';
import { activities } from '../golden/bodies';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { previewsIn, vendorFile } from '../support/vendor-file';
import { DecidedYear } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

async function load(kind: FactsKind, lines: string[]): Promise<void> {
  const options = { kind, performanceYear: 2024, calendarName: 'that-of-the-year' };
  const report = await loadFacts(test.runtime.database, test.runtime.keyring, [`${lines.join('\n')}\n`], options);
  expect(report).toMatchObject({ rows: lines.length - 1, refused: 0 });
}

/** A small practice that attests one activity, after some facts were loaded for it; what it scores. */
async function previewAfter(loads: (tin: string) => Promise<void>): Promise<unknown> {
  const year = await DecidedYear.open(test, [{}, {}]);
  await year.determine('final');
  await loads(year.tin);
  const { row } = await year.apply('submission', vendorFile(2024, year.tin, [activities('IA_EPA_1')]));
  return previewsIn(row.answer);
}

/** The facts of a unit after some were loaded for its practice. */
async function factsAfter(unitRef: 'group' | 'clinician', loads: (tin: string, npi: string) => Promise<void>) {
  const year = await DecidedYear.open(test, [{}]);
  await loads(year.tin, year.npis[0]!);
  const material: YearMaterial = {
    performanceYear: 2024,
    sets: [],
    facts: await readFacts(test.runtime.database, year.entityKey),
    registrations: [],
    determination: undefined,
  };
  const unit = unitRef === 'group' ? 'group' : (`individual:${year.clinicianRefs[0]!}` as const);
  return unitInput(material, unit, 'mips').input.facts;
}

const REWEIGHTING = 'tin,npi,category,reason,withdrawn';

describe('a reweighting that was loaded', () => {
  it('takes its category out of the score, until it is withdrawn', async () => {
    // Two physicians: a small practice, PI reweighted by itself, no cost facts; quality and activities weigh 50 each.
    // The activity counts double and fills the category: 50. Quality was not sent: 0.
    expect(await previewAfter(async () => {})).toEqual({ mips: 50 });
    // Without quality only one category is left: the performance threshold, 75 in 2024.
    const excepted = (tin: string) => load('reweighting', [REWEIGHTING, `${tin},,quality,eucApplication,`]);
    expect(await previewAfter(excepted)).toEqual({ mips: 75 });
    const withdrawn = async (tin: string) => {
      await excepted(tin);
      await load('reweighting', [REWEIGHTING, `${tin},,quality,,true`]);
    };
    expect(await previewAfter(withdrawn)).toEqual({ mips: 50 });
  });

  it('is told apart by its category, the last row of one counting', async () => {
    const facts = await factsAfter('clinician', (tin, npi) =>
      load('reweighting', [
        REWEIGHTING,
        `${tin},${npi},pi,eucApplication,`,
        `${tin},${npi},cost,eucAutomatic,`,
        `${tin},${npi},pi,hardshipException,`,
        `${tin},,ia,hardshipException,`,
      ]),
    );
    expect(facts.reweighted).toEqual([
      { category: 'cost', reason: 'eucAutomatic' },
      { category: 'pi', reason: 'hardshipException' },
    ]);
  });
});

describe('what else is loaded of a unit', () => {
  it('reaches its score as the facts of the scoring library', async () => {
    const facts = await factsAfter('group', async (tin) => {
      await load('cahps', ['tin,measureId,score', `${tin},CAHPS_1,81.5`, `${tin},CAHPS_7,70`]);
      await load('facility', ['tin,npi,qualityPercent,costPercent', `${tin},,72.5,64`]);
      await load('recognition', [
        'tin,npi,isPcmh,isMipsApmParticipant,cahpsSampleTooSmall',
        `${tin},,true,true,true`,
        `${tin},,true,,false`,
      ]);
    });
    expect(facts).toMatchObject({
      cahps: [
        { measureId: 'CAHPS_1', score: 81.5 },
        { measureId: 'CAHPS_7', score: 70 },
      ],
      facility: { qualityPercent: 72.5, costPercent: 64 },
      isPcmh: true,
      cahpsSampleTooSmall: false,
    });
    expect(facts).not.toHaveProperty('isMipsApmParticipant');
  });
});
