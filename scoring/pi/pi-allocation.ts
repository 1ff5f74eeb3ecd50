import type { PiObjective, PromotingInteroperabilityPolicy } from '../../policy/pi-policy';
import type { PiAnswers } from './pi-answers';
import { tallyShared } from './pi-shared-points';

/** Something that earns points: a measure, a stand-in for an objective, or an objective with one shared figure. */
export interface PiItem {
  /** Measure id, or the objective's id when its measures share one figure. */
  id: string;
  kind: 'measure' | 'alternative' | 'shared';
  objective: PiObjective;
  /** Most points, after what excluded items handed over. */
  max: number;
  isExcluded: boolean;
}

function addItems(items: PiItem[], objective: PiObjective, answers: PiAnswers): void {
  const { shared, alternatives, measures } = objective;
  if (shared !== undefined) {
    const { credits, excluded } = tallyShared(shared, answers);
    const isExcluded = credits === 0 && excluded >= shared.needed;
    items.push({ id: objective.id, kind: 'shared', objective, max: shared.points, isExcluded });
    return;
  }
  for (const id in alternatives) {
    if (!answers.isYes(id)) continue;
    items.push({ id, kind: 'alternative', objective, max: alternatives[id] ?? 0, isExcluded: false });
    return;
  }
  for (const id in measures) {
    items.push({ id, kind: 'measure', objective, max: measures[id] ?? 0, isExcluded: answers.isExcluded(id) });
  }
}

/** Who takes the points of a redistribution target: the measure itself, or what stands in for its objective. */
function takerOf(items: readonly PiItem[], target: string): PiItem | undefined {
  return items.find(({ id, kind, objective }) =>
    kind === 'alternative' ? objective.measures?.[target] !== undefined : id === target,
  );
}

/**
 * The items of a set with their most points, after excluded ones handed theirs on in the order of the policy's rules.
 * The sum is always that of all objectives. Source: 42 CFR 414.1380(b)(4)(ii).
 */
export function allocatePiPoints(policy: PromotingInteroperabilityPolicy, answers: PiAnswers): PiItem[] {
  const items: PiItem[] = [];
  for (const objective of policy.objectives) addItems(items, objective, answers);
  for (const rule of policy.redistribution) {
    const giver = items.find(({ id, isExcluded }) => id === rule.excluded && isExcluded);
    if (giver === undefined) continue;
    const takers = rule.to.map((target) => takerOf(items, target)).filter((item) => item !== undefined);
    for (const taker of takers) taker.max += giver.max / takers.length;
    if (takers.length > 0) giver.max = 0;
  }
  return items;
}
