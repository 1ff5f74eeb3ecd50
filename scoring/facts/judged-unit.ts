import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { Category, YearPolicy } from '../../policy/year-policy';
import type { AbsenceReason } from '../absent-categories';
import { absenceWords } from '../explain/rules';
import { optionStrategy } from '../option-strategy';
import type { OptionStrategy } from '../option-strategy';
import type { UnitFacts, UnitScoreInput } from '../score-input';
import type { ScoreNode, UnitScore } from '../score-result';
import { scoreUnit } from '../score-unit';
import { categoryWords } from './fact-note';

/** A scored unit whose facts are judged: what the reasons are read from. */
export interface JudgedUnit {
  input: UnitScoreInput;
  policy: YearPolicy;
  catalogue: YearCatalogue;
  option: OptionStrategy;
  score: UnitScore;
}

/**
 * A fact, how the facts would be without it, and why it has no effect where it has none; undefined where nobody can tell,
 * and the score itself says so.
 */
export interface GivenFact {
  path: string;
  fact: string;
  without: (facts: UnitFacts) => UnitFacts;
  why: (unit: JudgedUnit) => string | undefined;
}

/**
 * Scores a unit to judge its facts.
 * @throws what `scoreUnit` throws for the input.
 */
export function judgedUnit(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): JudgedUnit {
  const score = scoreUnit(input, policy, catalogue);
  return { input, policy, catalogue, option: optionStrategy(input, policy, catalogue), score };
}

/** The unweighted category; undefined when it is absent. */
export function categoryOf({ score }: JudgedUnit, category: Category): ScoreNode | undefined {
  return score.tree.parts.find(({ name }) => name === category)?.original;
}

/** Why a category carries no weight, or undefined. */
export function absenceOf({ score }: JudgedUnit, category: Category): AbsenceReason | undefined {
  return (score.tree.metadata.absentCategories as Partial<Record<Category, AbsenceReason>>)[category];
}

/** Why nothing given for a category can count: it is absent, or the hospital's result stands for it. */
export function outOfReach(unit: JudgedUnit, category: Category): string | undefined {
  const absence = absenceOf(unit, category);
  // These two say that no figure could be scored, which is what is asked here.
  if (absence !== undefined && absence !== 'noCostMeasure' && absence !== 'noQualityMeasure') {
    return `${categoryWords[category]} is not scored: ${absenceWords[absence]}`;
  }
  const isFacility = categoryOf(unit, category)?.parts.some(({ name }) => name === 'facility') === true;
  return isFacility ? "the hospital's result stands for quality and cost" : undefined;
}

/** Whether some set of the option answers a measure with yes. */
export function isAttested({ input }: JudgedUnit, measureId: string): boolean {
  return input.sets.some(
    ({ programName, measurements }) =>
      programName === input.option && measurements.some((each) => each.measureId === measureId && each.value === true),
  );
}
