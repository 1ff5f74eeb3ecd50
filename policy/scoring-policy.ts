import type { ReportingOption, SpecialStatus, UnitKind } from './year-policy';

/** Cost category. */
export interface CostPolicy {
  /** Case minimum by measure id. */
  caseMinimums: Readonly<Record<string, number>>;
  /** Measures computed for groups only. */
  groupsOnly: readonly string[];
  /** Least points of a measure compared with a benchmark. */
  floor: number;
  improvement: { available: boolean; maxPercentagePoints: number; priorFloorPercent: number };
  /** True when the year's published benchmarks are placeholders that must not be scored. */
  benchmarksArePlaceholders: boolean;
}

/** Improvement activities category. */
export interface ImprovementActivitiesPolicy {
  /** `weighted`: medium and high. `counted`: every activity is worth the same. */
  method: 'weighted' | 'counted';
  /** Points of an activity before doubling. */
  points: { medium: number; high: number; unweighted: number };
  /** Points when a special status doubles them. */
  doubledPoints: { medium: number; high: number; unweighted: number };
  /** Points under an MVP; null where MVPs do not exist. */
  mvpPoints: { medium: number; high: number; unweighted: number } | null;
  doubledFor: readonly SpecialStatus[];
  /** Full marks. */
  denominator: number;
  /** The activity that earns full marks by itself. */
  pcmhMeasureId: string;
  /** Recognition counts only when the activity is attested. */
  pcmhMustAttest: boolean;
  /** Percent that CMS assigns to whoever reports in the option; absent where activities have to be reported. */
  assignedPercent: Readonly<Partial<Record<ReportingOption, number>>>;
  /** What a set must hold to count as data of the category: any activity, or one that was performed. */
  cancelsReweighting: 'anyActivity' | 'performedActivity';
  /** Points a MIPS APM participant has at least. */
  apmMinimumPoints: number;
  minimumContinuousDays: number;
}

/** Whether and how a hospital's result may stand for a facility-based unit's quality and cost. */
export interface FacilityBasedPolicy {
  /**
   * `combinedContribution`: it replaces both categories when their sum is higher with it. `finalScore`: the final score
   * is computed both ways and the higher kept.
   */
  rule: 'combinedContribution' | 'finalScore';
  units: readonly UnitKind[];
}

/** How the complex patient bonus is found. */
export interface ComplexPatientBonusPolicy {
  /** `hccPlusDual`: coefficient x (average HCC + 5 x dual ratio). `zScores`: 1.5 + 4 z per indicator at or above the median. */
  method: 'hccPlusDual' | 'zScores';
  /** Most points of the bonus. */
  cap: number;
  /** Multiplier of the whole sum under `hccPlusDual`. */
  coefficient: number;
  /** Weight of the dual ratio under `hccPlusDual`. */
  dualFactor: number;
  /** Constant and slope of each indicator under `zScores`. */
  intercept: number;
  slope: number;
}

/** From category scores to the final score. */
export interface FinalScorePolicy {
  performanceThreshold: number;
  /** Null where no additional performance threshold exists. */
  additionalThreshold: number | null;
  complexPatientBonus: ComplexPatientBonusPolicy | null;
  /** Points added to the final score of a small practice (2018 only). */
  smallPracticeBonus: number;
  /** Decimals of the published score. */
  decimals: number;
}

/** From the final score to the percentage on Part B payments. */
export interface PaymentPolicy {
  /** Negative percent at and below a quarter of the threshold. */
  maxNegativePercent: number;
  /** Percent at a score of 100 before scaling. */
  maxPositivePercent: number;
  /** Scores up to this bound get the whole negative percent. */
  quarterBound: number;
  /** Largest scaling factor the statute allows. */
  scalingFactorMaximum: number;
  /** Additional adjustment for exceptional performance; null from 2023. */
  additional: { basePercent: number; slopePercent: number; factorMaximum: number } | null;
  /** Decimals of the published percentage. */
  decimals: number;
  /** Adjustment CMS published for a score of 100; null when nobody knows it yet. */
  publishedMaximumPercent: number | null;
}
