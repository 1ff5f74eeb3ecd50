/** Names of the counts in a value, in the order of the arithmetic. */
const counts: readonly (readonly [key: string, words: string])[] = [
  ['performanceMet', 'met'],
  ['performanceNotMet', 'not met'],
  ['eligiblePopulation', 'eligible'],
  ['eligiblePopulationExclusion', 'excluded'],
  ['eligiblePopulationException', 'exceptions'],
  ['numerator', 'numerator'],
  ['denominator', 'denominator'],
  ['observationInstances', 'observations'],
  ['numeratorExclusion', 'numerator exclusions'],
  ['denominatorException', 'denominator exceptions'],
  ['performanceRate', 'stated rate'],
];

function countsInWords(value: Record<string, unknown>): string {
  return counts
    .filter(([key]) => typeof value[key] === 'number')
    .map(([key, words]) => `${String(value[key])} ${words}`)
    .join(', ');
}

/** What a unit sent for a measure, in words; undefined when it sent nothing (CMS computed it). */
export function reportedInWords(value: unknown): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return undefined;
  const record = value as Record<string, unknown>;
  const whole = countsInWords(record);
  if (!Array.isArray(record.strata)) return whole;
  const strata = (record.strata as Record<string, unknown>[]).map(
    (stratum) => `${String(stratum.stratum)}: ${countsInWords(stratum)}`,
  );
  return [...strata, ...(whole === '' ? [] : [whole])].join(' | ');
}
