/** The layout of `policy/years/<year>.json`, as far as the readers touch it. Extra keys are figures for people. */
import type { CalendarPolicy, PolicyTimer } from './calendar-policy';
import type { EligibilityPolicy } from './eligibility-policy';
import type { RegistrationWindow } from './participation-policy';
import type { StoredPiMethods, StoredPromotingInteroperability } from './pi-policy-file';
import type {
  AdministrativeClaimsRule,
  ClassPoints,
  NewMeasureFloors,
  QualityBonuses,
  QualityMethods,
  WebInterfacePolicy,
} from './quality-policy';
import type { ReviewPolicy } from './review-policy';
import type { ComplexPatientBonusPolicy, FacilityBasedPolicy, ImprovementActivitiesPolicy } from './scoring-policy';
import type { Category, ReportingOption, SpecialStatus, UnitKind, Weights } from './year-policy';

/** A source entry of a pointer: ids into the file's `sources`. */
export interface ProvenanceEntry {
  src: readonly string[];
  conf: 'verified' | 'recalled';
  note?: string;
  unknown?: true;
}

/** One row of a reweighting table, as stored. */
export interface StoredReweightingRow {
  absent: readonly Category[];
  weights: Weights | null;
}

type ActivityPoints = { medium: number; high: number; unweighted: number };

/** Figures and choices that select the code of the year. */
export interface StoredMethods {
  quality: QualityMethods & {
    toppedOutCapPoints: number;
    priorFloorPercent: number;
    cahpsMeasureId: string;
    webInterface: Omit<WebInterfacePolicy, 'measureIds'> | null;
  };
  cost: { floor: number; benchmarksArePlaceholders: boolean };
  ia: {
    method: 'weighted' | 'counted';
    points: ActivityPoints;
    doubledPoints: ActivityPoints;
    mvpPoints: ActivityPoints | null;
    assignedPercent: ImprovementActivitiesPolicy['assignedPercent'];
    cancelsReweighting: ImprovementActivitiesPolicy['cancelsReweighting'];
  };
  pi: StoredPiMethods;
  complexPatientBonus: (Partial<ComplexPatientBonusPolicy> & { method: ComplexPatientBonusPolicy['method'] }) | null;
  additionalAdjustment: { basePercent: number; slopePercent: number } | null;
  requiredMvpMeasures: number | null;
  facilityBased: FacilityBasedPolicy | null;
}

/** Quality figures as stored. */
export interface StoredQuality {
  requirement: {
    mips: { measures: number };
    mvp?: { populationHealthMeasureIds: readonly string[] };
    app1?: { measureIds: readonly string[] };
    appPlus?: { measureIds: readonly string[] };
  };
  dataCompletenessPercent: { qcdrRegistryMipsCqmEcqm: number };
  caseMinimum: { default: number };
  pointsByClass: readonly { class: number; points: Partial<ClassPoints> }[];
  floorPoints: { benchmarkedMeasure: number };
  newMeasureFloors: NewMeasureFloors | null;
  toppedOut: { cappedMeasureIds2018: readonly string[] | null };
  bonusPoints: { smallPractice: number } & QualityBonuses;
  improvementScoring: { available: boolean; maxPercentagePoints: number };
  cmsWebInterfaceMeasureIds?: readonly string[];
  cahps: { units: readonly UnitKind[]; cannotBeScored: string | null };
  administrativeClaims: { measureIds: readonly string[]; details: Readonly<Record<string, AdministrativeClaimsRule>> };
}

/** The whole file. */
export interface YearPolicyFile {
  performanceYear: number;
  paymentYear: number;
  eligibility: EligibilityPolicy;
  participation: {
    options: Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;
    matrix: Readonly<Record<ReportingOption, Readonly<Record<UnitKind, boolean>>>>;
    mvpIds: readonly string[];
    registrationWindows: Readonly<Record<string, RegistrationWindow | string | readonly string[] | null>>;
    finalScoreHierarchy: { order: readonly (readonly UnitKind[])[] };
  };
  calendar: { timers: readonly PolicyTimer[]; documentRetentionYears: number } & CalendarPolicy['figures'];
  categoryWeights: {
    standard: { individualGroupVirtualGroup: Weights; app1?: Weights; appPlus?: Weights; apmScoringStandard?: Weights };
    reweighting: { standard: readonly StoredReweightingRow[]; small: readonly StoredReweightingRow[] | null };
    appReweighting?: readonly StoredReweightingRow[];
    apmScoringStandardReweighting?: readonly StoredReweightingRow[];
    effective?: { costReweightedToZeroForAll: boolean };
  };
  quality: StoredQuality;
  cost: {
    measures: Readonly<Record<string, { caseMinimum: number; groupsOnly: boolean }>>;
    improvementScoring: { available: boolean; maxPercentagePoints: number };
  };
  improvementActivities: {
    points: { doubledFor: readonly SpecialStatus[]; denominator: number };
    pcmh: { measureId: string; mustAttest: boolean };
    apmParticipation: { minimumPoints: number };
    minimumContinuousDays: number;
  };
  promotingInteroperability: StoredPromotingInteroperability;
  finalScore: {
    performanceThreshold: number;
    additionalThreshold: number | null;
    maxNegativePercent: number;
    maxPositivePercentBeforeScaling: number;
    bottomQuarter: { upperBoundInclusive: number };
    scalingFactor: { maximum: number };
    additionalAdjustment: { additionalScalingFactorMax: number } | null;
    complexPatientBonus: { cap: number } | null;
    smallPracticeBonus: number;
    rounding: { finalScoreDecimals: number; adjustmentPercentDecimals: number };
    publishedResults: { maxPositiveAdjustmentPercent: number | null };
  };
  targetedReview: ReviewPolicy;
  methods: StoredMethods;
  sources: Readonly<Record<string, string>>;
  provenance: Readonly<Record<string, ProvenanceEntry>>;
}
