import { latestAdjustments } from '../../store/assignments';
import { findEntityYear } from '../../store/entity-years';
import { fullSets } from '../support/submissions';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, day } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const [quality, ia, pi] = fullSets();
const scaling = { factor: '1.5', synthetic: true };

/** A group of two that sent its activities alone, and whose final scores are out. */
async function released(options: { adjustments: boolean }): Promise<DecidedYear> {
  const year = await DecidedYear.open(test, [{}, {}], scaling);
  await year.determine('preliminary');
  await year.determine('final');
  await year.submit([ia!]);
  await year.releaseScores();
  if (options.adjustments) await year.releaseAdjustments();
  return year;
}

const adjustments = (year: DecidedYear) => latestAdjustments(test.runtime.database, year.entityKey);

describe('the release of final scores', () => {
  it('tells the score of each unit, the one of each clinician, and that targeted review is open', async () => {
    const year = await released({ adjustments: false });
    const told = await year.types();
    expect(told.slice(told.indexOf('score.final-released'))).toEqual([
      'score.final-released',
      'score.assigned',
      'score.assigned',
      'review.opened',
    ]);
  });

  it('happens once, however often its decision is retried', async () => {
    const year = await released({ adjustments: false });
    const before = await year.count();
    await year.releaseScores();
    expect(await year.count()).toBe(before);
  });

  it('scores those who had to report and sent nothing, each for itself', async () => {
    const year = await DecidedYear.open(test, [{}, {}]);
    await year.determine('final');
    await year.releaseScores();
    const finals = (await year.facts()).filter(({ type }) => type === 'score.final-released');
    const units = finals.map(({ data }) => data['unitRef']);
    expect(units.sort()).toEqual(year.clinicianRefs.map((ref) => `individual:${ref}`).sort());
  });
});

describe('a set received in time and applied after the release', () => {
  it('is accepted and revises the score, and releases no final score a second time', async () => {
    const year = await released({ adjustments: false });
    const before = await year.count();
    const { row } = await year.submit([quality!, pi!], { receivedAt: day(89) });
    expect(row).toMatchObject({ status: 'applied', answer: { status: 201 } });
    const told = await year.facts(before);
    expect(told.map(({ type }) => type)).toEqual([
      'measurementset.accepted',
      'measurementset.accepted',
      'score.revised',
      'score.assigned',
      'score.assigned',
    ]);
    expect(told[2]!.data).toMatchObject({ unitRef: 'group', because: 'late-applied' });
    expect((await year.types()).filter((type) => type === 'score.final-released')).toHaveLength(1);
  });

  it('counts up the version of the score, and says what stood there before', async () => {
    const year = await released({ adjustments: false });
    const final = (await year.facts()).find(({ type }) => type === 'score.final-released')!;
    await year.submit([quality!], { receivedAt: day(89) });
    const revised = (await year.facts()).find(({ type }) => type === 'score.revised')!;
    expect(revised.data['previous']).toBe(final.data['finalScore']);
    expect(revised.data['version']).toBe(Number(final.data['version']) + 1);
    expect(Number(revised.data['finalScore'])).toBeGreaterThan(Number(final.data['finalScore']));
  });

  it('gives an adjustment that was released a new version, which supersedes the first', async () => {
    const year = await released({ adjustments: true });
    const first = await adjustments(year);
    expect([...first.values()].map(({ version }) => version)).toEqual([1, 1]);
    const firstFacts = (await year.facts()).filter(({ type }) => type === 'payment.adjustment-assigned');
    const before = await year.count();
    await year.submit([quality!, pi!], { receivedAt: day(89) });
    const second = await adjustments(year);
    for (const clinicianRef of year.clinicianRefs) {
      expect(second.get(clinicianRef)).toMatchObject({ version: 2, scalingFactor: '1.5', scalingSynthetic: true });
      expect(second.get(clinicianRef)!.basePercent).not.toBe(first.get(clinicianRef)!.basePercent);
    }
    const told = (await year.facts(before)).filter(({ type }) => type === 'payment.adjustment-assigned');
    expect(told.map(({ data }) => data['supersedes']).sort()).toEqual(firstFacts.map(({ id }) => id).sort());
    expect((await year.types()).filter((type) => type === 'payment.adjustment-released')).toHaveLength(1);
  });

  it('of content that is known already revises nothing', async () => {
    const year = await released({ adjustments: true });
    const before = await year.count();
    const { row } = await year.submit([ia!], { receivedAt: day(89) });
    expect(row.answer?.status).toBe(200);
    expect(await year.count()).toBe(before);
  });

  it('leaves the read model with one final score, marked as revised once', async () => {
    const year = await released({ adjustments: true });
    await year.submit([quality!], { receivedAt: day(89) });
    const { scores } = (await findEntityYear(test.runtime.database, year.entityKey))!;
    expect(scores!.final).toMatchObject([{ unitRef: 'group', option: 'mips', revisions: 1 }]);
    expect(scores!.adjustments).toHaveLength(2);
    expect(scores!.adjustments[0]).toMatchObject({ version: 2, scalingFactorBasis: 'synthetic' });
  });
});
