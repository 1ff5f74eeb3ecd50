/** What a unit's score is computed from: wire measurement sets and facts. Plain data; nothing is looked up elsewhere. */
import type { SubmissionMethod } from '../catalogue/year-catalogue';
import type { Category, SpecialStatus, UnitKind } from '../policy/year-policy';

/** Counts of one stratum or of a single-rate measure. `null` counts as absent. */
export interface RateCounts {
  performanceMet?: number | null;
  performanceNotMet?: number | null;
  eligiblePopulation?: number | null;
  eligiblePopulationExclusion?: number | null;
  eligiblePopulationException?: number | null;
  numeratorExclusion?: number | null;
  /** Sent for registry metric types and used as sent, 0..100. */
  performanceRate?: number | null;
}

/** A value with several strata. */
export interface StrataValue {
  isEndToEndReported?: boolean | null;
  performanceRate?: number | null;
  strata: readonly (RateCounts & { stratum: string })[];
}

/** A non-proportion value: the numerator is the score compared with the benchmark. */
export interface NonProportionValue {
  isEndToEndReported?: boolean | null;
  numerator: number;
  denominator: number;
  observationInstances: number;
  numeratorExclusion?: number | null;
  denominatorException?: number | null;
}

/** A PI rate: numerator of denominator. */
export interface ProportionValue {
  numerator: number;
  denominator: number;
}

/** Any value the wire carries; its shape belongs to the measure's metric type. */
export type MeasurementValue =
  boolean | (RateCounts & { isEndToEndReported?: boolean | null }) | StrataValue | NonProportionValue | ProportionValue;

/** One measure and its value. */
export interface Measurement {
  measureId: string;
  value: MeasurementValue;
}

/** A measurement set of the wire, with the reference and the organization it came from. */
export interface MeasurementSet {
  setRef: string;
  /** Who sent it; several organizations' sets of one category are scored apart. */
  submitterRef: string;
  /** `aci` in 2017. */
  category: 'quality' | 'ia' | 'pi' | 'aci';
  submissionMethod: SubmissionMethod;
  /** `mips`, an MVP id, `app1`, `appPlus`. */
  programName: string;
  performanceStart: string;
  performanceEnd: string;
  cehrtId?: string | null;
  measurements: readonly Measurement[];
}

/** A cost measure as CMS computes it. `value` is a dollar or rate figure; lower is better. */
export interface CostFact {
  measureId: string;
  caseCount: number;
  value: number;
}

/** A quality measure CMS computes from claims. `rate` is in the benchmark's own unit. */
export interface AdministrativeClaimsFact {
  measureId: string;
  caseCount: number;
  rate: number;
}

/** A CAHPS summary survey measure (`CAHPS_1` and so on), 0..100. */
export interface CahpsFact {
  measureId: string;
  score: number;
}

/** Why a category's weight goes elsewhere. */
export type ReweightReason =
  | 'hardshipException'
  | 'eucApplication'
  | 'eucAutomatic'
  | 'specialStatus'
  | 'clinicianType'
  | 'notApplicable'
  | 'thirdPartyFailure'
  | 'suppressedByCms';

/** A category that is not scored unless submitted data cancel that. */
export interface ReweightedCategory {
  category: Category;
  reason: ReweightReason;
}

/**
 * One risk indicator of the complex patient bonus under z-scores, or one term of the older sum.
 * Give either `z` or all of `value`, `mean`, `standardDeviation`; `atOrAboveMedian` says whether it counts.
 */
export interface RiskIndicator {
  name: 'hcc' | 'dualProportion';
  /** Average HCC score, or dual-eligible share as a fraction. */
  value?: number;
  mean?: number;
  standardDeviation?: number;
  z?: number;
  /** Needed unless `value` and `median` are both given; an indicator below the median earns nothing. */
  atOrAboveMedian?: boolean;
  median?: number;
}

/**
 * What the value-based purchasing result of a unit's hospital gives a facility-based unit, converted by CMS. Percents
 * 0..100 of the category.
 */
export interface FacilityScore {
  qualityPercent: number;
  costPercent: number;
}

/** Promoting Interoperability of one participant of an APM Entity, for the years that roll it up to the entity. */
export interface ParticipantPiScore {
  /** 0..100; null when the participant is reweighted and therefore left out of the average. */
  percent: number | null;
  /** Eligible clinicians that the participant's score counts for: its weight in the average. */
  clinicianCount: number;
}

/** What is known of the unit beside its submissions. */
export interface UnitFacts {
  specialStatuses: Readonly<Partial<Record<SpecialStatus, boolean>>>;
  /** NPIs billing under the unit, of a subgroup under its group; gates claims measures that need a group of some size. */
  clinicianCount?: number;
  cost: readonly CostFact[];
  administrativeClaims: readonly AdministrativeClaimsFact[];
  cahps?: readonly CahpsFact[];
  /** CAHPS was registered for, but the sample was too small to score. */
  cahpsSampleTooSmall?: boolean;
  /** Approved exceptions and other reweightings; automatic PI reweighting is derived from the statuses. */
  reweighted: readonly ReweightedCategory[];
  complexPatient?: readonly RiskIndicator[];
  /** Last year's unbonused achievement, as percentages 0..100. */
  previousYear?: { qualityAchievementPercent?: number; costPercent?: number };
  /** A facility-based unit's hospital result, once CMS has attributed it. */
  facility?: FacilityScore;
  /** APM Entities only: what the entity's groups and individuals earned. From 2023 it counts where the entity sent nothing. */
  participantPi?: readonly ParticipantPiScore[];
  isPcmh?: boolean;
  isMipsApmParticipant?: boolean;
  registration?: { mvpId: string; populationHealthMeasureId?: string };
}

/** One unit reporting in one option. */
export interface UnitScoreInput {
  performanceYear: number;
  unitKind: UnitKind;
  /** The reporting option's wire program name; only sets of this program are scored. */
  option: string;
  sets: readonly MeasurementSet[];
  /** A subgroup only: its group's PI sets, whatever their program, used when it sent none that count. */
  affiliatedGroupPiSets?: readonly MeasurementSet[];
  facts: UnitFacts;
}
