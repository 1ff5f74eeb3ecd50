import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { forget, watch } from './guard';
import { sendSignal } from './processes';

/** How a process ended: one of the two is set. */
export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A long-running program to start. Both its outputs go to `logFile`. */
export interface ChildSpec {
  command: string;
  args: readonly string[];
  logFile: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  uid?: number;
  gid?: number;
  /** Its polite way to stop; SIGTERM unless told. */
  stopSignal?: NodeJS.Signals;
}

/** A program that was started and can be stopped. */
export interface Child {
  pid: number;
  exited: Promise<Exit>;
  /** Stops it politely, then by force after ten seconds; resolves when it has ended. */
  stop(): Promise<void>;
}

/** Milliseconds a process gets to stop politely. */
const GRACE_MS = 10_000;

/**
 * Starts a program in a process group of its own: Ctrl-C in the terminal must reach its owner alone, who stops the parts in order.
 * A watchdog ends it should its owner die without stopping it.
 * @throws when the program cannot be started at all.
 */
export async function startChild(spec: ChildSpec): Promise<Child> {
  const log = openSync(spec.logFile, 'a');
  const child = spawn(spec.command, [...spec.args], {
    cwd: spec.cwd,
    env: spec.env,
    uid: spec.uid,
    gid: spec.gid,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const exited = new Promise<Exit>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  await new Promise<void>((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid;
  if (pid === undefined) throw new Error(`${spec.command} did not start`);
  const stopSignal = spec.stopSignal ?? 'SIGTERM';
  watch(pid, stopSignal);
  void exited.then(() => forget(pid));
  const stop = async () => {
    sendSignal(pid, stopSignal);
    const patience = new AbortController();
    const forced = delay(GRACE_MS, undefined, { signal: patience.signal })
      .then(() => sendSignal(pid, 'SIGKILL'))
      .catch(() => undefined);
    await exited;
    patience.abort();
    await forced;
  };
  return { pid, exited, stop };
}

/** Last lines of a log file, for a message about a part that did not start; empty when there is none. */
export async function lastLines(file: string, count = 12): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
