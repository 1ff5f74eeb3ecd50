import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from '@temporalio/worker';
import { Command } from 'commander';
import { temporalClient, type Runtime } from '../../workers/runtime';
import { startReconciler } from '../../workers/reconciler';
import { createWorker } from '../../workers/worker';
import { EXIT } from '../exit-codes';
import { explainFailure } from '../explain-failure';
import { say, tell } from '../say';
import { withRuntime } from '../with-runtime';

/** How long a worker waits for Temporal at its start before it gives up. Milliseconds. */
const PATIENCE_MS = 60_000;
const RETRY_MS = 1_000;

/** `qpp worker`: runs workflows and activities, and sets right what outages left. SIGTERM lets running work end. */
export const workerCommand = (): Command =>
  new Command('worker')
    .description('run the worker and the reconciler until SIGTERM or Ctrl-C')
    .option('--json', 'the task queue and the address of Temporal as one JSON document, once it listens')
    .action(({ json }: { json?: boolean }) => withRuntime((runtime) => run(runtime, json === true)));

async function run(runtime: Runtime, asJson: boolean): Promise<void> {
  const worker = await createPatiently(runtime);
  const client = temporalClient(runtime);
  const reconciler = startReconciler(runtime, client, { log: tell });
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      tell(`${signal}: no new work; letting running work end …`);
      worker.shutdown();
    });
  const { taskQueue, temporalAddress } = runtime.config;
  tell(`worker: listens on task queue ${taskQueue} of ${temporalAddress}`);
  if (asJson) say(JSON.stringify({ taskQueue, temporalAddress }, null, 2));
  await worker.run();
  await reconciler.stop();
  await client.connection.close();
  tell('worker: stopped');
}

/** Temporal may be restarting just now; a worker that waits a little spares its supervisor a dance. */
async function createPatiently(runtime: Runtime): Promise<Worker> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await createWorker(runtime);
    } catch (error) {
      const { text, exitCode } = explainFailure(error);
      if (exitCode !== EXIT.away || Date.now() > deadline) throw error;
      tell(`${text.split('\n')[0]} Trying again …`);
      await delay(RETRY_MS);
    }
  }
}
