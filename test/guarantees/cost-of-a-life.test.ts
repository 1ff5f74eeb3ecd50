import type { Worker } from '@temporalio/worker';
import { yearWorkflowId } from '../../schemas/ids';
import { findEntityYear } from '../../store/entity-years';
import { latestAdjustments, latestAssignments } from '../../store/assignments';
import { outstandingCount } from '../../store/outbox';
import { createWorker } from '../../workers/worker';
import { bundleWorkflows } from '../../workers/workflow-bundle';
import { openPractice, saveStory, send } from '../support/life';
import { costOf, runsOf } from '../support/histories';
import { groupSubmission } from '../support/submissions';
import { type TestRuntime, createTestRuntime } from '../support/test-runtime';

describe('one life on real servers', () => {
  let test: TestRuntime;
  let worker: Worker;
  let running: Promise<void>;

  beforeAll(async () => {
    test = await createTestRuntime();
    worker = await createWorker(test.runtime, { workflowBundle: await bundleWorkflows() });
    running = worker.run();
  }, 60_000);

  afterAll(async () => {
    worker.shutdown();
    await running;
    await test.dispose();
  });

  it('goes through all six phases, a run each, and ends with an adjustment for each clinician', async () => {
    const calendar = await saveStory(test, new Date(), {
      initialEligibilityRelease: 2,
      finalEligibilityRelease: 3,
      submissionOpen: 4,
      submissionClose: 8,
      finalScoreRelease: 9,
      paymentAdjustmentRelease: 10,
      targetedReviewClose: 11,
      paymentYearStart: 12,
      paymentYearEnd: 13,
    });
    const { entityKey, tin, clinicianRefs } = await openPractice(test, calendar, 1, [{}, {}]);
    await send(test, entityKey, 'start', {});
    await until(async () => (await findEntityYear(test.runtime.database, entityKey))?.state?.window?.state === 'open');
    const row = await send(test, entityKey, 'submission', { submission: groupSubmission(tin), warnings: [] });
    expect(row.answer?.status).toBe(201);
    const handle = test.client.workflow.getHandle(yearWorkflowId(entityKey));
    await handle.result();
    const year = await findEntityYear(test.runtime.database, entityKey);
    expect(year?.phase).toBe('closed');
    const assigned = await latestAssignments(test.runtime.database, entityKey);
    expect([...assigned.keys()].sort()).toEqual([...clinicianRefs].sort());
    expect([...(await latestAdjustments(test.runtime.database, entityKey)).keys()]).toHaveLength(2);
    expect((await outstandingCount(test.runtime.database)).facts).toBe(0);
    const runs = await runsOf(test.client, yearWorkflowId(entityKey));
    const cost = costOf(runs);
    const per: Record<string, number> = {};
    for (const e of runs.flatMap((r) => r.events)) per[String(e.eventType)] = (per[String(e.eventType)] ?? 0) + costOf([{ runId: '', events: [e] }]).payloadBytes;
    const m = runs.flatMap((r) => r.events).filter((e) => e.markerRecordedEventAttributes).map((e) => Object.entries(e.markerRecordedEventAttributes!.details!).map(([k, v]) => k + costOf([{ runId: '', events: [v as never] }]).payloadBytes).join(' ') + ' um' + costOf([{ runId: '', events: [(e as never as {userMetadata: never}).userMetadata ?? {}] }]).payloadBytes);
    console.log(cost, per, m.join('\n'));
  }, 90_000);
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (;;) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
