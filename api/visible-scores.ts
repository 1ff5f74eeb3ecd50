import type { ScoresSnapshot } from '../schemas/events/scores-snapshot';
import type { StateSnapshot } from '../schemas/events/state-snapshot';
import type { VisibleYear } from './reading-rights';

/** Refs of the sets in force that an organisation sent itself. */
export function ownSetRefs(state: StateSnapshot | null, orgRef: string): Set<string> {
  return new Set((state?.sets ?? []).filter((set) => set.submitterRef === orgRef).map((set) => set.setRef));
}

/** Whether a preliminary score stands on nothing but the reader's own sets. */
export const isOwnBasis = (basis: readonly string[], own: ReadonlySet<string>): boolean =>
  basis.length > 0 && basis.every((setRef) => own.has(setRef));

/**
 * The scores a reader may see. At CMS a vendor sees scores over its own data only: so without a right to the whole year
 * there are the preliminary scores that stand on the reader's own sets alone, and no final ones.
 */
export function visibleScores({ year, right, orgRef }: VisibleYear) {
  const scores: ScoresSnapshot | null = year.scores;
  const preliminary = scores?.preliminary ?? [];
  if (right === 'whole')
    return {
      preliminary,
      final: scores?.final ?? [],
      assigned: scores?.assigned ?? [],
      adjustmentsReleased: scores?.adjustmentsReleased ?? null,
      adjustments: scores?.adjustments ?? [],
    };
  const own = ownSetRefs(year.state, orgRef);
  return { preliminary: preliminary.filter(({ setRefs }) => isOwnBasis(setRefs, own)) };
}
