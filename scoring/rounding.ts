/**
 * All rounding of the engine stands here: where CMS rounds is known only in part, so one file must be enough to change.
 */

/**
 * Absorbs the error of binary fractions, so that a half that was meant is rounded as a half. In units of the last place:
 * bounds of two decimals that stand 0.01 apart near 100 carry an error of about 1e-8 of the fourth place of a partial.
 */
const binaryError = 1e-6;

/** Half away from zero, at `decimals` places. */
export function roundHalfUp(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const magnitude = Math.floor(Math.abs(value) * factor + 0.5 + binaryError) / factor;
  return value < 0 ? -magnitude : magnitude;
}

/** Partial decile points and all printed points carry four decimals. */
export function round4(value: number): number {
  return roundHalfUp(value, 4);
}

/** A decimal string with exactly `decimals` places; never `-0.00`. */
export function toDecimals(value: number, decimals: number): string {
  const rounded = roundHalfUp(value, decimals);
  return (rounded === 0 ? 0 : rounded).toFixed(decimals);
}
