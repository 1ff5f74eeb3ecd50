import type { CostScore } from './cost-category';
import type { QualityScore } from './quality/quality-category';
import type { FacilityScore } from './score-input';
import type { ScoringContext } from './scoring-context';

/** Category scores with the hospital's result in place of the unit's own quality and cost. */
export interface FacilityCategories {
  quality: QualityScore;
  cost: CostScore;
}

/** Categories are percents of their own already, so the scale of a facility's result is 0..100. */
const wholeScale = 100;

function facilityQuality({ qualityPercent }: FacilityScore): QualityScore {
  return {
    percent: qualityPercent,
    achievement: qualityPercent,
    bonuses: { smallPractice: 0, highPriority: 0, endToEnd: 0, complexOrganization: 0 },
    numerator: qualityPercent,
    denominator: wholeScale,
    achievementPercent: null,
    improvement: 0,
    requirement: {
      required: 0,
      needsOutcome: false,
      ruleId: 'quality.required.facility',
      detail: "no measures required: the hospital's result stands for them",
    },
    selection: { counted: [], outcome: undefined, notCounted: [] },
    results: [],
    hasCases: false,
    additional: [],
    setRefs: [],
    submitterRef: null,
  };
}

function facilityCost({ costPercent }: FacilityScore): CostScore {
  return {
    percent: costPercent,
    achievementPercent: null,
    points: costPercent,
    possible: wholeScale,
    improvement: 0,
    measures: [],
  };
}

/**
 * The hospital's result for a facility-based unit under traditional MIPS; undefined where it does not apply. Says so
 * when the unit is facility-based and no result is known. Source: 42 CFR 414.1380(e).
 */
export function facilityCategories(context: ScoringContext): FacilityCategories | undefined {
  const { input, policy, option } = context;
  const isFacilityBased = input.facts.specialStatuses.facilityBased === true;
  if (!isFacilityBased || policy.facilityBased === null || option.kind !== 'mips') return undefined;
  if (!policy.facilityBased.units.includes(input.unitKind)) return undefined;
  const { facility } = input.facts;
  if (facility === undefined) {
    context.notDeterminable.push(
      'not determinable: facility-based score, the hospital’s result is not among the facts',
    );
    return undefined;
  }
  return { quality: facilityQuality(facility), cost: facilityCost(facility) };
}
