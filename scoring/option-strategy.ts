import type { Mvp, YearCatalogue } from '../catalogue/year-catalogue';
import type { ReportingOption, YearPolicy } from '../policy/year-policy';
import type { WeightScheme } from '../policy/weights-policy';
import { OptionNotAllowedError, UnsupportedStrategyError } from './scoring-errors';
import type { UnitScoreInput } from './score-input';

/** What differs between the ways of reporting. */
export interface OptionStrategy {
  kind: ReportingOption;
  weightScheme: WeightScheme;
  /** Quality measures to report. */
  requiredMeasures: number;
  /** The pathway, under an MVP. */
  mvp: Mvp | null;
}

function kindOf(option: string, policy: YearPolicy): ReportingOption | null {
  if (option === 'mips' || option === 'app1' || option === 'appPlus') return option;
  return policy.participation.mvpIds.includes(option) ? 'mvp' : null;
}

/**
 * The strategy of the input's option.
 * @throws OptionNotAllowedError when the year's participation matrix refuses the unit or does not know the option.
 * @throws UnsupportedStrategyError for options that are known but not built.
 */
export function optionStrategy(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): OptionStrategy {
  const kind = kindOf(input.option, policy);
  if (kind === null || !policy.participation.matrix[kind][input.unitKind]) {
    throw new OptionNotAllowedError(input.performanceYear, input.option, input.unitKind);
  }
  if (kind === 'mips') {
    return { kind, weightScheme: 'mips', requiredMeasures: policy.quality.required.mips, mvp: null };
  }
  const mvp = kind === 'mvp' ? catalogue.mvp(input.option) : undefined;
  if (mvp === undefined) throw new UnsupportedStrategyError(input.performanceYear, `option ${input.option}`);
  return { kind, weightScheme: 'mips', requiredMeasures: policy.quality.required.mvp, mvp };
}
