import type { QualityPolicy } from '../../policy/year-policy';
import { highPriorityKind } from './scored-measure';
import type { ScoredMeasure } from './scored-measure';
import { byText } from '../submitters';

/** Which measures fill the slots. */
export interface QualitySelection {
  counted: readonly ScoredMeasure[];
  /** The measure in the outcome slot; undefined when it stayed empty or none was needed. */
  outcome: ScoredMeasure | undefined;
  notCounted: readonly ScoredMeasure[];
}

const points = (measure: ScoredMeasure): number => measure.points ?? 0;

/** What tells results of equal worth apart: never the order in which they were sent. */
function byName(a: ScoredMeasure, b: ScoredMeasure): number {
  return byText(a.measureId, b.measureId) || byText(a.method, b.method) || byText(a.setRef ?? '', b.setRef ?? '');
}

const bonusRank = { none: 0, highPriority: 1, outcomeOrPatientExperience: 2 } as const;

/**
 * The result with most points. Of equals the one that gives up the least bonus by filling the slot, and then by name:
 * the order of submission never changes a score.
 */
function best(measures: readonly ScoredMeasure[]): ScoredMeasure | undefined {
  let found: ScoredMeasure | undefined;
  for (const measure of measures) {
    if (found === undefined || isBefore(measure, found)) found = measure;
  }
  return found;
}

function isBefore(one: ScoredMeasure, other: ScoredMeasure): boolean {
  return (points(other) - points(one) || rankOf(one) - rankOf(other) || byName(one, other)) < 0;
}

function rankOf(measure: ScoredMeasure): number {
  return bonusRank[highPriorityKind(measure)];
}

/** Whether CMS suppressed the measure for the collection type of the result. */
export function isSuppressedResult({ ruleId }: ScoredMeasure): boolean {
  return ruleId === 'quality.notScored.suppressed';
}

/** Whether a result of a measure is to be kept instead of another: more points, else what may earn or excuse more besides. */
function isPreferred(one: ScoredMeasure, other: ScoredMeasure): boolean {
  const order =
    (one.points ?? -1) - (other.points ?? -1) ||
    Number(isSuppressedResult(one)) - Number(isSuppressedResult(other)) ||
    Number(one.isComplete) - Number(other.isComplete) ||
    rankOf(one) - rankOf(other) ||
    Number(one.isEndToEnd) - Number(other.isEndToEnd) ||
    byName(other, one);
  return order > 0;
}

const itself = (measureId: string): string => measureId;

/**
 * One result a measure: the collection type with the most points; of equals the complete one, the one that may earn a
 * bonus, and then by name of the method. A scored result beats one that is not scored, and of those a suppressed one, which
 * excuses ten points, beats one of nobody. `slotOf` names the slot that forms of one measure share. Source: 42 CFR 414.1380(b)(1).
 */
export function bestPerMeasure(
  results: readonly ScoredMeasure[],
  slotOf: (measureId: string) => string = itself,
): ScoredMeasure[] {
  const bySlot = new Map<string, ScoredMeasure>();
  for (const result of results) {
    const slot = slotOf(result.measureId);
    const known = bySlot.get(slot);
    if (known === undefined || isPreferred(result, known)) bySlot.set(slot, result);
  }
  return [...bySlot.values()];
}

/**
 * The same with suppressed results in the place of scored ones of their measures, in every combination: a suppressed measure
 * excuses ten points, and another collection type beside it must not take the excuse away. A year has four such measures at most.
 */
export function withSuppressedKept(
  kept: readonly ScoredMeasure[],
  results: readonly ScoredMeasure[],
  slotOf: (measureId: string) => string = itself,
): (readonly ScoredMeasure[])[] {
  if (!results.some(isSuppressedResult)) return [];
  const ways: (readonly ScoredMeasure[])[] = [kept];
  for (const suppressed of bestPerMeasure(results.filter(isSuppressedResult), slotOf)) {
    const slot = slotOf(suppressed.measureId);
    const scored = kept.find(({ measureId, points }) => points !== null && slotOf(measureId) === slot);
    if (scored === undefined) continue;
    ways.push(...ways.map((way) => way.map((measure) => (measure === scored ? suppressed : measure))));
  }
  return ways.slice(1);
}

/** The measures that may fill the outcome slot: outcome measures, or else high priority ones. */
export function outcomeCandidates(policy: QualityPolicy, measures: readonly ScoredMeasure[]): ScoredMeasure[] {
  const outcomes: ScoredMeasure[] = [];
  const highPriority: ScoredMeasure[] = [];
  for (const measure of measures) {
    const isFitting = measure.isComplete || !policy.methods.outcomeSlotNeedsCompleteness;
    if (measure.points === null || !isFitting) continue;
    if (measure.isOutcome) outcomes.push(measure);
    else if (measure.isHighPriority) highPriority.push(measure);
  }
  return outcomes.length > 0 ? outcomes : highPriority;
}

/** The measure for the outcome slot: the best outcome measure, or else the best high priority one. */
export function outcomeMeasure(policy: QualityPolicy, measures: readonly ScoredMeasure[]): ScoredMeasure | undefined {
  return best(outcomeCandidates(policy, measures));
}

/**
 * `bestOutcomeFirst`: the slot's measure counts first; the best of the rest fill the others. Without one, its slot stays
 * empty when one was needed.
 */
export function selectMeasures(
  measures: readonly ScoredMeasure[],
  required: number,
  needsOutcome: boolean,
  slot: ScoredMeasure | undefined,
): QualitySelection {
  const outcome = needsOutcome ? slot : undefined;
  const others = Math.max(0, required - (needsOutcome ? 1 : 0));
  const rest = measures
    .filter((measure) => measure.points !== null && measure !== outcome)
    .sort((a, b) => points(b) - points(a) || Number(b.isComplete) - Number(a.isComplete) || byName(a, b));
  const filling = rest.slice(0, others);
  return {
    counted: outcome === undefined ? filling : [outcome, ...filling],
    outcome,
    notCounted: [...rest.slice(others), ...measures.filter((measure) => measure.points === null)],
  };
}
