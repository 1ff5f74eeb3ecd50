import { NativeConnection, Runtime as TemporalRuntime, type Worker, type WorkflowBundle } from '@temporalio/worker';
import { createWorker } from '../../workers/worker';
import { bundleWorkflows } from '../../workers/workflow-bundle';
import { type TestRuntime, createTestRuntime } from './test-runtime';

const silent = () => undefined;

// The worker's own log at error level: a test's output is its results. Installed on import, for the first server or
// worker of a process makes the runtime.
TemporalRuntime.install({
  logger: {
    log: silent,
    trace: silent,
    debug: silent,
    info: silent,
    warn: (message, meta) => process.env['QPP_TEST_LOG'] && console.warn(message, meta),
    error: (message, meta) => console.error(message, meta),
  },
});

let bundle: Promise<WorkflowBundle> | undefined;

/** Workflows bundled once a test file. */
export const testBundle = (): Promise<WorkflowBundle> => (bundle ??= bundleWorkflows());

/** A service with a worker that runs. */
export interface RunningService {
  test: TestRuntime;
  worker: Worker;
  stop(): Promise<void>;
}

/**
 * The time-skipping server gives a task that it refused with UnhandledCommand back to the worker's sticky queue, with part
 * of the history; the real server clears stickiness first. The worker still holds the refused run then and answers
 * with its commands, but not their messages, and the server never recovers (io.temporal:temporal-test-server 1.31.0,
 * TestWorkflowMutableStateImpl.completeWorkflowTask). Without a cache there is no sticky queue.
 */
const WITHOUT_STICKY_TASKS = { maxCachedWorkflows: 0 };

/** A worker on an own database and task queue; on the time-skipping server when its address is given. */
export async function startService(options: { temporalAddress?: string } = {}): Promise<RunningService> {
  const test = await createTestRuntime(options);
  const connection = await NativeConnection.connect({ address: test.runtime.config.temporalAddress });
  const worker = await createWorker(test.runtime, {
    workflowBundle: await testBundle(),
    connection,
    ...(options.temporalAddress !== undefined && WITHOUT_STICKY_TASKS),
  });
  const running = worker.run();
  return {
    test,
    worker,
    stop: async () => {
      worker.shutdown();
      await running;
      await connection.close();
      await test.dispose();
    },
  };
}
