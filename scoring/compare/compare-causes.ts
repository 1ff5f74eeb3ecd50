import type { Leaf } from './compare-leaves';
import type { ScoreNode } from '../score-result';

/** One difference between two scores. */
export interface Cause {
  /** What differs, in words: `performance rate`, `rule`, `bound of decile 7`, `added`. */
  name: string;
  from: unknown;
  to: unknown;
  /** Where a figure stands in policy or catalogue. */
  source?: string;
}

/** Facts of a node, with the words for them. */
const facts: readonly (readonly [key: string, words: string])[] = [
  ['performanceRate', 'performance rate'],
  ['reportingRate', 'data completeness'],
  ['caseCount', 'cases'],
  ['measureClass', 'class'],
  ['decile', 'decile'],
  ['processingStatus', 'picked'],
  ['numerator', 'numerator'],
  ['denominator', 'denominator'],
  ['maxPoints', 'most points'],
  ['weight', 'weight of the activity'],
  ['required', 'required measures'],
  ['missing', 'missing measures'],
  ['outcomeMeasureId', 'outcome measure'],
  ['percentagePoints', 'percentage points'],
  ['benchmarkRef', 'benchmark'],
  ['measurementSetPicked', 'set picked'],
];

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

function factCauses(a: ScoreNode, b: ScoreNode): Cause[] {
  return facts.flatMap(([key, name]) => {
    const [from, to] = [a.metadata[key] ?? null, b.metadata[key] ?? null];
    return isSame(from, to) ? [] : [{ name, from, to }];
  });
}

/** Figures of the same name; one that only one score used is a change too. */
function figureCauses(a: ScoreNode, b: ScoreNode): Cause[] {
  const names = [...new Set([...a.figures, ...b.figures].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [from, to] = [a.figures.find((each) => each.name === name), b.figures.find((each) => each.name === name)];
    if (isSame(from?.value, to?.value)) return [];
    const source = to?.source ?? from?.source;
    return [{ name, from: from?.value ?? null, to: to?.value ?? null, ...(source === undefined ? {} : { source }) }];
  });
}

function nodeCauses(a: ScoreNode, b: ScoreNode): Cause[] {
  const rule = a.ruleId === b.ruleId ? [] : [{ name: 'rule', from: a.ruleId, to: b.ruleId }];
  const citation = a.citation === b.citation ? [] : [{ name: 'citation', from: a.citation, to: b.citation }];
  const figures = figureCauses(a, b);
  // A figure has its source, so it is told rather than the fact of the same name.
  const ofFacts = factCauses(a, b).filter((fact) => !figures.some(({ name }) => name === fact.name));
  return [...rule, ...ofFacts, ...figures, ...(rule.length > 0 ? [] : citation)];
}

/** What differs between the same leaf of two trees. */
export function causesOf(from: Leaf | undefined, to: Leaf | undefined): Cause[] {
  if (from !== undefined && to !== undefined) {
    const causes = nodeCauses(from.node, to.node);
    if (causes.length > 0 || isSame(from.node.value, to.node.value)) return causes;
    return [{ name: 'points', from: from.node.value, to: to.node.value }];
  }
  if (to !== undefined) return [{ name: 'added', from: null, to: to.node.value }];
  return from === undefined ? [] : [{ name: 'removed', from: from.node.value, to: null }];
}

const versions: readonly (readonly [key: string, words: string])[] = [
  ['performanceYear', 'performance year'],
  ['entityType', 'entity type'],
  ['pickedProgramName', 'reporting option'],
  ['engineVersion', 'engine version'],
  ['policyHash', 'policy'],
  ['catalogueVersion', 'catalogue'],
  ['weightsRow', 'weights row'],
  ['smallPractice', 'small practice'],
];

/** What differs of the scores as a whole. */
export function versionChanges(before: ScoreNode, after: ScoreNode): Cause[] {
  const changes = versions.flatMap(([key, name]): Cause[] => {
    const [from, to] = [before.metadata[key] ?? null, after.metadata[key] ?? null];
    return isSame(from, to) ? [] : [{ name, from, to }];
  });
  const undetermined = isSame(before.warnings, after.warnings)
    ? []
    : [{ name: 'not determinable', from: before.warnings, to: after.warnings }];
  return [...changes, ...undetermined];
}
