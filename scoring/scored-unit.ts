import type { ReweightingRow } from '../policy/weights-policy';
import type { Category } from '../policy/year-policy';
import type { AbsenceReason } from './absent-categories';
import type { ComplexPatientBonus } from './complex-patient-bonus';
import type { CostScore } from './cost-category';
import type { IaScore } from './ia-category';
import type { PiScore } from './pi/pi-category';
import type { QualityScore } from './quality/quality-category';
import type { CategoryScore } from './score-result';
import type { ScoringContext } from './scoring-context';

/** Everything a score was made of, kept so that the explanation can be built when somebody asks. */
export interface ScoredUnit {
  context: ScoringContext;
  quality: QualityScore;
  cost: CostScore;
  ia: IaScore;
  pi: PiScore;
  /** The hospital's result stands for quality and cost. */
  isFacilityScore: boolean;
  absent: ReadonlyMap<Category, AbsenceReason>;
  /** Undefined when fewer than two categories are left. */
  row: ReweightingRow | undefined;
  byCategory: readonly CategoryScore[];
  complexPatient: ComplexPatientBonus;
  smallPracticeBonus: number;
  /** Of quality and cost those with a figure that nobody knows, whether it decides on the final score or not. */
  unknown: ReadonlySet<Category>;
  unrounded: number;
  finalScore: string | null;
  /** Of the sentences of the context, those on figures that decide on the final score. */
  notDeterminable: readonly string[];
}
