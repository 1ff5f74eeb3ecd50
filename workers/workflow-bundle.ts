import { type WorkflowBundleWithSourceMap, bundleWorkflowCode } from '@temporalio/worker';

/** Path of the workflows, which the bundler follows. */
export const WORKFLOWS_PATH = require.resolve('../workflows');

/** Bundles the workflows once; replay, tests and workers all use what this makes. */
export function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: WORKFLOWS_PATH,
    failureConverterPath: require.resolve('../privacy/failure-converter'),
    logger: { log() {}, trace() {}, debug() {}, info() {}, warn: console.warn, error: console.error },
  });
}
