import type { Mvp, YearCatalogue } from '../catalogue/year-catalogue';
import type { ReportingOption, UnitKind, YearPolicy } from '../policy/year-policy';
import type { WeightScheme } from '../policy/weights-policy';
import { oncePer } from './once-per';
import { OptionNotAllowedError } from './scoring-errors';
import type { UnitScoreInput } from './score-input';

/** What differs between the ways of reporting. */
export interface OptionStrategy {
  kind: ReportingOption;
  weightScheme: WeightScheme;
  /** Quality measures to report where the option has no measure set of its own. */
  requiredMeasures: number;
  /** The pathway, under an MVP. */
  mvp: Mvp | null;
  /** Ids of the option's own measure set, every one of which is due: the APP and APP Plus. */
  measureSet: ReadonlySet<string> | null;
  /** Percent of improvement activities that CMS assigns; null where they have to be reported. */
  assignedActivitiesPercent: number | null;
}

/** Whether a row of the matrix lets a unit in; names that every object has, such as `constructor`, are no units. */
function allows(row: Readonly<Record<UnitKind, boolean>>, { unitKind }: Pick<UnitScoreInput, 'unitKind'>): boolean {
  return Object.hasOwn(row, unitKind) && row[unitKind];
}

/** Options on the wire that a unit may report in that year; none for a kind of unit that the year does not have. */
export function optionsOf(unit: Pick<UnitScoreInput, 'unitKind'>, { participation }: YearPolicy): string[] {
  const { matrix, mvpIds } = participation;
  const named = (['mips', 'app1', 'appPlus'] as const).filter(
    (name) => allows(matrix[name], unit) || (name === 'mips' && allows(matrix.apmScoringStandard, unit)),
  );
  return [...named, ...(allows(matrix.mvp, unit) ? mvpIds : [])];
}

/**
 * The option behind a wire program name; null when the year knows none. An APM Entity that reports `mips` in a year
 * without traditional reporting for entities is scored under the APM scoring standard, which has no name on the wire.
 */
function kindOf({ option, unitKind }: UnitScoreInput, policy: YearPolicy): ReportingOption | null {
  const { matrix, mvpIds } = policy.participation;
  if (option === 'mips' && !matrix.mips[unitKind] && allows(matrix.apmScoringStandard, { unitKind }))
    return 'apmScoringStandard';
  if (option === 'mips' || option === 'app1' || option === 'appPlus') return option;
  return mvpIds.includes(option) ? 'mvp' : null;
}

/** Weights of traditional MIPS hold under an MVP too. */
const schemes: Readonly<Record<ReportingOption, WeightScheme>> = {
  mips: 'mips',
  mvp: 'mips',
  app1: 'app1',
  appPlus: 'appPlus',
  apmScoringStandard: 'apmScoringStandard',
};

const asSet = oncePer((ids: readonly string[]): ReadonlySet<string> => new Set(ids));

function measureSetOf(kind: ReportingOption, { quality }: YearPolicy): ReadonlySet<string> | null {
  const ids = kind === 'app1' || kind === 'appPlus' ? quality[kind]?.measureIds : undefined;
  return ids === undefined ? null : asSet(ids);
}

/**
 * The strategy of the input's option.
 * @throws OptionNotAllowedError when the year's participation matrix refuses the unit or does not know the option.
 */
export function optionStrategy(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): OptionStrategy {
  const kind = kindOf(input, policy);
  const mvp = kind === 'mvp' ? catalogue.mvp(input.option) : undefined;
  if (kind === null || !allows(policy.participation.matrix[kind], input) || (kind === 'mvp' && mvp === undefined)) {
    const { performanceYear, option, unitKind } = input;
    const isKnown = kind !== null && (kind !== 'mvp' || mvp !== undefined);
    throw new OptionNotAllowedError(performanceYear, option, unitKind, isKnown, optionsOf(input, policy));
  }
  return {
    kind,
    weightScheme: schemes[kind],
    requiredMeasures: policy.quality.required[kind === 'mvp' ? 'mvp' : 'mips'],
    mvp: mvp ?? null,
    measureSet: measureSetOf(kind, policy),
    assignedActivitiesPercent: policy.ia.assignedPercent[kind] ?? null,
  };
}
