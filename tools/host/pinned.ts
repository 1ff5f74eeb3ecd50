import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir, exists } from './cache';

/**
 * Name of a provisioned part in the cache: its version and a digest of the files that pin it, so that a changed pin
 * is a new part and an old one is never mistaken for it.
 */
export function pinnedName(part: string, version: string, files: readonly string[]): string {
  const digest = createHash('sha256');
  for (const file of files) digest.update(readFileSync(file));
  return `${part}-${version}-${digest.digest('hex').slice(0, 10)}`;
}

/** Folder of a part in the cache, `undefined` when it is not there yet. */
export async function inCache(name: string): Promise<string | undefined> {
  const folder = join(cacheDir(), name);
  return (await exists(folder)) ? folder : undefined;
}
