import type { Correction } from '../../schemas/commands';
import { reviewWorkflowId } from '../../schemas/ids';
import { latestAdjustments } from '../../store/assignments';
import { openPractice } from '../support/life';
import { Story } from '../support/story';
import { fullSets, groupSubmission } from '../support/submissions';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2025-01-10T12:00:00Z');
}, 300_000);

afterAll(() => story.end());

/** A practice of sixteen, just too large to be small, that sent no promoting interoperability. */
async function reviewedPractice(n: number): Promise<string> {
  const sixteen = Array.from({ length: 16 }, () => ({}));
  const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, n, sixteen);
  await story.send(entityKey, 'start', {});
  await story.release(entityKey, 'eligibility-final');
  const sets = fullSets().filter((set) => set.category !== 'pi');
  await story.send(entityKey, 'submission', { submission: groupSubmission(tin, sets), warnings: [] });
  return entityKey;
}

async function requestReview(entityKey: string): Promise<string> {
  const body = { entityType: 'group', grounds: ['performanceCategoryReweighting'] };
  const row = await story.send(entityKey, 'review', body);
  expect(row.answer?.status).toBe(201);
  return (row.answer?.body as { data: { review: { id: string } } }).data.review.id;
}

describe('targeted review', () => {
  it('keeps the year in review past the close until the case is decided, and a grant revises score and adjustment', async () => {
    const entityKey = await reviewedPractice(1);
    await story.passUntil('2025-09-20T00:00:00Z');
    await story.release(entityKey, 'scores');
    await story.reaches(entityKey, (year) => year.state?.reviewWindow !== undefined);
    await story.release(entityKey, 'adjustments');
    await story.reaches(entityKey, (year) => year.scores?.adjustmentsReleased !== undefined);
    const reviewRef = await requestReview(entityKey);
    const twin = await story.send(entityKey, 'review', {
      entityType: 'group',
      grounds: ['performanceCategoryReweighting'],
    });
    expect(twin.codes).toEqual(['REVIEW_DUPLICATE']);

    await story.passUntil('2025-12-01T00:00:00Z');
    await story.reaches(entityKey, (year) => year.state?.reviewWindow?.state === 'closed');
    expect((await story.year(entityKey)).phase).toBe('review');

    const before = [...(await latestAdjustments(story.database, entityKey)).values()];
    const corrections: Correction[] = [{ kind: 'reweighting', category: 'pi' }];
    await story.send(entityKey, 'reviewDecision', { reviewRef, outcome: 'granted', corrections });
    await story.reaches(entityKey, (year) => year.phase === 'payment');
    const after = await latestAdjustments(story.database, entityKey);
    for (const { clinicianRef, version, basePercent } of before) {
      expect(after.get(clinicianRef)?.version).toBe(version + 1);
      expect(Number(after.get(clinicianRef)?.basePercent)).toBeGreaterThan(Number(basePercent));
    }
    const review = await story.service.test.client.workflow.getHandle(reviewWorkflowId(reviewRef)).describe();
    expect(review.status.name).toBe('COMPLETED');
    const types = await story.factTypes(entityKey);
    expect(types).toContain('score.revised');
    expect(types.filter((type) => type === 'review.decided')).toHaveLength(1);
  }, 240_000);
});
