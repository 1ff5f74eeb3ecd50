import { setTimeout } from 'node:timers/promises';
import {
  ApplicationFailure,
  type Client,
  WithStartWorkflowOperation,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { partsOfEntityKey, reviewWorkflowId, yearWorkflowId } from '../schemas/ids';
import { DECIDE_REVIEW } from '../schemas/messages/review';
import {
  APPLY_INTAKE,
  type IntakeNotice,
  type IntakeResult,
  REVIEW_REPORTED,
  TURNING,
  YEAR_WORKFLOW,
  type YearInput,
  type YearResult,
} from '../schemas/messages/year';
import type { ReviewDecisionCommand } from '../schemas/commands';
import { lifecycleError } from '../schemas/error-envelope';
import type { Tx } from '../store/database';
import { type IntakeRow, findIntake, finishRow } from '../store/intake';

const GRPC_NOT_FOUND = 5;

/** How long a year may take from one run to the next before it is asked again. */
const BETWEEN_RUNS_MS = 50;

type PerformanceYear = (input: YearInput) => Promise<YearResult>;

/** What delivering a row came to. `closed`: the year has ended, nobody is left to apply it. */
export type Delivery = { outcome: 'told'; result: IntakeResult | undefined } | { outcome: 'closed' };

/**
 * Tells the year that a row waits at its desk, starting the year when it does not run: one call to Temporal, at the door
 * and again by the reconciler until the row is finished. Resolves when the row has been applied.
 *
 * The update id makes a repetition within one run the same update; across runs the store makes it once.
 * @throws when Temporal is away or does not answer before `deadlineMs`; the row stays, and is delivered later
 */
export async function deliverIntake(
  client: Client,
  taskQueue: string,
  row: IntakeRow,
  options: { deadlineMs: number; caseDecision?: ReviewDecisionCommand },
): Promise<Delivery> {
  const deadline = Date.now() + options.deadlineMs;
  return client.connection.withDeadline(deadline, async () => {
    if (options.caseDecision) return deliverDecision(client, row, options.caseDecision.reviewRef);
    for (;;) {
      try {
        return { outcome: 'told', result: await updateYear(client, taskQueue, row) };
      } catch (error) {
        if (error instanceof WorkflowExecutionAlreadyStartedError) {
          if (await hasEnded(client, row)) return { outcome: 'closed' };
        } else if (!isBetweenRuns(error)) throw error;
        if (Date.now() >= deadline) throw error;
      }
      await setTimeout(BETWEEN_RUNS_MS);
    }
  });
}

function updateYear(client: Client, taskQueue: string, row: IntakeRow): Promise<IntakeResult | undefined> {
  return client.workflow.executeUpdateWithStart<PerformanceYear, IntakeResult | undefined, [IntakeNotice]>(
    APPLY_INTAKE,
    {
      args: [{ intakeId: row.id, number: row.number }],
      updateId: row.updateId,
      startWorkflowOperation: startOperation(row, taskQueue),
    },
  );
}

/**
 * Whether the run that was asked is going over into the next, which will take the update: it turned it away, or ended
 * before it had accepted it. For the latter the server says "not found"; a namespace that is not there has its own error.
 */
function isBetweenRuns(error: unknown): boolean {
  if (error instanceof WorkflowUpdateFailedError)
    return error.cause instanceof ApplicationFailure && error.cause.type === TURNING;
  return error instanceof WorkflowNotFoundError || (error as { code?: unknown }).code === GRPC_NOT_FOUND;
}

/**
 * Whether the year is over, and not only a run of it: a server that ends one run before it begins the next calls the
 * year "started already" in between.
 */
async function hasEnded(client: Client, { entityKey }: IntakeRow): Promise<boolean> {
  const { status } = await client.workflow.getHandle(yearWorkflowId(entityKey)).describe();
  return status.name !== 'RUNNING' && status.name !== 'CONTINUED_AS_NEW';
}

function startOperation(row: IntakeRow, taskQueue: string): WithStartWorkflowOperation<PerformanceYear> {
  const { performanceYear } = partsOfEntityKey(row.entityKey);
  return new WithStartWorkflowOperation<PerformanceYear>(YEAR_WORKFLOW, {
    workflowId: yearWorkflowId(row.entityKey),
    taskQueue,
    args: [{ entityKey: row.entityKey }],
    workflowIdConflictPolicy: 'USE_EXISTING',
    // A year is lived once: after its close nothing may begin it again.
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    staticSummary: `Performance year ${performanceYear}`,
    staticDetails: 'The QPP performance year of one reporting entity. Live details: User Metadata.',
  });
}

/** A decision goes to its case, which reports to the year. A case that has ended has reported already; say it again. */
async function deliverDecision(client: Client, row: IntakeRow, reviewRef: string): Promise<Delivery> {
  try {
    await client.workflow
      .getHandle(reviewWorkflowId(reviewRef))
      .executeUpdate(DECIDE_REVIEW, { args: [{ intakeId: row.id }], updateId: row.updateId });
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    await client.workflow
      .getHandle(yearWorkflowId(row.entityKey))
      .signal(REVIEW_REPORTED, { reviewRef, intakeId: row.id });
  }
  return { outcome: 'told', result: undefined };
}

/** Finishes a row whose year had ended before it could be applied. A row that is finished already stays as it is. */
export async function refuseClosed(tx: Tx, intakeId: string): Promise<void> {
  const { status, body } = lifecycleError('YEAR_CLOSED');
  const row = await findIntake(tx, intakeId);
  if (row?.status === 'received') await finishRow(tx, intakeId, 'refused', { status, body }, ['YEAR_CLOSED']);
}
