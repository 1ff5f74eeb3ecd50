import type { ReportingOption, UnitKind } from './year-policy';

/** Points of a measure that cannot be compared with a benchmark. */
export interface ClassPoints {
  /** Anyone who is not a small practice. */
  large: number;
  /** 15 or fewer clinicians. */
  small: number;
}

/** Limits below which a CMS-computed quality measure is not scored. */
export interface AdministrativeClaimsRule {
  cases: number;
  /** Least number of clinicians in the unit, or null. */
  minGroupSize: number | null;
  units: readonly UnitKind[];
}

/** A first- or second-year measure earns at least this much. Null before 2022. */
export interface NewMeasureFloors {
  year1: number;
  year2: number;
}

/** How the category is scored; strategies are code, the choice is data. */
export interface QualityMethods {
  /** What takes a reweighting back: any measure sent, or (2025+) only one with a case, which the rule asks for. */
  cancelsReweighting: 'anyMeasure' | 'measureWithCases';
  /** `perMeasure`: collection types mix, each measure counts once. `perSet`: the best single method's set. */
  collectionTypes: 'perMeasure' | 'perSet';
  /** `rowFlag`: the benchmark row says so. `listedMeasures`: the policy lists the ids. `none`: no cap. */
  toppedOutCap: 'rowFlag' | 'listedMeasures' | 'none';
  /** A measure that fails completeness may fill the outcome slot. */
  outcomeSlotNeedsCompleteness: boolean;
  /**
   * Which benchmark a registry measurement sent end to end is compared with: the eCQM row where there is one, or its
   * own.
   */
  endToEndBenchmark: 'electronicHealthRecord' | 'ownMethod';
  /** Which population health measure an MVP counts. */
  populationHealth: 'registered' | 'best' | 'none';
}

/** Points for electronic measures of large organizations. */
export interface ComplexOrganizationAdjustment {
  perEcqm: number;
  appliesTo: readonly UnitKind[];
  capPercentOfDenominator: number;
}

/** The CMS Web Interface: a fixed set, reported whole. */
export interface WebInterfacePolicy {
  measureIds: readonly string[];
  units: readonly UnitKind[];
  /** Options in which its sets count. */
  options: readonly ReportingOption[];
  /** Points of a measure that misses data completeness. */
  incompletePoints: number;
}

/** Bonus points in the quality numerator that some years know beside the small practice one; null where they do not. */
export interface QualityBonuses {
  highPriority: {
    outcomeOrPatientExperience: number;
    otherHighPriority: number;
    firstRequiredExcluded: boolean;
    capPercentOfDenominator: number;
    webInterfaceEligible: boolean;
  } | null;
  endToEndElectronic: { perMeasure: number; capPercentOfDenominator: number } | null;
  /** APM Entities and virtual groups, from 2025. */
  complexOrganization: ComplexOrganizationAdjustment | null;
}

/** Quality category. Percentages are 0..100. */
export interface QualityPolicy {
  /** Quality measures a unit has to report, by kind of option. */
  required: { mips: number; mvp: number };
  completenessPercent: number;
  caseMinimum: number;
  /** Floor of a measure compared with a benchmark, also the lowest decile with points of its own. */
  benchmarkedFloor: number;
  /** Class 2: complete, but too few cases or no benchmark. */
  class2: ClassPoints;
  /** Class 3: not complete. */
  class3: ClassPoints;
  newMeasureFloors: NewMeasureFloors | null;
  toppedOutCapPoints: number;
  /** Ids under `listedMeasures`; empty otherwise. */
  cappedMeasureIds: readonly string[];
  /** Points added to the quality numerator of a small practice that submitted any quality measure. */
  smallPracticeBonus: number;
  bonuses: QualityBonuses;
  improvement: { available: boolean; maxPercentagePoints: number; priorFloorPercent: number };
  administrativeClaims: {
    measureIds: readonly string[];
    rules: Readonly<Record<string, AdministrativeClaimsRule>>;
  };
  /** Null where MVPs do not exist. */
  mvp: { populationHealthMeasureIds: readonly string[] } | null;
  app1: { measureIds: readonly string[] } | null;
  appPlus: { measureIds: readonly string[] } | null;
  cahpsMeasureId: string;
  /** A registered survey whose sample is too small takes ten points off the denominator. */
  cahpsTooSmallLeaves: boolean;
  /** Unit kinds that may administer the survey. */
  cahpsUnits: readonly UnitKind[];
  /** Null where the year has none. */
  webInterface: WebInterfacePolicy | null;
  methods: QualityMethods;
}
