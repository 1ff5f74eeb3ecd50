import type { ScoreNode } from '../score-result';
import { isCounted, unroundedOf } from '../explain/tree-sums';

/** A node without parts that are points: a measure, an activity, a bonus, a limit. */
export interface Leaf {
  node: ScoreNode;
  /** What it adds to the sum; 0 for a measure that is not counted. */
  points: number;
  counted: boolean;
}

function gather(node: ScoreNode, counted: boolean): Leaf[] {
  return node.parts.flatMap((part) => {
    const counts = counted && isCounted(part);
    return part.parts.length > 0
      ? gather(part, counts)
      : [{ node: part, points: counts ? unroundedOf(part) : 0, counted: counts }];
  });
}

/** The same measure by another collection type is another leaf. */
function keyOf({ name, metadata }: ScoreNode): string {
  return `${name} ${String(metadata.submissionMethod ?? '')}`;
}

/** The leaves below a node, each by a key that the same leaf of another tree has too. */
export function leavesOf(node: ScoreNode | undefined): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const leaf of node === undefined ? [] : gather(node, true)) {
    const key = keyOf(leaf.node);
    const copies = [...leaves.keys()].filter((each) => each === key || each.startsWith(`${key} #`)).length;
    leaves.set(copies === 0 ? key : `${key} #${copies + 1}`, leaf);
  }
  return leaves;
}
