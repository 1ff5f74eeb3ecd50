import type { ReviewDecisionCommand } from '../schemas/commands';
import { isStoreAway } from '../store/database';
import { type IntakeRow, findIntake } from '../store/intake';
import { type Delivery, deliverIntake, refuseClosed } from '../workers/deliver-intake';
import type { Door } from './deps';

const LOOK_EVERY_MS = 60;

/**
 * Tells the year of a row and waits until it has been finished, no longer than the door's patience.
 *
 * Whatever goes wrong on the way to Temporal, the row is in the store and will be delivered again: so a failure here
 * only means that the caller gets the receipt instead of the answer. Returns the row as it stands at the end.
 */
export async function deliverAndWait(
  door: Door,
  row: IntakeRow,
  caseDecision: ReviewDecisionCommand | undefined,
): Promise<IntakeRow> {
  const deadline = Date.now() + door.deliverWithinMs;
  const delivery = await deliverInTime(door, row, caseDecision);
  try {
    if (delivery?.outcome === 'closed')
      await door.runtime.database.transaction().execute((tx) => refuseClosed(tx, row.id));
    // A row that could not be delivered may have been finished all the same: by another call, or by the reconciler.
    return await waitUntilFinished(door, row, delivery?.outcome === 'told' ? deadline : 0);
  } catch (error) {
    // The receipt was given before the store went away, and it holds.
    if (isStoreAway(error)) return row;
    throw error;
  }
}

async function deliverInTime(
  door: Door,
  row: IntakeRow,
  caseDecision: ReviewDecisionCommand | undefined,
): Promise<Delivery | undefined> {
  const { client, taskQueue, deliverWithinMs } = door;
  const options = { deadlineMs: deliverWithinMs, ...(caseDecision ? { caseDecision } : {}) };
  // The client's own deadline covers its calls, not its waiting between them.
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), deliverWithinMs);
  });
  const told = door.calls.track(deliverIntake(client, taskQueue, row, options)).catch((error: unknown) => {
    door.log(`delivery of row ${row.id} failed: ${error instanceof Error ? error.name : 'unknown'}`);
    return undefined;
  });
  try {
    return await Promise.race([told, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function waitUntilFinished(door: Door, row: IntakeRow, deadline: number): Promise<IntakeRow> {
  for (;;) {
    const now = (await findIntake(door.runtime.database, row.id)) ?? row;
    if (now.answer || Date.now() >= deadline) return now;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
