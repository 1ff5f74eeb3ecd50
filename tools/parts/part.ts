import type { Child, Exit } from '../host/child';
import { lastLines } from '../host/child';
import { untilAnswers } from '../host/waiting';

/** The servers and programs the service stands on. */
export type PartName = 'Temporal' | 'Kafka' | 'Postgres' | 'time-skipping server';

/** Where a part was found. `environment`: a running server somebody else keeps; `package`: inside an npm package. */
export type Source = 'environment' | 'PATH' | 'cache' | 'package';

/** Addresses of servers that somebody else keeps, under the names of their environment variables. */
export interface Addresses {
  TEMPORAL_ADDRESS?: string;
  KAFKA_BROKERS?: string;
  DATABASE_URL?: string;
}

/** A part that can be used: where it is and which version; `unknown` when it does not say. */
export interface Located {
  part: PartName;
  source: Source;
  version: string;
  where: string;
}

/** A part that is running. One that somebody else keeps has pid 0, never ends, and is left alone by `stop`. */
export interface Running {
  name: PartName;
  address: string;
  pid: number;
  stop(): Promise<void>;
  exited: Promise<Exit>;
}

/** A part is not here and cannot be made here. Printed as it is, without a stack trace. */
export class PartMissing extends Error {
  constructor(
    readonly part: PartName | string,
    readonly problem: string,
    readonly neededFor: string,
    readonly ways: readonly string[],
  ) {
    super(
      [
        `${part} is missing: ${problem}`,
        `  needed for: ${neededFor}`,
        '  ways to get it:',
        ...ways.map((way) => `    - ${way}`),
      ].join('\n'),
    );
    this.name = 'PartMissing';
  }
}

/** A part was found but does not work: what happened, and the last lines it wrote. Printed without a stack trace. */
export class PartFailed extends Error {
  constructor(
    readonly part: PartName,
    problem: string,
    readonly log = '',
  ) {
    super(log === '' ? `${part}: ${problem}` : `${part}: ${problem}\n${log.replace(/^/gm, '  | ')}`);
    this.name = 'PartFailed';
  }
}

/** Says an error of the tools to a person: expected ones as their message alone, an unforeseen one with its stack. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = ['PartMissing', 'PartFailed', 'PortInUse', 'StackBusy'];
  return expected.includes(error.name) ? error.message : (error.stack ?? error.message);
}

/** A server that somebody else keeps, known by its address. */
export function keptElsewhere(name: PartName, address: string): Running {
  return { name, address, pid: 0, stop: () => Promise.resolve(), exited: new Promise(() => undefined) };
}

/** What {@link whenReady} needs to know of a part just started. */
export interface Starting {
  name: PartName;
  address: string;
  child: Child;
  logFile: string;
  timeoutMs: number;
}

/**
 * Waits until a part just started answers.
 * @throws PartFailed when it ends first or does not answer in time; it is stopped then.
 */
export async function whenReady(starting: Starting, check: () => Promise<unknown>): Promise<Running> {
  const { name, address, child, logFile, timeoutMs } = starting;
  let exit: Exit | undefined;
  void child.exited.then((how) => (exit = how));
  try {
    await untilAnswers(check, timeoutMs, () => exit !== undefined);
  } catch (error) {
    const early = exit;
    await child.stop();
    const problem = early
      ? `ended while starting (${early.signal ?? `code ${early.code}`})`
      : `did not answer on ${address} within ${timeoutMs / 1000} s (${error instanceof Error ? error.message : String(error)})`;
    throw new PartFailed(name, problem, await lastLines(logFile));
  }
  return { name, address, pid: child.pid, stop: child.stop, exited: child.exited };
}
