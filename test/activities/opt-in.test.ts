import { currentSets } from '../../store/measurement-sets';
import { fullSets } from '../support/submissions';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, belowThreshold, mayOptIn } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const eligibleToOptIn = async () => {
  const year = await DecidedYear.open(test, [mayOptIn, mayOptIn]);
  await year.determine('preliminary');
  return year;
};

describe('an opt-in election', () => {
  it('is taken from a practice that exceeds some but not all of the threshold', async () => {
    const year = await eligibleToOptIn();
    const before = await year.count();
    const { row, recorded } = await year.apply('optIn', { decision: 'optIn' });
    expect(row).toMatchObject({ status: 'applied', answer: { status: 201 } });
    expect(recorded.intake).toEqual({ number: row.number, status: 'applied' });
    const [fact, ...others] = await year.facts(before);
    expect(fact).toMatchObject({
      type: 'optin.elected',
      causation_id: row.id,
      data: { decision: 'optIn', level: 'group', decidedAt: row.receivedAt },
    });
    expect(others).toEqual([]);
  });

  it('is taken from a single clinician by token, never by NPI', async () => {
    const year = await eligibleToOptIn();
    await year.apply('optIn', { decision: 'voluntary', nationalProviderIdentifier: year.npis[0] });
    const fact = (await year.facts()).at(-1)!;
    expect(fact.data).toMatchObject({ level: 'individual', clinicianRef: year.clinicianRefs[0] });
    expect(JSON.stringify(fact)).not.toContain(year.npis[0]);
  });

  it.each([
    ['must report anyway', {}],
    ['is below the threshold in everything', belowThreshold],
  ])('is refused to a practice that %s', async (_, clinician) => {
    const year = await DecidedYear.open(test, [clinician, clinician]);
    await year.determine('preliminary');
    const { row, recorded } = await year.apply('optIn', { decision: 'optIn' });
    expect(recorded.intake).toMatchObject({ status: 'refused', code: 'NOT_ELIGIBLE' });
    expect(row).toMatchObject({ status: 'refused', codes: ['NOT_ELIGIBLE'], answer: { status: 409 } });
    expect(await year.types()).not.toContain('optin.elected');
  });

  it('is refused before anybody knows whether the practice is eligible', async () => {
    const year = await DecidedYear.open(test, [mayOptIn, mayOptIn]);
    const { recorded } = await year.apply('optIn', { decision: 'optIn' });
    expect(recorded.intake).toMatchObject({ status: 'refused', code: 'NOT_ELIGIBLE' });
  });

  it('is irrevocable', async () => {
    const year = await eligibleToOptIn();
    await year.apply('optIn', { decision: 'optIn' });
    const { row } = await year.apply('optIn', { decision: 'voluntary' });
    expect(row).toMatchObject({ status: 'refused', codes: ['ELECTION_IRREVOCABLE'], answer: { status: 409 } });
  });

  it('made again in the same way changes nothing and is no error', async () => {
    const year = await eligibleToOptIn();
    await year.apply('optIn', { decision: 'optIn' });
    const before = await year.count();
    const { row } = await year.apply('optIn', { decision: 'optIn' });
    expect(row).toMatchObject({ status: 'applied', codes: [], answer: { status: 200 } });
    expect(await year.count()).toBe(before);
  });
});

describe('a submission of who may opt in', () => {
  it('is refused before the election, as a whole, and taken after it', async () => {
    const year = await eligibleToOptIn();
    const early = await year.submit(fullSets());
    expect(early.row).toMatchObject({ status: 'refused', codes: ['OPT_IN_REQUIRED'], answer: { status: 409 } });
    expect(await currentSets(test.runtime.database, test.runtime.keyring, year.entityKey)).toEqual([]);
    await year.apply('optIn', { decision: 'optIn' });
    expect((await year.submit(fullSets())).row).toMatchObject({ status: 'applied', answer: { status: 201 } });
  });

  it('is taken after a voluntary election too', async () => {
    const year = await eligibleToOptIn();
    await year.apply('optIn', { decision: 'voluntary' });
    expect((await year.submit(fullSets())).row.status).toBe('applied');
  });
});
