import type { BaseAndPerformancePolicy, PiMeasureSet, PiMeasureSetId } from './pi-policy';
import type { StoredPiMeasure, StoredPromotingInteroperability } from './pi-policy-file';

const setIds: readonly PiMeasureSetId[] = ['standard', 'transition'];

/** Answers that go with either set although the data list them with one. */
const sharedCategories: ReadonlySet<string> = new Set(['preAttestation', 'attestation', 'cehrtBonus']);

function measureSet(id: PiMeasureSetId, stored: readonly StoredPiMeasure[]): PiMeasureSet {
  const own = stored.filter(({ set, reportingCategory }) => set === id && !sharedCategories.has(reportingCategory));
  return {
    id,
    baseIds: own.filter(({ required }) => required).map((measure) => measure.id),
    performance: own
      .filter(({ bonus, weight }) => !bonus && weight > 0)
      .map((measure) => ({ measureId: measure.id, points: measure.weight })),
    ownIds: own.map((measure) => measure.id),
  };
}

/** The figures of the 2017-18 generation, or null for a year that has none of them. */
export function readBaseAndPerformance(stored: StoredPromotingInteroperability): BaseAndPerformancePolicy | null {
  const { base, measures } = stored;
  if (base === null || measures === undefined) return null;
  return {
    basePoints: base.points,
    performanceMax: stored.performanceMax ?? 0,
    bonusMax: stored.bonusMax ?? 0,
    performanceSteps: stored.performanceSteps ?? 0,
    measureSets: setIds.map((id) => measureSet(id, measures)),
    countedOnce: stored.countedOnce ?? [],
    editionBonus: stored.editionBonus,
  };
}
