import type { YearCatalogue } from '../../catalogue/year-catalogue';
import type { YearPolicy } from '../../policy/year-policy';
import { earlierYearGiven } from './earlier-year-given';
import type { FactNote } from './fact-note';
import { judgedUnit } from './judged-unit';
import type { GivenFact } from './judged-unit';
import { measureFactsGiven } from './measure-facts-given';
import type { UnitFacts, UnitScoreInput } from '../score-input';
import type { UnitScore } from '../score-result';
import { scoreUnit } from '../score-unit';
import { isScoringRefusal } from '../scoring-errors';
import { unitFactsGiven } from './unit-facts-given';

/** Everything of a score that a fact can move: figures of the categories, and why one is absent. */
function standing({ unrounded, byCategory, bonusPoints, tree }: UnitScore): string {
  return JSON.stringify([unrounded, byCategory, bonusPoints, tree.metadata.absentCategories]);
}

function scoreWith(
  input: UnitScoreInput,
  facts: UnitFacts,
  policy: YearPolicy,
  catalogue: YearCatalogue,
): UnitScore | null {
  try {
    return scoreUnit({ ...input, facts }, policy, catalogue);
  } catch (error) {
    if (isScoringRefusal(error)) return null;
    throw error;
  }
}

/**
 * The facts without which the score is the same in every category, each with the reason. Whether a fact counts is found by
 * scoring again without it, from the last to the first, so that of two that do the same the first stands: all those named
 * can be left out together. A fact whose figure is not determinable is told of by `notDeterminable` and not here.
 *
 * Pure. Costs a score for each fact given, so ask for it beside a score and never in the course of scoring.
 * @throws what `scoreUnit` throws for the input.
 */
export function factsWithoutEffect(input: UnitScoreInput, policy: YearPolicy, catalogue: YearCatalogue): FactNote[] {
  const unit = judgedUnit(input, policy, catalogue);
  const wanted = standing(unit.score);
  const candidates: GivenFact[] = [
    ...unitFactsGiven(input.facts),
    ...measureFactsGiven(input.facts),
    ...earlierYearGiven(input.facts),
  ];
  let { facts } = input;
  const notes: FactNote[] = [];
  for (const { path, fact, without, why } of candidates.reverse()) {
    const fewer = without(facts);
    const score = scoreWith(input, fewer, policy, catalogue);
    if (score === null || standing(score) !== wanted) continue;
    facts = fewer;
    const isTold = unit.score.notDeterminable.some((sentence) => !score.notDeterminable.includes(sentence));
    const message = isTold ? undefined : why(unit);
    if (message !== undefined) notes.push({ path, code: 'WITHOUT_EFFECT', fact, message });
  }
  return notes.reverse();
}
