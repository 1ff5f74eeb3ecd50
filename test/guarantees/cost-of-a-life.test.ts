import { yearWorkflowId } from '../../schemas/ids';
import { findEntityYear } from '../../store/entity-years';
import { latestAdjustments, latestAssignments } from '../../store/assignments';
import { outstandingCount } from '../../store/outbox';
import { costOf, runsOf } from '../support/histories';
import { openPractice, saveStory, send } from '../support/life';
import { type RunningService, startService } from '../support/running-service';
import { groupSubmission } from '../support/submissions';
import { until } from '../support/until';

let service: RunningService;

beforeAll(async () => {
  service = await startService();
}, 120_000);

afterAll(() => service.stop());

describe('one life with one submission of three sets', () => {
  it('goes through six phases within its budget, and ends with an adjustment for each clinician', async () => {
    const { test } = service;
    const calendar = await saveStory(test, new Date(), {
      initialEligibilityRelease: 3,
      finalEligibilityRelease: 5,
      submissionOpen: 7,
      submissionClose: 14,
      finalScoreRelease: 16,
      paymentAdjustmentRelease: 18,
      targetedReviewClose: 20,
      paymentYearStart: 22,
      paymentYearEnd: 24,
    });
    const { entityKey, tin, clinicianRefs } = await openPractice(test, calendar, 1, [{}, {}]);
    await send(test, entityKey, 'start', {});
    await until(async () => (await findEntityYear(test.runtime.database, entityKey))?.state?.window?.state === 'open');
    const row = await send(test, entityKey, 'submission', { submission: groupSubmission(tin), warnings: [] });
    expect(row.answer?.status).toBe(201);
    await test.client.workflow.getHandle(yearWorkflowId(entityKey)).result();

    expect((await findEntityYear(test.runtime.database, entityKey))?.phase).toBe('closed');
    const assigned = await latestAssignments(test.runtime.database, entityKey);
    expect([...assigned.keys()].sort()).toEqual([...clinicianRefs].sort());
    expect((await latestAdjustments(test.runtime.database, entityKey)).size).toBe(2);
    expect((await outstandingCount(test.runtime.database)).facts).toBe(0);

    const cost = costOf(await runsOf(test.client, yearWorkflowId(entityKey)));
    process.stdout.write(`One life costs ${JSON.stringify(cost)}\n`);
    // The budget of design/decision 0002; a start and a submission are two updates.
    expect(cost.runs).toBeLessThanOrEqual(7);
    expect(cost.events).toBeLessThanOrEqual(150);
    expect(cost.actions).toBeLessThanOrEqual(35);
    expect(cost.payloadBytes).toBeLessThanOrEqual(30 * 1024);
  }, 180_000);
});
