/**
 * The arithmetic of one population's counts, in a single-rate value or in a stratum.
 */
import type { ProblemList } from './problem-list';
import { present } from './record-rules';
import type { JsonRecord, UnusableFields } from './record-rules';
import type { ValueFrame } from './values';

/** Parts that together cannot be more than the population. */
const parts = [
  'performanceMet',
  'performanceNotMet',
  'eligiblePopulationExclusion',
  'eligiblePopulationException',
] as const;

/** Checks the sum of the parts, and that a MIPS CQM brings no exclusions. Counts already found wrong are left out. */
export function checkCounts(
  counts: JsonRecord,
  path: string,
  unusable: UnusableFields,
  frame: ValueFrame,
  problems: ProblemList,
): void {
  checkSum(counts, path, unusable, problems);
  checkExclusion(counts, path, unusable, frame, problems);
}

function checkSum(counts: JsonRecord, path: string, unusable: UnusableFields, problems: ProblemList): void {
  if (unusable.has('eligiblePopulation') || parts.some((name) => unusable.has(name))) return;
  const amounts = parts.map((name) => (present(counts, name) as number | undefined) ?? 0);
  const sum = amounts.reduce((total, amount) => total + amount, 0);
  const population = counts.eligiblePopulation as number;
  if (sum <= population) return;
  const message =
    `in ${problems.place(path)} met + notMet + exclusion + exception = ${amounts.join(' + ')} = ${String(sum)} ` +
    `exceeds the eligiblePopulation ${String(population)}: count each patient or encounter once`;
  problems.add(path, 'SUM_EXCEEDS_POPULATION', message);
}

function checkExclusion(
  counts: JsonRecord,
  path: string,
  unusable: UnusableFields,
  { measure, method, year }: ValueFrame,
  problems: ProblemList,
): void {
  const name = 'eligiblePopulationExclusion';
  if (method !== 'registry' || !year.rules.refusesRegistryExclusions || unusable.has(name)) return;
  if (measure.category !== 'quality' || measure.isQcdr) return;
  const exclusions = (present(counts, name) as number | undefined) ?? 0;
  if (exclusions === 0) return;
  const text =
    `must be 0 or absent: by registry in ${String(year.rules.year)} exclusions are taken out of eligiblePopulation ` +
    'before it is sent';
  problems.addField(path, name, 'EXCLUSION_NOT_ALLOWED', text);
}
