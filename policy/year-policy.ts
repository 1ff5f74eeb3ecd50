/**
 * The figures of one performance year, as the rest of the project reads them.
 *
 * A plain frozen value made by `readYearPolicy` from `policy/years/<year>.json`; it does no I/O and knows no clock.
 * Vocabulary is the wire's: `virtualGroup`, `apm`, `mips`, `app1`, `appPlus`.
 */
import type { CalendarPolicy } from './calendar-policy';
import type { EligibilityPolicy } from './eligibility-policy';
import type { ParticipationPolicy } from './participation-policy';
import type {
  CostPolicy,
  FacilityBasedPolicy,
  FinalScorePolicy,
  ImprovementActivitiesPolicy,
  PaymentPolicy,
} from './scoring-policy';
import type { PromotingInteroperabilityPolicy } from './pi-policy';
import type { QualityPolicy } from './quality-policy';
import type { ReviewPolicy } from './review-policy';
import type { WeightsPolicy } from './weights-policy';

export type { CalendarPolicy, PolicyTimer, TimerKind, PolicyInstant } from './calendar-policy';
export type { EligibilityPolicy, LowVolumeThreshold, DeterminationSegment, QpSnapshot } from './eligibility-policy';
export type { ParticipationPolicy, HierarchyLevel } from './participation-policy';
export type {
  CostPolicy,
  FinalScorePolicy,
  ImprovementActivitiesPolicy,
  PaymentPolicy,
  FacilityBasedPolicy,
  ComplexPatientBonusPolicy,
} from './scoring-policy';
export type { PromotingInteroperabilityPolicy } from './pi-policy';
export type { QualityPolicy } from './quality-policy';
export type { ReviewPolicy } from './review-policy';
export type { WeightsPolicy, ReweightingRow } from './weights-policy';

/** The four performance categories, in the order used for every table. */
export type Category = 'quality' | 'cost' | 'ia' | 'pi';

/** Points of 100 that each category carries; 0 for an absent one. A row sums to 100. */
export type Weights = Readonly<Record<Category, number>>;

/** Whose data are scored together. */
export type UnitKind = 'individual' | 'group' | 'subgroup' | 'virtualGroup' | 'apm';

/** Ways of reporting that a year may know; `mvp` stands for any MVP id. */
export type ReportingOption = 'mips' | 'mvp' | 'app1' | 'appPlus' | 'apmScoringStandard';

/** Statuses CMS assigns in either determination segment; each holds for the whole year. */
export type SpecialStatus =
  'smallPractice' | 'rural' | 'hpsa' | 'nonPatientFacing' | 'hospitalBased' | 'ascBased' | 'facilityBased';

/** Where a figure comes from and how sure we are of it. */
export interface Citation {
  /** JSON pointer into the year's file, for example `/figures/finalScore/performanceThreshold`. */
  pointer: string;
  /** Human-readable sources, resolved from the file's source list. */
  sources: readonly string[];
  /** `verified` was seen in a source; `recalled` is from memory or computed. */
  confidence: 'verified' | 'recalled';
  note?: string;
  /** True when nobody knows the figure yet: whatever needs it is not determinable. */
  unknown?: true;
}

/** Everything the year's policy says. All sections are deeply frozen. */
export interface YearPolicy {
  performanceYear: number;
  /** Performance year + 2. */
  paymentYear: number;
  /** SHA-256 (hex) of the canonical content of the year's file. */
  hash: string;
  eligibility: EligibilityPolicy;
  participation: ParticipationPolicy;
  calendar: CalendarPolicy;
  weights: WeightsPolicy;
  quality: QualityPolicy;
  cost: CostPolicy;
  ia: ImprovementActivitiesPolicy;
  pi: PromotingInteroperabilityPolicy;
  finalScore: FinalScorePolicy;
  /** Null where no facility score was available. */
  facilityBased: FacilityBasedPolicy | null;
  payment: PaymentPolicy;
  review: ReviewPolicy;
  /** The citation that governs a pointer: its own, else its nearest ancestor's. */
  cite(pointer: string): Citation;
}
