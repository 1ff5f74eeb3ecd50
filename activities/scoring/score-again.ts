import type { Fact } from '../../schemas/events/fact';
import type { Recorded } from '../../schemas/messages/year';
import type { DecisionContext } from '../decision-context';
import { recordPreliminary } from './preliminary';
import { revise, scoresAreOut } from './release';
import type { YearMaterial } from './unit-inputs';

/** What scoring a year led to: facts, and the counts its workflow keeps. */
export interface Scoring extends Pick<Recorded, 'scored' | 'unscored'> {
  facts: Fact[];
}

/** Scores the year on new material: before the release the scores are preliminary, after it every change is a revision. */
export function scoreAgain(
  context: DecisionContext,
  material: YearMaterial,
  because: { before: string; after: string },
): Promise<Scoring> {
  return scoresAreOut(context)
    ? revise(context, material, because.after)
    : recordPreliminary(context, material, because.before);
}
