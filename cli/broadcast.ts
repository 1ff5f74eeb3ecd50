import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { setTimeout as delay } from 'node:timers/promises';
import { yearWorkflowId } from '../schemas/ids';
import { CALENDAR_CHANGED } from '../schemas/messages/year';
import { yearsOnCalendar } from '../store/calendars';
import type { Database } from '../store/database';

export interface BroadcastReport {
  told: number;
  /** Years on the calendar without a running workflow: not started, or closed. */
  notRunning: number;
}

const PAGE = 100;

/**
 * Wakes every running year of a calendar so that it reads its dates again, at a steady pace: a million years must not
 * all wake in one second. The change itself stands in the store before; a year that misses its signal finds it at its
 * next wake, and sending the broadcast again does no harm.
 */
export async function broadcastChange(
  client: Client,
  database: Database,
  calendarName: string,
  options: { perSecond: number; progress?: (told: number) => void },
): Promise<BroadcastReport> {
  const report: BroadcastReport = { told: 0, notRunning: 0 };
  let after = '';
  for (;;) {
    const page = await yearsOnCalendar(database, calendarName, after, PAGE);
    if (page.length === 0) return report;
    for (const entityKey of page) {
      if (await wake(client, entityKey)) report.told += 1;
      else report.notRunning += 1;
      await delay(1_000 / options.perSecond);
    }
    options.progress?.(report.told);
    after = page.at(-1)!;
  }
}

async function wake(client: Client, entityKey: string): Promise<boolean> {
  try {
    await client.workflow.getHandle(yearWorkflowId(entityKey)).signal(CALENDAR_CHANGED);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
