import type { MeasurementSet, UnitScoreInput } from './score-input';

/** By the codes of the characters: alike on every machine. */
export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Sets by the organization that sent them, by its name: the order of submission never decides between equals. */
export function bySubmitter(sets: readonly MeasurementSet[]): Map<string, MeasurementSet[]> {
  const groups = new Map<string, MeasurementSet[]>();
  for (const set of sets) {
    const group = groups.get(set.submitterRef);
    if (group === undefined) groups.set(set.submitterRef, [set]);
    else group.push(set);
  }
  return groups.size < 2 ? groups : new Map([...groups].sort(([a], [b]) => byText(a, b)));
}

/** The option's sets. Those without a measurement say nothing and cancel nothing. */
export const ownSets = ({ sets, option }: UnitScoreInput): MeasurementSet[] =>
  sets.filter(({ programName, measurements }) => programName === option && measurements.length > 0);

const millisecondsPerDay = 86_400_000;

/** Days of a set's performance period, both ends included. Dates are `YYYY-MM-DD`. */
export function periodDays({ performanceStart, performanceEnd }: MeasurementSet): number {
  return Math.round((Date.parse(performanceEnd) - Date.parse(performanceStart)) / millisecondsPerDay) + 1;
}
