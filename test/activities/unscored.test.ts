import { individualUnit } from '../../schemas/ids';
import { latestAdjustments, latestAssignments } from '../../store/assignments';
import { currentSets } from '../../store/measurement-sets';
import { dropFact, putFact } from '../../store/roster';
import { fullSets, rate } from '../support/submissions';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, day } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const [quality, ia, pi] = fullSets();
const announced = { kind: 'cost', batchRef: 'cost-1', rows: 1 };

/** A figure of a measure that 2024 does not have, as a store may hold that an earlier release filled. */
const strange = (unitRef: string) =>
  ({ unitRef, kind: 'cost', item: 'TPCC_9', data: { measureId: 'TPCC_9', caseCount: 50, value: 1400 } }) as const;

/** A practice of three: the first two report for themselves, the third sends nothing. */
async function practice(): Promise<{ year: DecidedYear; units: string[] }> {
  const year = await DecidedYear.open(test, [{}, {}, {}]);
  await year.determine('preliminary');
  await year.determine('final');
  await year.submit([quality!, ia!, pi!], { clinician: 0 });
  await year.submit([quality!, ia!, pi!], { clinician: 1 });
  return { year, units: year.clinicianRefs.map(individualUnit) };
}

const spoil = (year: DecidedYear, unitRef: string) =>
  putFact(test.runtime.database, year.entityKey, strange(unitRef), 'batch-1');

const told = async (year: DecidedYear) =>
  (await year.facts()).filter(({ type }) => type === 'ops.unit-not-scored').map(({ data }) => data);

const assignments = (year: DecidedYear) => latestAssignments(test.runtime.database, year.entityKey);

describe('facts that a unit cannot be scored on', () => {
  it('are told to the operator in the answer, to operators on their topic and to the workflow; the others are scored', async () => {
    const { year, units } = await practice();
    await spoil(year, units[0]!);
    const { row, recorded } = await year.apply('facts', announced);
    expect(row).toMatchObject({ status: 'applied', answer: { status: 200 } });
    expect(row.answer?.body).toMatchObject({ warnings: [{ code: 'NOT_SCORABLE' }] });
    expect(recorded).toMatchObject({
      scored: 1,
      unscored: { units: 1, code: 'UNKNOWN_MEASURE', path: '$.facts.cost[0].measureId' },
    });
    expect(await told(year)).toMatchObject([
      {
        unitRef: units[0],
        option: 'mips',
        stage: 'preliminary',
        reason: 'QPP_SCORING_INPUT_INVALID',
        problems: [{ path: '$.facts.cost[0].measureId', code: 'UNKNOWN_MEASURE' }],
      },
    ]);
    // What stood in the file is never repeated: it might be anything.
    expect(JSON.stringify([await told(year), row.answer])).not.toContain('TPCC_9');
  });

  it('are told once, not at every scoring', async () => {
    const { year, units } = await practice();
    await spoil(year, units[0]!);
    await year.apply('facts', announced);
    await year.submit([ia!], { clinician: 2 });
    await year.decide({ do: 'closeWindow', at: day(90) }, day(90));
    expect(await told(year)).toHaveLength(1);
  });

  it('refuse nobody a submission: its sets are kept, and the preview says why it has no value', async () => {
    const { year, units } = await practice();
    await spoil(year, units[2]!);
    const { row, recorded } = await year.submit([quality!, ia!], { clinician: 2 });
    expect(row).toMatchObject({ status: 'applied', answer: { status: 201 } });
    expect(row.answer?.body).toMatchObject({
      data: { scores: [{ programName: 'mips', value: null, notDeterminable: [expect.stringContaining('operator')] }] },
    });
    expect(recorded).toMatchObject({ scored: 2, unscored: { units: 1 } });
    const sets = await currentSets(test.runtime.database, test.runtime.keyring, year.entityKey);
    expect(sets.filter(({ unitRef }) => unitRef === units[2])).toHaveLength(2);
  });

  it('hold up no other score at the release, and give the clinician neither a zero nor another score', async () => {
    const { year, units } = await practice();
    await spoil(year, units[0]!);
    await spoil(year, units[2]!);
    const recorded = await year.releaseScores();
    expect(recorded).toMatchObject({ scored: 1, unscored: { units: 2 } });
    const finals = (await year.facts()).filter(({ type }) => type === 'score.final-released');
    expect(finals.map(({ data }) => data['unitRef'])).toEqual([units[1]]);
    expect([...(await assignments(year)).keys()]).toEqual([year.clinicianRefs[1]]);
    const stages = (await told(year)).map((data) => [data['unitRef'], data['stage']]);
    expect(stages).toContainEqual([units[0], 'final']);
    expect(stages).toContainEqual([units[2], 'final']);
  });

  it('once mended give the unit its release, its assignment and its adjustment', async () => {
    const { year, units } = await practice();
    await spoil(year, units[0]!);
    await year.releaseScores();
    await year.releaseAdjustments();
    const before = await year.count();
    await dropFact(test.runtime.database, year.entityKey, strange(units[0]!));
    const { recorded } = await year.apply('facts', announced, day(230));
    expect(recorded).not.toHaveProperty('unscored');
    expect(await year.types(before)).toEqual([
      'facts.received',
      'score.final-released',
      'score.assigned',
      'payment.adjustment-assigned',
    ]);
    const adjusted = await latestAdjustments(test.runtime.database, year.entityKey);
    expect([...adjusted.keys()].sort()).toEqual([...year.clinicianRefs].sort());
  });

  it('loaded after the release leave what was released as it is', async () => {
    const { year, units } = await practice();
    await year.releaseScores();
    const before = await year.count();
    await spoil(year, units[0]!);
    await year.apply('facts', announced, day(210));
    expect(await year.types(before)).toEqual(['facts.received', 'ops.unit-not-scored']);
    expect((await assignments(year)).get(year.clinicianRefs[0]!)).toMatchObject({ version: 1 });
  });
});

describe('a set that can never be scored', () => {
  const doubled = { ...quality!, measurements: [...quality!.measurements, { measureId: '001', value: rate(1, 50) }] };

  it('is refused by itself with its place and a remedy, and the others stand', async () => {
    const { year } = await practice();
    const { row } = await year.submit([ia!, doubled]);
    expect(row).toMatchObject({ status: 'applied', codes: ['NOT_SCORABLE'], answer: { status: 201 } });
    expect(row.answer?.body).toMatchObject({
      data: {
        measurementSets: [
          { outcome: 'created' },
          {
            outcome: 'refused',
            code: 'NOT_SCORABLE',
            path: `$.measurementSets[1].measurements[${quality!.measurements.length}].measureId`,
          },
        ],
      },
    });
  });

  it('is refused as a whole with 422 when it is all there is', async () => {
    const { year } = await practice();
    const before = await year.count();
    const { row } = await year.submit([doubled]);
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_SCORABLE'], answer: { status: 422 } });
    expect(await year.count()).toBe(before);
  });

  it('is refused where the unit may not report in the option at all', async () => {
    const { year } = await practice();
    const { row } = await year.submit([{ ...quality!, programName: 'appPlus' }]);
    expect(row).toMatchObject({ codes: ['NOT_SCORABLE'] });
    expect(JSON.stringify(row.answer?.body)).toContain('$.measurementSets[0].programName');
  });
});
