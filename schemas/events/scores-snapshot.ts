import type { EntityHead, LifecycleHead } from './state-snapshot';

/** What one category gave: `weight` in percent of the final score, `points` as they enter it, `score` the category's own percentage. */
export interface CategoryScore {
  category: 'quality' | 'ia' | 'pi' | 'cost';
  weight: number;
  points: number;
  /** Absent where the category is not scored. */
  score?: number;
}

/** The latest preliminary score of a unit under one reporting option. */
export interface PreliminaryScoreSnapshot {
  unitRef: string;
  option: string;
  total: number;
  byCategory: CategoryScore[];
  engineVersion: string;
  setRefs: string[];
  calculatedAt: string;
}

/** The final score in force of a unit under one reporting option. */
export interface FinalScoreSnapshot {
  unitRef: string;
  option: string;
  finalScore: number;
  byCategory: CategoryScore[];
  authority: 'engine' | 'cms';
  version: number;
  /** How often it was revised after its release. */
  revisions: number;
}

/** The final score a clinician of the entity-year ends with, and where it came from. */
export interface AssignedScoreSnapshot {
  clinicianRef: string;
  finalScore: number;
  winner: { unit: string; option: string };
  version: number;
}

/** The payment adjustment of one clinician, in percent as decimal strings. */
export interface AdjustmentSnapshot {
  clinicianRef: string;
  paymentYear: number;
  basePercent: string;
  /** Additional adjustment for exceptional performance (to 2022) before its factor; absent where none is earned. */
  additionalBasePercent?: string;
  scalingFactor: string | null;
  /** `synthetic` where a demonstration invented the factor. */
  scalingFactorBasis?: 'published' | 'synthetic';
  /** With `additionalBasePercent`: its own factor, null while nobody knows it. */
  additionalScalingFactor?: string | null;
  finalPercent: string | null;
  version: number;
}

/** What the compacted scores topic carries about one entity-year. Lists are sorted by their keys. */
export interface ScoresSnapshot {
  entity: EntityHead;
  lifecycle: LifecycleHead;
  generation: number;
  preliminary: PreliminaryScoreSnapshot[];
  final: FinalScoreSnapshot[];
  assigned: AssignedScoreSnapshot[];
  adjustmentsReleased?: { paymentYear: number; version: number; releasedAt: string };
  adjustments: AdjustmentSnapshot[];
  /** How many facts of each kind led here. */
  history: {
    preliminaryCalculated: number;
    finalReleased: number;
    revised: number;
    assigned: number;
    adjustmentsAssigned: number;
  };
  /** Sequence of the last fact folded in, among those of the scores topic. */
  lastSequence: number;
  lastTopicSequence: { scores: number };
  updatedAt: string;
}
