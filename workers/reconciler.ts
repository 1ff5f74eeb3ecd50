import type { Client } from '@temporalio/client';
import { opsSource } from '../activities/ops-acts';
import { publishOnce } from '../activities/publish';
import { seasonSource } from '../activities/season-acts';
import { supportedPolicyYears } from '../policy/load';
import type { Fact } from '../schemas/events/fact';
import { usualTopic } from '../schemas/events/fact-types';
import type { ReviewDecisionCommand } from '../schemas/commands';
import { partsOfEntityKey } from '../schemas/ids';
import { type IntakeRow, intakeBody, markTold, untoldRefusals, waitingRows } from '../store/intake';
import { outstandingSources } from '../store/outbox';
import { type FactSource, recordFacts } from '../store/record-facts';
import { deliverIntake, refuseClosed } from './deliver-intake';
import type { Runtime } from './runtime';

/** How old an unfinished row must be before it is delivered again: the door's own call is still under way before. */
const PATIENCE_MS = 3_000;
const BATCH = 50;

/** The source of what the door turned away; the reconciler alone numbers and publishes it. */
export const intakeSource = (environment: string): FactSource => ({
  key: 'intake',
  uri: `/qpp-lifecycle/${environment}/intake`,
  partitionKey: `/qpp-lifecycle/${environment}/intake`,
  isEntityYear: false,
});

/**
 * One round of setting right what a crash or an outage left: rows whose year was never told, refusals that are not yet
 * facts, facts of the intake that are not on Kafka. Safe to run in several processes at once.
 */
export async function reconcileOnce(
  runtime: Runtime,
  client: Client,
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const before = new Date(Date.now() - PATIENCE_MS).toISOString();
  const rows = await waitingRows(runtime.database, before, BATCH);
  // One row that cannot be delivered must not hold up those behind it.
  const results = await Promise.allSettled(rows.map((row) => redeliver(runtime, client, row)));
  for (const refusal of await untoldRefusals(runtime.database, BATCH)) await tellRefusal(runtime, refusal);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) log(`a row was not delivered and is tried again: ${String(failed.reason)}`);
  await publishOwn(runtime);
}

/** Publishes what is told of no entity-year: those have publishers of their own. */
async function publishOwn(runtime: Runtime): Promise<void> {
  const { database, environment } = runtime;
  const seasons = supportedPolicyYears().map((year) => seasonSource(environment, year));
  const sources = [intakeSource(environment), opsSource(environment), ...seasons];
  const keys = sources.map(({ key }) => key);
  const waiting = await outstandingSources(database, keys);
  for (const source of sources) if (waiting.has(source.key)) await publishOnce(runtime, source);
}

async function redeliver(runtime: Runtime, client: Client, row: IntakeRow): Promise<void> {
  const decision =
    row.kind === 'reviewDecision'
      ? ((await intakeBody(runtime.database, runtime.keyring, row)) as ReviewDecisionCommand)
      : undefined;
  const delivery = await deliverIntake(client, runtime.config.taskQueue, row, {
    deadlineMs: 10_000,
    ...(decision ? { caseDecision: decision } : {}),
  });
  if (delivery.outcome === 'closed') await runtime.database.transaction().execute((tx) => refuseClosed(tx, row.id));
}

type Refusal = Awaited<ReturnType<typeof untoldRefusals>>[number];

async function tellRefusal(runtime: Runtime, refusal: Refusal): Promise<void> {
  await recordFacts(runtime.database, intakeSource(runtime.environment), `attempt:${refusal.id}`, async (tx) => {
    await markTold(tx, refusal.id);
    return { facts: [refusalFact(refusal)], answer: null };
  });
}

/** An event is at most 64 KiB: the sender has the whole list, operators see its beginning. */
const MOST_ERRORS = 100;
const shortened = ({ path, code }: { path: string; code: string }) => ({ path: path.slice(0, 200), code });

function refusalFact(refusal: Refusal): Fact {
  const entity = refusal.entity_key ? partsOfEntityKey(refusal.entity_key) : undefined;
  const codes = refusal.codes.map((code) => ({ path: '$', code }));
  return {
    type: 'intake.refused',
    topic: usualTopic('intake.refused'),
    subject: ['intake', ...(entity ? [entity.entityRef, entity.performanceYear] : [])].join('/'),
    data: {
      attemptRef: refusal.id,
      route: refusal.route,
      ...(entity ? { entityRef: entity.entityRef, performanceYear: entity.performanceYear } : {}),
      receivedAt: refusal.received_at,
      errors: refusal.problems.length > 0 ? refusal.problems.slice(0, MOST_ERRORS).map(shortened) : codes,
    },
  };
}

/** Runs rounds until stopped. A round that fails is told and tried again: nothing hangs on a single one. */
export function startReconciler(
  runtime: Runtime,
  client: Client,
  options: { everyMs?: number; log?: (line: string) => void } = {},
): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const loop = (async () => {
    while (!stopped) {
      await reconcileOnce(runtime, client, options.log).catch((error: unknown) =>
        options.log?.(`reconciler: ${error instanceof Error ? error.message : String(error)}`),
      );
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, options.everyMs ?? 1_000).unref();
      });
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}
