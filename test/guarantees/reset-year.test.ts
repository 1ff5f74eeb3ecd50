import { raiseGeneration } from '../../activities/ops-acts';
import { YEAR_STATUS, type YearStatus } from '../../schemas/messages/year';
import { orgRefOf } from '../../store/entity-years';
import { yearWorkflowId } from '../../schemas/ids';
import { resetYear } from '../../workers/reset-year';
import { openPractice, saveStory, send } from '../support/life';
import { type RunningService, startService } from '../support/running-service';
import { groupSubmission } from '../support/submissions';
import { until } from '../support/until';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
}, 120_000);
afterAll(() => service.stop());

const DAY = 86_400;

/** A year in its submission window, with one submission. */
async function submittedYear(): Promise<string> {
  const dates = {
    initialEligibilityRelease: -60 * DAY,
    finalEligibilityRelease: -40 * DAY,
    submissionOpen: -30 * DAY,
    submissionClose: DAY,
  };
  const { test } = service;
  const { entityKey, tin } = await openPractice(test, await saveStory(test, new Date(), dates), 1, [{}, {}]);
  await send(test, entityKey, 'start', {});
  const body = { submission: groupSubmission(tin), warnings: [] };
  const row = await send(test, entityKey, 'submission', body);
  expect(row.answer?.status).toBe(201);
  return entityKey;
}

const facts = (entityKey: string) =>
  service.test.runtime.database
    .selectFrom('facts')
    .select(['id', 'type', 'sequence', 'generation', 'supersedes'])
    .where('source_key', '=', entityKey)
    .orderBy('sequence')
    .execute();

const status = (entityKey: string) =>
  service.test.client.workflow.getHandle(yearWorkflowId(entityKey)).query<YearStatus>(YEAR_STATUS);

describe('a year that an operator resets', () => {
  it('lives its phase again, keeps every answer and every number, and says so once a ticket', async () => {
    const { runtime, client } = service.test;
    const entityKey = await submittedYear();
    await until(async () => {
      const { phase, entered } = (await status(entityKey)).state;
      return phase === 'submission' && entered;
    });
    const before = await facts(entityKey);
    const standing = (await status(entityKey)).state;

    const intervention = { actorRef: orgRefOf(runtime.keyring, 'operations', 2024), ticket: 'OPS-1' };
    expect(await raiseGeneration(runtime, entityKey, intervention)).toBe(2);
    expect(await raiseGeneration(runtime, entityKey, intervention)).toBe(2);
    const runId = await resetYear(client, runtime.config.temporalNamespace, entityKey, 'OPS-1');
    await until(async () => {
      const { state } = await status(entityKey);
      return state.entered && state.appliedThrough === standing.appliedThrough;
    });
    expect((await client.workflow.getHandle(yearWorkflowId(entityKey)).describe()).runId).toBe(runId);

    const after = await facts(entityKey);
    expect(after.slice(0, before.length)).toEqual(before);
    // The phase it entered is the same fact again; all that is new is the notice of the reset.
    expect(after.slice(before.length).map(({ type, generation }) => [type, generation])).toEqual([
      ['ops.intervened', 2],
    ]);
    const { state } = await status(entityKey);
    expect({ ...state, done: {} }).toEqual({ ...standing, done: {} });
  }, 120_000);
});
