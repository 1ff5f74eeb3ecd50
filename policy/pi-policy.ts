import type { SpecialStatus } from './year-policy';

/** Yes/no measures that earn one figure together. */
export interface SharedPoints {
  measureIds: readonly string[];
  points: number;
  /** How many of them must be reported yes or excluded. */
  needed: number;
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

/** Promoting Interoperability category. */
export interface PromotingInteroperabilityPolicy {
  minimumContinuousDays: number;
  /** The scoring generation. `baseAndPerformance` 2017-18, `singleScore` 2019+. */
  model: 'baseAndPerformance' | 'singleScore';
  /** Empty under `baseAndPerformance`. */
  objectives: readonly PiObjective[];
  redistribution: readonly PiRedistribution[];
  /** Yes/no answers without which the category is 0. Each must be present; `mustBeYes` must be true. */
  attestations: readonly { measureId: string; mustBeYes: boolean }[];
  /** Optional measures; `points` are earned once for any of `measureIds`. */
  bonuses: readonly { measureIds: readonly string[]; points: number }[];
  /** Least points of a rate measure with a numerator of 1 or more. */
  minimumMeasurePoints: number;
  cap: number;
  automaticReweighting: {
    specialStatuses: readonly SpecialStatus[];
    apmStatuses: readonly SpecialStatus[];
    clinicianTypes: readonly string[];
  };
}
