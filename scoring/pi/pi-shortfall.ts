/** What a Promoting Interoperability set lacks, and with it the whole category: in words that name all of it. */
import type { PiAnswers } from './pi-answers';

/** In which way a measure or attestation falls short. */
type PiFault = 'attestationMissing' | 'attestationNotYes' | 'notGiven' | 'notYes' | 'noNumerator';

/** A measure or an attestation that is required and does not count. */
export interface PiShortfall {
  measureId: string;
  fault: PiFault;
}

/** Sentences about one measure and about several, with a place for the ids. */
const sentences: Readonly<Record<PiFault, readonly [one: string, more: string]>> = {
  attestationMissing: ['attestation # is missing', 'attestations # are missing'],
  attestationNotYes: ['attestation # is not yes', 'attestations # are not yes'],
  notGiven: ['# is neither reported nor excluded', '# are neither reported nor excluded'],
  notYes: ['# is not yes', '# are not yes'],
  noNumerator: ['# has a numerator below 1', '# have a numerator below 1'],
};

/** Why a required measure that earns nothing does not. */
export function shortfallOf(measureId: string, answers: PiAnswers): PiShortfall {
  if (!answers.isReported(measureId)) return { measureId, fault: 'notGiven' };
  return { measureId, fault: answers.proportion(measureId) === undefined ? 'notYes' : 'noNumerator' };
}

const listed = (ids: readonly string[]): string =>
  ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1) ?? ''}`;

/** A sentence for each way of falling short, in the order in which they were met. */
export function shortfallsInWords(shortfalls: readonly PiShortfall[]): string[] {
  const byFault = new Map<PiFault, string[]>();
  for (const { measureId, fault } of shortfalls) byFault.set(fault, [...(byFault.get(fault) ?? []), measureId]);
  return [...byFault].map(([fault, ids]) => sentences[fault][ids.length === 1 ? 0 : 1].replace('#', listed(ids)));
}
