/** Bodies for the commands that score, and facts to go with them. */
import { activitySet, groupBody, measurement, qualitySet, singleRate } from '../validation/fixtures/bodies';
import type { Json } from '../validation/fixtures/bodies';

/** The TIN of {@link body}. */
export const tin = '000300107';

/**
 * A group of 2024 with measure 236 by registry (`met` of 100), measure 134 as an eCQM (60 of 100) and one high activity.
 * Two collection types: no measure applicability, so the denominator is 60.
 */
export function body(met = 72, changes: Json = {}): Json {
  const rate = (count: number): Json => singleRate({ performanceMet: count, performanceNotMet: 100 - count });
  const sets = [
    qualitySet(2024, { measurements: [measurement('236', rate(met))] }),
    qualitySet(2024, { submissionMethod: 'electronicHealthRecord', measurements: [measurement('134', rate(60))] }),
    activitySet(2024, { measurements: [measurement('IA_EPA_1', true)] }),
  ];
  return groupBody(2024, sets, { taxpayerIdentificationNumber: tin, ...changes });
}

/** Facts of a small practice with one cost measure. */
export const facts = {
  specialStatuses: { smallPractice: true },
  clinicianCount: 9,
  cost: [{ measureId: 'TPCC_1', caseCount: 120, value: 1400 }],
};
