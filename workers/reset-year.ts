import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { yearWorkflowId } from '../schemas/ids';

/**
 * Resets the latest run of a year to its first task: the phase is lived again from its start, on the code that runs now.
 * What was recorded is met again and keeps its answers; raise the generation first where dates must be judged anew.
 * @returns the id of the run that goes on
 * @throws WorkflowNotFoundError when the year does not run, Error when its run has not begun
 */
export async function resetYear(client: Client, namespace: string, entityKey: string, reason: string): Promise<string> {
  const workflowId = yearWorkflowId(entityKey);
  const handle = client.workflow.getHandle(workflowId);
  const { runId } = await handle.describe();
  const { events } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
  const firstTask = events?.find((event) => event.workflowTaskCompletedEventAttributes);
  if (!firstTask?.eventId) throw new Error(`The run of ${workflowId} has not begun; there is nothing to reset`);
  const { runId: nextRunId } = await client.workflowService.resetWorkflowExecution({
    namespace,
    workflowExecution: { workflowId, runId },
    workflowTaskFinishEventId: firstTask.eventId,
    reason,
    requestId: randomUUID(),
  });
  return nextRunId;
}
