import type { MeasurementSet } from './score-input';

/** Sets by the organization that sent them, in the order first met. */
export function bySubmitter(sets: readonly MeasurementSet[]): Map<string, MeasurementSet[]> {
  const groups = new Map<string, MeasurementSet[]>();
  for (const set of sets) {
    const group = groups.get(set.submitterRef);
    if (group === undefined) groups.set(set.submitterRef, [set]);
    else group.push(set);
  }
  return groups;
}

const millisecondsPerDay = 86_400_000;

/** Days of a set's performance period, both ends included. Dates are `YYYY-MM-DD`. */
export function periodDays({ performanceStart, performanceEnd }: MeasurementSet): number {
  return Math.round((Date.parse(performanceEnd) - Date.parse(performanceStart)) / millisecondsPerDay) + 1;
}
