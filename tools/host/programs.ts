import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { forget, watch } from './guard';

/** What a finished program left behind. `code` is `undefined` when it could not be started. */
export interface Outcome {
  code: number | undefined;
  output: string;
}

/** Absolute path of a program on PATH, or `undefined`. Looks in the PATH given, the process's own by default. */
export function findProgram(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  for (const folder of path.split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not here: the next folder may have it.
    }
  }
  return undefined;
}

/** How a program is run to its end. One without a time limit is ended by the watchdog should its owner die. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  timeoutMs?: number;
  uid?: number;
  gid?: number;
}

/** Runs a program to its end and gives both its outputs as one text; never throws. */
export function runToEnd(program: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { timeoutMs, ...rest } = options;
  const lasting = timeoutMs === undefined;
  return new Promise((resolve) => {
    const settings = { ...rest, timeout: timeoutMs ?? 0, maxBuffer: 64 * 1024 * 1024 };
    const child = execFile(program, [...args], settings, (error, stdout, stderr) => {
      if (lasting && child.pid !== undefined) forget(child.pid);
      const output = `${stdout}${stderr}`;
      if (error === null) return resolve({ code: 0, output });
      if (typeof error.code === 'number') return resolve({ code: error.code, output });
      resolve({ code: undefined, output: output === '' ? error.message : output });
    });
    if (lasting && child.pid !== undefined) watch(child.pid, 'SIGTERM');
  });
}

/** Version number in what a program prints about itself, `undefined` when it does not run or prints none. */
export async function versionOf(
  program: string,
  args: readonly string[],
  pattern = /(\d+(?:\.\d+)+)/,
): Promise<string | undefined> {
  const { code, output } = await runToEnd(program, args, { timeoutMs: 20_000 });
  return code === 0 ? pattern.exec(output)?.[1] : undefined;
}

/** Compares dotted versions by number: negative when `a` is older than `b`, 0 when equal, positive when newer. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(/[.\-+]/).map((part) => Number.parseInt(part, 10) || 0));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i += 1) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
