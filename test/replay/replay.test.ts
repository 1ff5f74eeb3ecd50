import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import { bundleWorkflows } from '../../workers/workflow-bundle';
import { historyFromText } from './decoded-histories';
import { HISTORIES_DIR } from './histories-dir';
import { KINDS_OF_YEAR } from './kinds-of-year';
import '../support/running-service';

const files = readdirSync(HISTORIES_DIR).flatMap((workflow) =>
  readdirSync(join(HISTORIES_DIR, workflow)).map((file) => join(workflow, file)),
);

describe('recorded histories', () => {
  it('are there for each kind of year', () => {
    for (const { name } of KINDS_OF_YEAR) {
      expect(files.filter((file) => file.startsWith(join('performanceYear', `${name}-`))).length).toBeGreaterThan(5);
    }
  });

  it('all replay on the workflows as they are now', async () => {
    const histories = files.map((file) => ({
      workflowId: file,
      history: historyFromText(readFileSync(join(HISTORIES_DIR, file), 'utf8')),
    }));
    const failed: string[] = [];
    const results = Worker.runReplayHistories({ workflowBundle: await bundleWorkflows() }, histories);
    let replayed = 0;
    for await (const { workflowId, error } of results) {
      replayed += 1;
      if (error) failed.push(`${workflowId}: ${error.message}`);
    }
    expect(failed).toEqual([]);
    expect(replayed).toBe(files.length);
  }, 120_000);
});
