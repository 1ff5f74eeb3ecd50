import type { Connection } from '@temporalio/client';
import { NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { createYearActivities } from '../activities/year-activities';
import { encryptedDataConverter } from '../privacy/data-converter';
import { type Runtime, temporalClient } from './runtime';
import { ensureSearchAttributes } from './search-attributes';
import { bundleWorkflows } from './workflow-bundle';

export interface WorkerOptions {
  /** Bundled once and shared where several workers run in one process. */
  workflowBundle?: WorkflowBundle;
  connection?: NativeConnection;
  /**
   * Runs kept between their tasks, 500 unless told. A year sleeps for months: a small cache loses nothing, and cold
   * replay of its short history is cheap.
   */
  maxCachedWorkflows?: number;
}

/** A worker for all workflows and activities of the service. Run it with `worker.run()`, end it with `shutdown()`. */
export async function createWorker(runtime: Runtime, options: WorkerOptions = {}): Promise<Worker> {
  const { config } = runtime;
  const client = temporalClient(runtime);
  await ensureSearchAttributes(client.connection as Connection, config.temporalNamespace);
  await client.connection.close();
  return Worker.create({
    connection: options.connection ?? (await NativeConnection.connect({ address: config.temporalAddress })),
    namespace: config.temporalNamespace,
    taskQueue: config.taskQueue,
    workflowBundle: options.workflowBundle ?? (await bundleWorkflows()),
    activities: createYearActivities(runtime),
    dataConverter: encryptedDataConverter(runtime.keyring),
    maxCachedWorkflows: options.maxCachedWorkflows ?? 500,
    shutdownGraceTime: '10 seconds',
  });
}
