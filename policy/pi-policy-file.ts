import type {
  BaseAndPerformancePolicy,
  PiAttestation,
  PiBonus,
  PiMeasureSetId,
  PiMethods,
  PiObjective,
  PiRedistribution,
} from './pi-policy';
import type { SpecialStatus } from './year-policy';

/** A measure as 2017 and 2018 store it: the points it can earn, and in which set. */
export interface StoredPiMeasure {
  id: string;
  set: PiMeasureSetId;
  weight: number;
  required: boolean;
  bonus: boolean;
  reportingCategory: string;
}

/** Strategies and figures of the category, under `methods`. */
export interface StoredPiMethods extends PiMethods {
  minimumMeasurePoints: number;
}

/** The category's section of a year's file. `null` stands for what the year's generation of scoring does not know. */
export interface StoredPromotingInteroperability {
  minimumContinuousDays: number;
  cap: number;
  objectives: readonly PiObjective[] | null;
  redistribution: readonly PiRedistribution[] | null;
  bonuses: readonly PiBonus[];
  requiredAttestations: readonly PiAttestation[];
  exclusionLinks: Readonly<Record<string, readonly string[]>>;
  base: { points: number } | null;
  performanceMax?: number;
  performanceSteps?: number;
  bonusMax?: number;
  measures?: readonly StoredPiMeasure[];
  countedOnce?: BaseAndPerformancePolicy['countedOnce'];
  editionBonus: BaseAndPerformancePolicy['editionBonus'];
  automaticReweighting: {
    specialStatuses: readonly SpecialStatus[];
    apmEntityStatuses: readonly SpecialStatus[];
    clinicianTypes: readonly string[];
  };
}
