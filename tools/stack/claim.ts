import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { watchdogPid } from '../host/guard';
import { isAlive } from '../host/processes';
import { untilAnswers } from '../host/waiting';

/** Another process runs a stack on the same folder. */
export class StackBusy extends Error {
  constructor(dir: string, owner: number) {
    super(`a stack already runs on ${dir} (process ${owner}).\n  Stop it first, or use another folder.`);
    this.name = 'StackBusy';
  }
}

/** Milliseconds a watchdog may need to end what a killed owner left behind. */
const REAPING_MS = 20_000;

/**
 * Claims a stack's folder for this process. When its last owner was killed, waits until its watchdog has ended what it left.
 * @returns what gives the folder back.
 * @throws StackBusy when the owner is alive.
 */
export async function claim(dir: string): Promise<() => Promise<void>> {
  const file = join(dir, 'owner');
  const [owner = 0, watchdog = 0] = (await readFile(file, 'utf8').catch(() => '')).split(' ').map(Number);
  if (owner > 0 && isAlive(owner)) throw new StackBusy(dir, owner);
  await untilAnswers(() => {
    if (watchdog > 0 && isAlive(watchdog)) return Promise.reject(new StackBusy(dir, watchdog));
    return Promise.resolve();
  }, REAPING_MS);
  await writeFile(file, `${process.pid} ${watchdogPid()}`);
  return () => rm(file, { force: true });
}
