import { mkdir, realpath } from 'node:fs/promises';
import { printProgress } from './host/progress';
import type { PartName, Running } from './parts/part';
import type { RunningPostgres } from './parts/postgres';
import { claim } from './stack/claim';
import { keep } from './stack/keep';
import type { Kept } from './stack/keep';
import type { StackOptions } from './stack/options';
import { prepare } from './stack/starters';

export type { Loss, Restart } from './stack/keep';
export type { StackOptions } from './stack/options';

/** A part of a running stack; pid 0 is a server that somebody else keeps. */
export interface StackPart {
  name: PartName;
  address: string;
  pid: number;
}

/** A running stack. The addresses of parts that were left out are empty. */
export interface Stack {
  temporalAddress: string;
  temporalUi: string;
  kafkaBrokers: string;
  databaseUrl: string;
  /** The parts as they are now: a restarted part has a new pid. */
  parts(): StackPart[];
  /** Ends everything that was started; with `erase`, deletes the database's files too. May be called more than once. */
  stop(options?: { erase?: boolean }): Promise<void>;
}

/**
 * Starts Temporal, Kafka and Postgres, each from where it is found (environment, PATH, cache, or made first), on loopback only.
 * Should this process die without stopping them, a watchdog does.
 * @throws PartMissing, PartFailed, PortInUse or StackBusy, each with a message for a person; nothing is left running then.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const progress = options.progress ?? printProgress;
  await mkdir(options.dir, { recursive: true });
  const dir = await realpath(options.dir);
  const release = await claim(dir);
  const kept: Kept[] = [];
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= Promise.all(kept.map((part) => part.stop())).then(release));
  try {
    const starters = await prepare(options, dir, progress);
    const database = rememberingPostgres(starters.postgres);
    const startOne = async (start: (() => Promise<Running>) | undefined) => {
      if (!start) return;
      const part = await keep({ ...options, start, progress, supervise: options.supervise ?? false });
      kept.push(part);
      progress(`${part.now.name} is up on ${part.now.address}${part.now.pid === 0 ? ' (kept by somebody else)' : ''}`);
    };
    const outcomes = await Promise.allSettled([database.start, starters.kafka, starters.temporal].map(startOne));
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    const addressOf = (name: PartName) => kept.find((part) => part.now.name === name)?.now.address ?? '';
    return {
      temporalAddress: addressOf('Temporal'),
      temporalUi: starters.temporalUi,
      kafkaBrokers: addressOf('Kafka'),
      databaseUrl: database.last()?.databaseUrl ?? '',
      parts: () => kept.map(({ now }) => ({ name: now.name, address: now.address, pid: now.pid })),
      stop: async ({ erase = false } = {}) => {
        await end();
        if (erase) await database.last()?.erase();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Wraps Postgres's start so that what only Postgres has, its URL and its files, can be asked for later. */
function rememberingPostgres(start: (() => Promise<RunningPostgres>) | undefined) {
  let last: RunningPostgres | undefined;
  return { last: () => last, start: start && (async () => (last = await start())) };
}
