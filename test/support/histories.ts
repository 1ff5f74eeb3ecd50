import type { Client } from '@temporalio/client';
import { temporal } from '@temporalio/proto';

type Event = temporal.api.history.v1.IHistoryEvent;
type History = temporal.api.history.v1.IHistory;
const { EventType } = temporal.api.enums.v1;

/** One run of a chain with its whole history. */
export interface Run {
  runId: string;
  events: Event[];
}

/** Every run of a workflow that continued as new, first to last. */
export async function runsOf(client: Client, workflowId: string): Promise<Run[]> {
  const last = await client.workflow.getHandle(workflowId).describe();
  const firstRunId = last.raw.workflowExecutionInfo?.firstRunId ?? last.runId;
  const runs: Run[] = [];
  for (let runId: string | undefined = firstRunId; runId;) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    const events = history.events ?? [];
    runs.push({ runId, events });
    const end: Event | undefined = events.at(-1);
    runId = end?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? undefined;
  }
  return runs;
}

/** What a life costs on the server. */
export interface Cost {
  runs: number;
  events: number;
  /** Runs, timers, activity attempts, updates, and tasks with local activities: what Temporal Cloud bills. */
  actions: number;
  /** Bytes of all payloads as stored: after the codec. */
  payloadBytes: number;
}

export function costOf(runs: Run[]): Cost {
  const events = runs.flatMap((run) => run.events);
  return {
    runs: runs.length,
    events: events.length,
    actions: runs.length + runs.reduce((sum, run) => sum + actionsOf(run.events), 0),
    payloadBytes: events.reduce((sum, event) => sum + payloadBytes(event), 0),
  };
}

function actionsOf(events: Event[]): number {
  const attempts = events.reduce((sum, event) => sum + (event.activityTaskStartedEventAttributes?.attempt ?? 0), 0);
  const simple = [EventType.EVENT_TYPE_TIMER_STARTED, EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED];
  const counted = events.filter((event) => simple.includes(event.eventType as never)).length;
  const tasksWithLocal = new Set(
    events.flatMap(({ markerRecordedEventAttributes: marker }) =>
      marker?.markerName === 'core_local_activity' ? [String(marker.workflowTaskCompletedEventId)] : [],
    ),
  );
  return attempts + counted + tasksWithLocal.size;
}

/** Payloads stand at many places of an event; each is an object with `metadata` and `data`. */
function payloadBytes(value: unknown): number {
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return 0;
  if (isPayload(value)) return temporal.api.common.v1.Payload.encode(value).finish().length;
  return Object.values(value).reduce((sum: number, member) => sum + payloadBytes(member), 0);
}

function isPayload(value: object): value is temporal.api.common.v1.IPayload {
  return 'metadata' in value && 'data' in value && value.data instanceof Uint8Array;
}
