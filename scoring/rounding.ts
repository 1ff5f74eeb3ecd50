/**
 * All rounding of the engine stands here: where CMS rounds is known only in part, so one file must be enough to change.
 */

/**
 * Absorbs the error of binary fractions, so that a half that was meant is rounded as a half. In units of the last place:
 * bounds of two decimals that stand 0.01 apart near 100 carry an error of about 1e-8 of the fourth place of a partial.
 */
const binaryError = 1e-6;

/** Half away from zero, at `decimals` places; what rounds to nothing is 0, never -0. */
export function roundHalfUp(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const magnitude = Math.floor(Math.abs(value) * factor + 0.5 + binaryError) / factor;
  return value < 0 && magnitude > 0 ? -magnitude : magnitude;
}

/** Partial decile points and all printed points carry four decimals. */
export function round4(value: number): number {
  return roundHalfUp(value, 4);
}

/** A decimal string with exactly `decimals` places; never `-0.00`. */
export function toDecimals(value: number, decimals: number): string {
  return roundHalfUp(value, decimals).toFixed(decimals);
}
