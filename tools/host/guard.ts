import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import type { Writable } from 'node:stream';

/** The watchdog of this process, started with the first process it has to watch. */
let watchdog: { child: ChildProcess; orders: Writable } | undefined;

/**
 * Starts the watchdog in a session of its own, so that Ctrl-C in the terminal reaches us and not it. It holds nothing up:
 * it ends when we end, however that comes about, and then ends whatever is still watched.
 */
function theWatchdog(): { child: ChildProcess; orders: Writable } {
  if (watchdog) return watchdog;
  const program = join(__dirname, 'watchdog.js');
  const child = spawn(process.execPath, [program], { detached: true, stdio: ['pipe', 'ignore', 'ignore'], cwd: '/' });
  // A watchdog that was killed must not take us down with a broken pipe.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  if (child.stdin instanceof Socket) child.stdin.unref();
  watchdog = { child, orders: child.stdin };
  return watchdog;
}

/** From now on this process ends with ours, even if ours is killed; `signal` is its polite way to stop. */
export function watch(pid: number, signal: NodeJS.Signals): void {
  theWatchdog().orders.write(`watch ${pid} ${signal}\n`);
}

/** This process has ended: its number may soon be somebody else's. */
export function forget(pid: number): void {
  theWatchdog().orders.write(`forget ${pid}\n`);
}

/** Process id of the watchdog: as long as it lives, it may still be ending what we started. */
export function watchdogPid(): number {
  return theWatchdog().child.pid ?? 0;
}
