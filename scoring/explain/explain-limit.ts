import type { YearPolicy } from '../../policy/year-policy';
import type { RuleId } from './rules';
import { scoreNode } from './score-node';
import type { NodeParts } from './score-node';
import type { ScoreNode } from '../score-result';
import { dust, sumOf } from './tree-sums';

/**
 * What a limit takes from a sum, or a least credit adds to it, as a node of its own, so that parts always add up.
 * Empty when the parts already give the total.
 */
export function limitNode(
  policy: YearPolicy,
  parts: readonly ScoreNode[],
  total: number,
  limit: { name: string; ruleId: RuleId } & NodeParts,
): ScoreNode[] {
  const gap = total - sumOf(parts);
  const { name, ruleId, ...rest } = limit;
  return Math.abs(gap) < dust ? [] : [scoreNode(policy, name, gap, ruleId, rest)];
}
