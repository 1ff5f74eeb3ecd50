import { latestAssignments } from '../../store/assignments';
import { deliver, openPractice } from '../support/life';
import { Story } from '../support/story';
import { fullSets, groupSubmission, rate } from '../support/submissions';

let story: Story;

beforeAll(async () => {
  story = await Story.begin('2024-12-01T12:00:00Z');
}, 300_000);

afterAll(() => story.end());

/** The quality set with a much better first measure (001 is inverse: fewer is better). */
const corrected = () => {
  const [quality] = fullSets();
  quality!.measurements[0] = { measureId: '001', value: rate(2, 100) };
  return [quality!];
};

async function started(entityKey: string): Promise<string> {
  await story.send(entityKey, 'start', {});
  return entityKey;
}

describe('a submission that was stamped in time', () => {
  it('is applied before the window closes, although nobody told the year of it', async () => {
    const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, 1, [{}, {}]);
    await story.send(entityKey, 'start', {});
    await story.passUntil('2025-03-31T23:59:00Z');
    const row = await story.receive(entityKey, 'submission', { submission: groupSubmission(tin), warnings: [] });
    await story.passUntil('2025-04-01T03:00:00Z');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    const types = await story.factTypes(entityKey);
    expect(types.lastIndexOf('measurementset.accepted')).toBeLessThan(types.indexOf('window.closed'));
    expect((await story.year(entityKey)).state?.sets[0]?.receivedAt).toBe(row.receivedAt);
  }, 240_000);

  it('counts when it is applied after the release: a revision, and never a second release', async () => {
    const { entityKey, tin } = await openPractice(story.service.test, story.calendarName, 2, [{}, {}]);
    await story.release(await started(entityKey), 'eligibility-final');
    await story.reaches(entityKey, (year) => year.phase === 'scoring');
    // Stamped in March and lost between door and store until after the release: put in with its first instant.
    const body = { submission: groupSubmission(tin), warnings: [] };
    const first = await story.receive(entityKey, 'submission', body);
    await deliver(story.service.test, first, body);
    await story.release(entityKey, 'scores');
    await story.reaches(entityKey, (year) => year.state?.reviewWindow !== undefined);
    const before = await latestAssignments(story.database, entityKey);

    const late = await story.receive(entityKey, 'submission', {
      submission: groupSubmission(tin, corrected()),
      warnings: [],
    });
    const row = await deliver(story.service.test, late, body);
    expect(row.status).toBe('applied');
    const types = await story.factTypes(entityKey);
    expect(types.filter((type) => type === 'score.final-released')).toHaveLength(1);
    expect(types.slice(types.lastIndexOf('measurementset.replaced'))).toEqual([
      'measurementset.replaced',
      'score.revised',
      'score.assigned',
      'score.assigned',
    ]);
    const after = await latestAssignments(story.database, entityKey);
    for (const [clinicianRef, assignment] of after) {
      expect(assignment.version).toBe(2);
      expect(Number(assignment.finalScore)).toBeGreaterThan(Number(before.get(clinicianRef)?.finalScore));
    }
  }, 240_000);
});
