import { createReadStream } from 'node:fs';
import type { Client } from '@temporalio/client';
import type { ReadingMode } from '../loader/check-row';
import type { RowProblem } from '../loader/row-problem';
import type { FactsKind } from '../loader/rows';
import type { EntityKey } from '../schemas/ids';
import { findEntityYear, orgRefOf } from '../store/entity-years';
import { receive } from '../store/intake';
import { type LoadReport, loadFacts } from '../store/load-facts';
import { deliverIntake } from '../workers/deliver-intake';
import type { Runtime } from '../workers/runtime';

/** Who loads facts: CMS's data come through an operator of this service. */
const OPERATOR = 'operator';
/** How long one running year may take to hear of a load; later the reconciler tells it. Milliseconds. */
const TELL_WITHIN_MS = 5_000;

export interface FactsFile {
  file: string;
  kind: FactsKind;
  performanceYear: number;
  calendarName: string;
  mode?: ReadingMode;
  batchRef?: string;
  onProblem?: (line: number, problems: RowProblem[], refused: boolean) => void;
}

export interface FactsFileReport extends LoadReport {
  /** Running years that were told; those that were not started yet find the facts when they are. */
  told: number;
}

/**
 * Loads a facts file into the store, then tells the running years among those it names, each with one row in its intake
 * (so a worker that is away just now tells them later, by the reconciler).
 */
export async function loadFactsFile(runtime: Runtime, client: Client, given: FactsFile): Promise<FactsFileReport> {
  const { file, ...options } = given;
  const report = await loadFacts(runtime.database, runtime.keyring, createReadStream(file), options);
  let told = 0;
  for (const [entityKey, rows] of report.entities)
    if (await tellYear(runtime, client, entityKey, { kind: given.kind, batchRef: report.batchRef, rows })) told += 1;
  return { ...report, told };
}

async function tellYear(
  runtime: Runtime,
  client: Client,
  entityKey: EntityKey,
  command: { kind: FactsKind; batchRef: string; rows: number },
): Promise<boolean> {
  const { database, keyring, config } = runtime;
  const year = await findEntityYear(database, entityKey);
  if (!year?.state || year.state.closed) return false;
  const received = await receive(database, keyring, entityKey, {
    orgRef: orgRefOf(keyring, OPERATOR, year.performanceYear),
    role: OPERATOR,
    route: 'facts.load',
    kind: 'facts',
    idempotencyKey: `${entityKey}:${command.kind}:${command.batchRef}`,
    body: JSON.stringify(command),
    receivedAt: new Date().toISOString(),
  });
  if (received.outcome !== 'new') return false;
  // What fails here is told by the reconciler: the row is in the intake.
  await deliverIntake(client, config.taskQueue, received.row, { deadlineMs: TELL_WITHIN_MS }).catch(() => undefined);
  return true;
}
