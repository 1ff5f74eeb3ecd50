/**
 * How the figures of a score tree add up, for readers of a tree and for the tests that hold it to that.
 *
 * A node's counted parts add up to its value. In an `original` of quality and cost the parts are points, so their sum
 * is `metadata.numerator`, and the value is that of `metadata.denominator` in percent.
 */
import type { ScoreNode } from '../score-result';

/** Differences below this are the dust of binary fractions. */
export const dust = 1e-9;

/** A node's value before rounding; 0 for a node that is not scored. */
export function unroundedOf(node: ScoreNode): number {
  const { unroundedScoreValue } = node.metadata;
  return typeof unroundedScoreValue === 'number' ? unroundedScoreValue : (node.value ?? 0);
}

/** Whether a node adds to its parent: not a measure or set that was left out for a better one. */
export function isCounted({ metadata }: ScoreNode): boolean {
  return metadata.processingStatus !== 'NOT_PICKED' && metadata.measurementSetPicked !== false;
}

/** Unrounded sum of the nodes that are counted. */
export function sumOf(nodes: readonly ScoreNode[]): number {
  return nodes.filter(isCounted).reduce((sum, node) => sum + unroundedOf(node), 0);
}
