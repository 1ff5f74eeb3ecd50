import type { YearPolicy } from '../../policy/year-policy';
import { round4 } from '../rounding';
import { citationOf, rules } from './rules';
import type { RuleId } from './rules';
import type { ScoreNode, UsedFigure } from '../score-result';

/** The optional parts of a node; everything left out is empty. */
export interface NodeParts {
  detail?: string;
  original?: ScoreNode;
  parts?: readonly ScoreNode[];
  metadata?: Readonly<Record<string, unknown>>;
  warnings?: readonly string[];
  figures?: readonly UsedFigure[];
  /** Policy figure to cite instead of the rule's own, where one is nearer. */
  pointer?: string;
}

/** A node of the score tree; its value is printed at four decimals, with the unrounded one in the metadata. */
export function scoreNode(
  policy: YearPolicy,
  name: string,
  value: number | null,
  ruleId: RuleId,
  parts: NodeParts,
): ScoreNode {
  const rule = rules[ruleId];
  return {
    name,
    value: value === null ? null : round4(value),
    detail: parts.detail ?? rule.says,
    ...(parts.original === undefined ? {} : { original: parts.original }),
    parts: parts.parts ?? [],
    metadata: { ...parts.metadata, unroundedScoreValue: value },
    warnings: parts.warnings ?? [],
    errors: [],
    ruleId,
    citation: citationOf(policy, parts.pointer ?? rule.pointer),
    figures: parts.figures ?? [],
  };
}
