import { TestWorkflowEnvironment } from '@temporalio/testing';
import { printProgress } from './host/progress';
import { provision } from './parts/time-skipping-server';

/** A Temporal server in skipped time, made for one story. */
export interface StoryEnvironment {
  env: TestWorkflowEnvironment;
  /** Ends the server. */
  stop(): Promise<void>;
}

/**
 * Starts a time-skipping server whose clock begins at `startAt` (an ISO instant); `env.sleep` moves it.
 * It has no visibility: no lists, no search attributes.
 * @throws PartMissing when the server is not here and cannot be fetched.
 */
export async function createStoryEnvironment({ startAt }: { startAt: string }): Promise<StoryEnvironment> {
  const { where } = await provision(printProgress);
  const initialTime = new Date(startAt).toISOString();
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: where }, extraArgs: [initialTime] },
  });
  return { env, stop: () => env.teardown() };
}
