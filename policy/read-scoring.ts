import type { PromotingInteroperabilityPolicy } from './pi-policy';
import { readBaseAndPerformance } from './read-pi';
import type { CostPolicy, FinalScorePolicy, ImprovementActivitiesPolicy, PaymentPolicy } from './scoring-policy';
import type { YearPolicyFile } from './year-policy-file';

/** Builds the cost section. */
export function readCost(file: YearPolicyFile): CostPolicy {
  const measures = Object.entries(file.cost.measures);
  return {
    caseMinimums: Object.fromEntries(measures.map(([id, measure]) => [id, measure.caseMinimum])),
    groupsOnly: measures.filter(([, measure]) => measure.groupsOnly).map(([id]) => id),
    floor: file.methods.cost.floor,
    improvement: { ...file.cost.improvementScoring, priorFloorPercent: 0 },
    benchmarksArePlaceholders: file.methods.cost.benchmarksArePlaceholders,
  };
}

/** Builds the improvement activities section. */
export function readActivities(file: YearPolicyFile): ImprovementActivitiesPolicy {
  const stored = file.improvementActivities;
  return {
    ...file.methods.ia,
    doubledFor: stored.points.doubledFor,
    denominator: stored.points.denominator,
    pcmhMeasureId: stored.pcmh.measureId,
    pcmhMustAttest: stored.pcmh.mustAttest,
    apmMinimumPoints: stored.apmParticipation.minimumPoints,
    minimumContinuousDays: stored.minimumContinuousDays,
  };
}

/** Builds the Promoting Interoperability section. */
export function readPromotingInteroperability(file: YearPolicyFile): PromotingInteroperabilityPolicy {
  const stored = file.promotingInteroperability;
  const automatic = stored.automaticReweighting;
  return {
    ...file.methods.pi,
    minimumContinuousDays: stored.minimumContinuousDays,
    objectives: stored.objectives ?? [],
    redistribution: stored.redistribution ?? [],
    baseAndPerformance: readBaseAndPerformance(stored),
    attestations: stored.requiredAttestations,
    bonuses: stored.bonuses,
    exclusionLinks: stored.exclusionLinks,
    cap: stored.cap,
    automaticReweighting: {
      specialStatuses: automatic.specialStatuses,
      apmStatuses: automatic.apmEntityStatuses,
      clinicianTypes: automatic.clinicianTypes,
    },
  };
}

/** Builds the final score section. */
export function readFinalScore(file: YearPolicyFile): FinalScorePolicy {
  const { finalScore, methods } = file;
  const bonus = methods.complexPatientBonus;
  return {
    performanceThreshold: finalScore.performanceThreshold,
    additionalThreshold: finalScore.additionalThreshold,
    complexPatientBonus:
      bonus === null || finalScore.complexPatientBonus === null
        ? null
        : { coefficient: 0, dualFactor: 0, intercept: 0, slope: 0, ...bonus, cap: finalScore.complexPatientBonus.cap },
    smallPracticeBonus: finalScore.smallPracticeBonus,
    decimals: finalScore.rounding.finalScoreDecimals,
  };
}

/** Builds the payment section. */
export function readPayment(file: YearPolicyFile): PaymentPolicy {
  const { finalScore, methods } = file;
  const additional = methods.additionalAdjustment;
  return {
    maxNegativePercent: finalScore.maxNegativePercent,
    maxPositivePercent: finalScore.maxPositivePercentBeforeScaling,
    quarterBound: finalScore.bottomQuarter.upperBoundInclusive,
    scalingFactorMaximum: finalScore.scalingFactor.maximum,
    additional:
      additional === null || finalScore.additionalAdjustment === null
        ? null
        : { ...additional, factorMaximum: finalScore.additionalAdjustment.additionalScalingFactorMax },
    decimals: finalScore.rounding.adjustmentPercentDecimals,
    publishedMaximumPercent: finalScore.publishedResults.maxPositiveAdjustmentPercent,
  };
}
