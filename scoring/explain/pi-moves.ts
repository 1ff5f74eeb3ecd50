import { allocatePiPoints } from '../pi/pi-allocation';
import type { PiItem } from '../pi/pi-allocation';
import type { PiAnswers } from '../pi/pi-answers';
import type { PromotingInteroperabilityPolicy } from '../../policy/pi-policy';

/** Points that an excluded item handed to another. */
export interface PiMove {
  from: string;
  to: string;
  points: number;
}

/** What stands in for a measure: the measure itself, or the alternative that was reported instead of its objective. */
function standIn(items: readonly PiItem[], target: string): PiItem | undefined {
  return items.find(({ id, kind, objective }) =>
    kind === 'alternative' ? objective.measures?.[target] !== undefined : id === target,
  );
}

/** An alternative stands in for several measures, and may be handed points in their place more than once. */
function addMove(moves: PiMove[], { from, to, points }: PiMove): void {
  const known = moves.find((move) => move.from === from && move.to === to);
  if (known === undefined) moves.push({ from, to, points });
  else known.points += points;
}

/**
 * Which points went where when items were excluded, in the order of the year's rules: the same walk as
 * `allocatePiPoints`, written down step by step.
 */
export function piMoves(policy: PromotingInteroperabilityPolicy, answers: PiAnswers): PiMove[] {
  const items = allocatePiPoints({ ...policy, redistribution: [] }, answers);
  const held = new Map(items.map(({ id, max }) => [id, max]));
  const moves: PiMove[] = [];
  for (const { excluded, to } of policy.redistribution) {
    if (!items.some(({ id, isExcluded }) => id === excluded && isExcluded)) continue;
    const takers = to.flatMap((target) => standIn(items, target)?.id ?? []);
    const share = (held.get(excluded) ?? 0) / takers.length;
    for (const taker of takers) {
      held.set(taker, (held.get(taker) ?? 0) + share);
      if (share > 0) addMove(moves, { from: excluded, to: taker, points: share });
    }
    if (takers.length > 0) held.set(excluded, 0);
  }
  return moves;
}
