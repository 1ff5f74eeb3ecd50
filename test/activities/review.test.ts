import { readReviews } from '../../store/reviews';
import { fullSets } from '../support/submissions';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';
import { DecidedYear, day } from './decided-year';

let test: TestRuntime;
beforeAll(async () => {
  test = await createTestRuntime();
}, 60_000);
afterAll(() => test.dispose());

const asksFor = (...grounds: string[]) => ({ entityType: 'group', grounds });

/** A group of 16 (no small practice) whose scores and adjustments are out. */
async function released(): Promise<DecidedYear> {
  const year = await DecidedYear.open(
    test,
    Array.from({ length: 16 }, () => ({})),
  );
  await year.determine('final');
  await year.submit(fullSets());
  await year.releaseScores();
  await year.releaseAdjustments();
  return year;
}

const cases = (year: DecidedYear) => readReviews(test.runtime.database, year.entityKey);

/** Asks for a review and gives the reference of the case. */
async function opened(year: DecidedYear, ...grounds: string[]): Promise<string> {
  const { recorded } = await year.apply('review', asksFor(...grounds), day(225));
  return recorded.openedReview!.reviewRef;
}

describe('a request for targeted review', () => {
  it('opens a case, tells of it, and asks for a workflow of its own', async () => {
    const year = await released();
    const before = await year.count();
    const { row, recorded } = await year.apply('review', asksFor('calculationError'), day(225));
    expect(row).toMatchObject({ status: 'applied', answer: { status: 201 } });
    expect(recorded.openedReview).toMatchObject({ unitRef: 'group', grounds: ['calculationError'] });
    expect(await year.types(before)).toEqual(['review.requested']);
    expect(await cases(year)).toMatchObject([{ state: 'requested', requestedAt: day(225) }]);
  });

  it('is refused before the scores are out', async () => {
    const year = await DecidedYear.open(test, [{}, {}]);
    const { row } = await year.apply('review', asksFor('calculationError'));
    expect(row).toMatchObject({ status: 'refused', codes: ['REVIEW_NOT_OPEN'] });
  });

  it('is refused while a case of the unit on one of its grounds is open', async () => {
    const year = await released();
    const reviewRef = await opened(year, 'calculationError', 'other');
    const { row } = await year.apply('review', asksFor('wrongTinOrNpi', 'other'), day(226));
    expect(row).toMatchObject({ status: 'refused', codes: ['REVIEW_DUPLICATE'], answer: { status: 409 } });
    expect(JSON.stringify(row.answer)).toContain(reviewRef);
    expect(await cases(year)).toHaveLength(1);
  });

  it('is taken on another ground, for another unit, and again once the first case is decided', async () => {
    const year = await released();
    const reviewRef = await opened(year, 'calculationError');
    await opened(year, 'dataSubmissionError');
    const individual = {
      ...asksFor('calculationError'),
      entityType: 'individual',
      nationalProviderIdentifier: year.npis[0],
    };
    expect((await year.apply('review', individual, day(226))).row.status).toBe('applied');
    await year.apply('reviewDecision', { reviewRef, outcome: 'denied' }, day(227));
    await opened(year, 'calculationError');
    expect(await cases(year)).toHaveLength(4);
  });
});

describe('the decision on a case', () => {
  it('that denies it changes no score', async () => {
    const year = await released();
    const reviewRef = await opened(year, 'other');
    const before = await year.count();
    const { row, recorded } = await year.apply('reviewDecision', { reviewRef, outcome: 'denied' }, day(228));
    expect(row.status).toBe('applied');
    expect(recorded.decidedReview).toBe(reviewRef);
    expect(await year.types(before)).toEqual(['review.decided']);
    expect(await cases(year)).toMatchObject([{ state: 'decided', outcome: 'denied', decidedAt: day(228) }]);
  });

  it('that grants it corrects facts, and the score and its adjustments follow, each as a new version', async () => {
    const year = await released();
    const reviewRef = await opened(year, 'performanceCategoryReweighting');
    const before = await year.count();
    const final = (await year.facts()).find(({ type }) => type === 'score.final-released')!;
    const corrections = [{ kind: 'specialStatus', status: 'smallPractice' }];
    await year.apply('reviewDecision', { reviewRef, outcome: 'granted', corrections }, day(228));
    const told = await year.facts(before);
    expect([...new Set(told.map(({ type }) => type))]).toEqual([
      'review.decided',
      'score.revised',
      'score.assigned',
      'payment.adjustment-assigned',
    ]);
    expect(told[1]!.data).toMatchObject({ because: 'review', reviewRef, version: Number(final.data['version']) + 1 });
    expect(told.filter(({ type }) => type === 'score.revised')).toHaveLength(1);
  });

  it('is made once', async () => {
    const year = await released();
    const reviewRef = await opened(year, 'other');
    await year.apply('reviewDecision', { reviewRef, outcome: 'denied' });
    const before = await year.count();
    const { row } = await year.apply('reviewDecision', { reviewRef, outcome: 'granted' });
    expect(row.status).toBe('refused');
    expect(await year.count()).toBe(before);
    expect(await cases(year)).toMatchObject([{ outcome: 'denied' }]);
  });

  it('is refused for a case that this practice does not have', async () => {
    const [year, other] = [await released(), await released()];
    const reviewRef = await opened(other, 'other');
    const { row } = await year.apply('reviewDecision', { reviewRef, outcome: 'granted' });
    expect(row.status).toBe('refused');
    expect(await cases(other)).toMatchObject([{ state: 'requested' }]);
  });
});
