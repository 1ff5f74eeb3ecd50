/** Names of the counts in a value, in the order of the arithmetic. */
const counts: readonly (readonly [key: string, words: string, one?: string])[] = [
  ['performanceMet', 'met'],
  ['performanceNotMet', 'not met'],
  ['eligiblePopulation', 'eligible'],
  ['eligiblePopulationExclusion', 'excluded'],
  ['eligiblePopulationException', 'exceptions', 'exception'],
  ['numerator', 'numerator'],
  ['denominator', 'denominator'],
  ['observationInstances', 'observations', 'observation'],
  ['numeratorExclusion', 'numerator exclusions', 'numerator exclusion'],
  ['denominatorException', 'denominator exceptions', 'denominator exception'],
  ['performanceRate', 'stated rate'],
];

/** Nothing to tell of where there was none. */
const ofNobody: ReadonlySet<string> = new Set([
  'eligiblePopulationExclusion',
  'eligiblePopulationException',
  'numeratorExclusion',
  'denominatorException',
]);

function countsInWords(value: Record<string, unknown>): string {
  return counts
    .filter(([key]) => typeof value[key] === 'number' && !(value[key] === 0 && ofNobody.has(key)))
    .map(([key, words, one]) => `${String(value[key])} ${value[key] === 1 ? (one ?? words) : words}`)
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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** A measure's id with what was sent for it, a rate as numerator of denominator. */
function answerInWords(measureId: unknown, value: unknown): string {
  const rate =
    isRecord(value) && 'denominator' in value ? `${String(value.numerator)}/${String(value.denominator)}` : '';
  return `${String(measureId)} ${rate === '' ? (reportedInWords(value) ?? 'not sent') : rate}`;
}

/** Of Promoting Interoperability: the attestations that were checked, and what was sent and earns no points itself. */
export function piAnswersInWords({ attestations, otherAnswers }: Readonly<Record<string, unknown>>): string[] {
  const checked = Array.isArray(attestations) ? attestations.filter(isRecord) : [];
  const others = Array.isArray(otherAnswers) ? otherAnswers.filter(isRecord) : [];
  const ofAttestations = checked.map(({ measureId, answer }) => answerInWords(measureId, answer));
  const ofOthers = others.map(({ measureId, value }) => answerInWords(measureId, value));
  return [
    ...(checked.length === 0 ? [] : [`Attestations checked: ${ofAttestations.join(', ')}`]),
    ...(others.length === 0 ? [] : [`Sent too, without points of their own: ${ofOthers.join(', ')}`]),
  ];
}
