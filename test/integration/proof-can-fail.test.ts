import { compareTables } from '../../cli/compare-tables';
import { readModel } from '../../cli/verify-events';
import { compareWorkflows } from '../../demo/compare-workflows';
import { DecidedYear } from '../activities/decided-year';
import { openPractice, saveStory, send } from '../support/life';
import { type RunningService, startService } from '../support/running-service';
import { fullSets } from '../support/submissions';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
}, 120_000);
afterAll(() => service.stop());

describe('compareTables', () => {
  it('agrees with an honest store, and tells a score and an adjustment that were changed behind its back', async () => {
    const { database } = service.test.runtime;
    const year = await DecidedYear.open(service.test, [{}, {}], { factor: '1.5', synthetic: true });
    await year.determine('final');
    await year.submit(fullSets());
    await year.releaseScores();
    await year.releaseAdjustments();
    const views = new Map([...(await readModel(database))].filter(([entityKey]) => entityKey === year.entityKey));
    expect(await compareTables(database, views)).toEqual([]);
    await database.updateTable('assignments').set({ final_score: '1.00' }).execute();
    // Two clinicians: each has one line that was never told, and one that the store no longer holds.
    expect(await compareTables(database, views)).toHaveLength(4);
  }, 60_000);
});

describe('compareWorkflows', () => {
  it('agrees with an honest read model, and tells one that was changed behind its back', async () => {
    const { database } = service.test.runtime;
    const calendar = await saveStory(service.test, new Date(), { submissionOpen: 3_600, submissionClose: 7_200 });
    const { entityKey } = await openPractice(service.test, calendar, 77, [{}]);
    await send(service.test, entityKey, 'start', {});
    const view = async () => new Map([...(await readModel(database))].filter(([key]) => key === entityKey));
    expect(await compareWorkflows(service.test.client, database, await view())).toEqual([]);
    const views = await view();
    const state = views.get(entityKey)!.state!;
    const changed = new Map([[entityKey, { ...views.get(entityKey)!, state: { ...state, phase: 'review' as const } }]]);
    expect(await compareWorkflows(service.test.client, database, changed)).toEqual([
      `${entityKey} phase: the workflow says preliminary, the store review`,
    ]);
  }, 60_000);
});
