import type { SpecialStatus } from './year-policy';

/** Yes/no measures that earn one figure together. */
export interface SharedPoints {
  measureIds: readonly string[];
  points: number;
  /** How many of them must be reported yes or excluded. */
  needed: number;
  /** By measure, the id that says "with more than one registry": the measure then counts twice. */
  several?: Readonly<Record<string, string>>;
  /** Measures CMS suppressed: any answer, or an exclusion, earns credit, and their points never move on. */
  suppressed?: readonly string[];
}

/**
 * An objective of the category: its `measures` (with the most points of each) are reported together, or one of the
 * yes/no `alternatives` stands in for all of them; or its measures share one figure.
 */
export interface PiObjective {
  id: string;
  measures?: Readonly<Record<string, number>>;
  alternatives?: Readonly<Record<string, number>>;
  shared?: SharedPoints;
}

/**
 * Where the points of an excluded measure (or of a wholly excluded objective) go, in equal parts. Rules apply in the
 * order listed, so points handed to a measure that is excluded too travel on with a later rule.
 */
export interface PiRedistribution {
  excluded: string;
  to: readonly string[];
}

/** A yes/no answer without which the category is 0: it must be present, and true where `mustBeYes`. */
export interface PiAttestation {
  measureId: string;
  mustBeYes: boolean;
}

/** The two measure sets of 2017 and 2018: 2015 Edition technology and what came before. */
export type PiMeasureSetId = 'standard' | 'transition';

/** Optional measures: `points` are earned once for any of `measureIds`, or for two of `orTwoOf`. */
export interface PiBonus {
  measureIds: readonly string[];
  points: number;
  /** Only with this measure set; absent: with any. */
  set?: PiMeasureSetId;
  orTwoOf?: readonly string[];
}

/** The measures of one set under `baseAndPerformance`. */
export interface PiMeasureSet {
  id: PiMeasureSetId;
  /** Each must be reported (a yes, or a numerator of one) or excluded, or the category is 0. */
  baseIds: readonly string[];
  /** Most points of each measure of the performance score; a base measure may be one of them. */
  performance: readonly { measureId: string; points: number }[];
  /** Every id that belongs to the set alone, bonuses and exclusions too. */
  ownIds: readonly string[];
}

/** Figures of the generation of 2017 and 2018: base score, performance score and bonuses. */
export interface BaseAndPerformancePolicy {
  basePoints: number;
  performanceMax: number;
  bonusMax: number;
  /** A rate earns its measure's points in this many equal steps, rounded up. */
  performanceSteps: number;
  measureSets: readonly PiMeasureSet[];
  /** Groups of yes/no measures of which only one earns performance points. */
  countedOnce: readonly (readonly string[])[];
  /** For reporting with 2015 Edition technology alone, shown by the form of the certification id (a regular expression). */
  editionBonus: { points: number; set: PiMeasureSetId; cehrtIdForm: string } | null;
}

/** Strategies of the year. */
export interface PiMethods {
  /** The scoring generation. `baseAndPerformance` 2017-18, `singleScore` 2019+. */
  model: 'baseAndPerformance' | 'singleScore';
  /** Several submissions: `zeroOnConflict` when they contradict one another (to 2023), the highest otherwise. */
  severalSubmissions: 'zeroOnConflict' | 'highest';
  /** Of an APM Entity: averaged over its participants, or its own submission with the average as a stand-in. */
  entityLevel: 'rolledUp' | 'submittedOrRolledUp';
  /** Whether a set without a CEHRT id scores 0. */
  needsCehrtId: boolean;
  /** What takes an automatic reweighting back: any measurement, or (2025+) only a submission with all that is required. */
  cancelsReweighting: 'anyData' | 'completeData';
}

/** Promoting Interoperability category. */
export interface PromotingInteroperabilityPolicy extends PiMethods {
  minimumContinuousDays: number;
  /** Empty under `baseAndPerformance`. */
  objectives: readonly PiObjective[];
  redistribution: readonly PiRedistribution[];
  /** Null from 2019. */
  baseAndPerformance: BaseAndPerformancePolicy | null;
  attestations: readonly PiAttestation[];
  bonuses: readonly PiBonus[];
  /** Exclusions by measure that the year's catalogue lists without saying which measure they excuse. */
  exclusionLinks: Readonly<Record<string, readonly string[]>>;
  /** Least points of a rate measure with a numerator of 1 or more. */
  minimumMeasurePoints: number;
  cap: number;
  automaticReweighting: {
    specialStatuses: readonly SpecialStatus[];
    apmStatuses: readonly SpecialStatus[];
    clinicianTypes: readonly string[];
  };
}
