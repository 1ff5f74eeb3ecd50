import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './processes';
import type { Progress } from './progress';

/** Folder where provisioned programs live: `QPP_CACHE_DIR`, else the user's cache folder. Safe to delete at any time. */
export function cacheDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['QPP_CACHE_DIR']) return env['QPP_CACHE_DIR'];
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'qpp-lifecycle');
}

/** Whether a path exists, whatever it is. */
export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Takes the lock when its file is absent or its owner is dead; false when somebody alive holds it. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const owner = Number.parseInt(await readFile(lock, 'utf8').catch(() => ''), 10);
    if (Number.isInteger(owner) && isAlive(owner)) return false;
    await rm(lock, { force: true });
    return false;
  }
}

/**
 * Fills `<cache>/<name>` once: `build` writes into a work folder, which is renamed into place when it is whole, so an
 * interrupted set-up leaves nothing half done. A second process waits for the first and then finds the result.
 * The work folder is kept between tries; `build` must overwrite what it finds there.
 */
export async function provisionOnce(
  name: string,
  progress: Progress,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const target = join(cacheDir(), name);
  const work = `${target}.partial`;
  const lock = `${target}.lock`;
  await mkdir(cacheDir(), { recursive: true });
  for (let waited = 0; !(await takeLock(lock)); waited += 1) {
    if (waited === 1) progress(`another process is setting up ${name}; waiting for it …`);
    await delay(250);
  }
  try {
    if (await exists(target)) return target;
    await mkdir(work, { recursive: true });
    await build(work);
    await rename(work, target);
    return target;
  } finally {
    await rm(lock, { force: true });
  }
}
