import { readFileSync } from 'node:fs';
import { readdir, readlink } from 'node:fs/promises';

/** Whether a process that ended still has its row in the process table, as its parent has yet to collect it. */
function isZombie(pid: number): boolean {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The program's name stands in parentheses and may hold anything; the state follows it.
    return line.slice(line.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/** Whether a process with this id exists and has not ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Sends a signal; a process that is already gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone already: that is what the signal was for.
  }
}

/** Processes whose working folder is `folder`: how orphaned database backends are recognised. Empty where there is no /proc. */
export async function processesWorkingIn(folder: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [] as string[]);
  const found = await Promise.all(
    names
      .filter((name) => /^\d+$/.test(name))
      .map(async (name) => {
        const cwd = await readlink(`/proc/${name}/cwd`).catch(() => undefined);
        return cwd === folder ? [Number(name)] : [];
      }),
  );
  return found.flat().filter((pid) => pid !== process.pid);
}
