import type { CalendarKind } from './calendar';

/**
 * Longest delay of a wake-up at a date that many years share, in milliseconds.
 *
 * Official and shifted years: two hours, so that a million years wake at about 140 a second. Compressed ones: half a
 * second, invisible against windows of ten. Stories: none, so that a test can name the instant.
 */
export const spreadLimitMs: Record<CalendarKind, number> = {
  official: 7_200_000,
  shifted: 7_200_000,
  compressed: 500,
  story: 0,
};

/**
 * Delay of one entity's wake-up after a shared instant: 0 up to but not including `maxMs`, the same at every call.
 * It only spreads load. What is admitted is judged by the instant of receipt against the calendar itself.
 */
export function wakeOffsetMs(entityKey: string, maxMs: number): number {
  if (maxMs <= 0) return 0;
  // FNV-1a, then a finishing mix: neighbouring keys must not wake together.
  let hash = 0x811c9dc5;
  for (let index = 0; index < entityKey.length; index += 1) {
    hash = Math.imul(hash ^ entityKey.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  hash = (hash ^ (hash >>> 16)) >>> 0;
  return Math.floor((hash / 0x1_0000_0000) * maxMs);
}
