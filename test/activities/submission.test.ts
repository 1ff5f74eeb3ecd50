import { currentSets } from '../../store/measurement-sets';
import type { NormalisedMeasurementSet } from '../../schemas/submission';
import { fullSets } from '../support/submissions';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const [quality, ia, pi] = fullSets() as [NormalisedMeasurementSet, NormalisedMeasurementSet, NormalisedMeasurementSet];
const oneActivity = { ...ia, measurements: ia.measurements.slice(0, 1) };

async function practice(): Promise<DecidedYear> {
  const year = await DecidedYear.open(test, [{}, {}]);
  await year.determine('preliminary');
  return year;
}

interface Body {
  data?: {
    measurementSets: { category: string; programName: string; outcome: string; version?: number; code?: string }[];
  };
}

/** What became of each set, as the sender is told. */
const outcomes = (answer: { body: unknown } | null) => {
  const { measurementSets } = (answer?.body as Body).data!;
  return measurementSets.map(({ category, outcome, version }) => [category, outcome, version]);
};

const stored = (year: DecidedYear) => currentSets(test.runtime.database, test.runtime.keyring, year.entityKey);

describe('a submission', () => {
  it('creates each of its sets and answers with the preliminary score', async () => {
    const year = await practice();
    const { row, recorded } = await year.submit([quality, ia, pi]);
    expect(row.answer?.status).toBe(201);
    expect(outcomes(row.answer)).toEqual([
      ['quality', 'created', 1],
      ['ia', 'created', 1],
      ['pi', 'created', 1],
    ]);
    expect(recorded).toMatchObject({ intake: { number: 1, status: 'applied' }, scored: 1 });
    expect(row.answer?.body).toMatchObject({ data: { scores: [{ label: 'preliminary', programName: 'mips' }] } });
  });

  it('tells of each set by codes and tokens, then of the score', async () => {
    const year = await practice();
    const before = await year.count();
    const { row } = await year.submit([quality, ia]);
    const facts = await year.facts(before);
    expect(facts.map(({ type }) => type)).toEqual([
      'measurementset.accepted',
      'measurementset.accepted',
      'score.preliminary-calculated',
    ]);
    expect(facts[0]!.data).toMatchObject({ category: 'quality', receiptRef: row.id, receivedAt: row.receivedAt });
    expect(new Set(facts.map((fact) => fact.causation_id))).toEqual(new Set([row.id]));
    for (const secret of [year.tin, 'performanceMet', 'eligiblePopulation'])
      expect(JSON.stringify(facts)).not.toContain(secret);
  });

  it('of equal content changes nothing, whoever ordered its measures how', async () => {
    const year = await practice();
    await year.submit([quality, ia]);
    const before = await year.count();
    const shuffled = { ...quality, measurements: [...quality.measurements].reverse() };
    const { row } = await year.submit([shuffled, ia]);
    expect(row.answer?.status).toBe(200);
    expect(outcomes(row.answer)).toEqual([
      ['quality', 'unchanged', 1],
      ['ia', 'unchanged', 1],
    ]);
    expect(await year.count()).toBe(before);
  });

  it('replaces what differs, set by set, and leaves alone what it does not name', async () => {
    const year = await practice();
    await year.submit([quality, oneActivity]);
    const before = await year.count();
    const { row } = await year.submit([ia, pi]);
    expect(row.answer?.status).toBe(201);
    expect(outcomes(row.answer)).toEqual([
      ['ia', 'replaced', 2],
      ['pi', 'created', 1],
    ]);
    expect(await year.types(before)).toEqual([
      'measurementset.replaced',
      'measurementset.accepted',
      'score.preliminary-calculated',
    ]);
    expect((await stored(year)).map(({ category, version }) => `${category} ${version}`).sort()).toEqual([
      'ia 2',
      'pi 1',
      'quality 1',
    ]);
  });

  it('applied again by a retried decision gives the first answer and records nothing', async () => {
    const year = await practice();
    const { row, recorded } = await year.submit([quality]);
    const before = await year.count();
    const decision = { do: 'applyIntake', intakeId: row.id, number: row.number, kind: 'submission' } as const;
    expect(await year.decide(decision)).toEqual(recorded);
    expect(await year.count()).toBe(before);
    expect((await stored(year)).map(({ version }) => version)).toEqual([1]);
  });

  it('of another year is no row of this one', async () => {
    const [one, other] = [await practice(), await practice()];
    const { row } = await one.submit([quality]);
    const decision = { do: 'applyIntake', intakeId: row.id, number: row.number, kind: 'submission' } as const;
    await expect(other.decide(decision)).rejects.toThrow('not in the intake');
  });

  it('of a clinician is a unit of its own beside the group', async () => {
    const year = await practice();
    await year.submit([ia]);
    await year.submit([ia], { clinician: 0 });
    const units = (await stored(year)).map(({ unitRef }) => unitRef).sort();
    expect(units).toEqual(['group', `individual:${year.clinicianRefs[0]}`]);
  });
});

describe('a submission for an MVP', () => {
  const pathway = { ...quality, programName: 'G0053' };

  it('is refused set by set without a registration, and the other sets stand', async () => {
    const year = await practice();
    const { row, recorded } = await year.submit([pathway, ia]);
    expect(row).toMatchObject({ status: 'applied', codes: ['NOT_REGISTERED'], answer: { status: 201 } });
    expect(outcomes(row.answer)).toEqual([
      ['quality', 'refused', undefined],
      ['ia', 'created', 1],
    ]);
    expect(recorded.intake?.code).toBe('NOT_REGISTERED');
    expect((await stored(year)).map(({ programName }) => programName)).toEqual(['mips']);
  });

  it('is refused as a whole when every set is, and tells no fact of the year', async () => {
    const year = await practice();
    const before = await year.count();
    const { row } = await year.submit([pathway]);
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_REGISTERED'], answer: { status: 409 } });
    expect(await year.count()).toBe(before);
  });

  it('is taken from the unit that registered, and from no other unit of the practice', async () => {
    const year = await practice();
    await year.apply('registration', { entityType: 'group', programName: 'G0053' });
    expect((await year.submit([pathway])).row.status).toBe('applied');
    expect((await year.submit([pathway], { clinician: 0 })).row.codes).toEqual(['NOT_REGISTERED']);
  });
});
