import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { OptionStrategy } from './option-strategy';
import type { UnitScoreInput } from './score-input';

/** What every rule of one score sees. Made once a score, never shared between scores. */
export interface ScoringContext {
  input: UnitScoreInput;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  option: OptionStrategy;
  isSmallPractice: boolean;
  /** Sentences collected on the way; see `UnitScore.notDeterminable`. */
  notDeterminable: string[];
  /** Points that a claims measure of quality is supposed to earn whose benchmark is not known; undefined: it is not scored. */
  supposedPoints: number | undefined;
}
