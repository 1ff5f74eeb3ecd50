import type { Fact } from '../../schemas/events/fact';
import type { DecisionContext } from '../decision-context';
import { recordPreliminary } from './preliminary';
import { revise, scoresAreOut } from './release';
import type { YearMaterial } from './unit-inputs';

/** Scores the year on new material: before the release the scores are preliminary, after it every change is a revision. */
export function scoreAgain(
  context: DecisionContext,
  material: YearMaterial,
  because: { before: string; after: string },
): Promise<{ facts: Fact[]; scored: number }> {
  return scoresAreOut(context)
    ? revise(context, material, because.after)
    : recordPreliminary(context, material, because.before);
}
