import type { QualityPolicy } from '../policy/year-policy';
import type { ScoredMeasure } from './scored-measure';

/** Which measures fill the slots. */
export interface QualitySelection {
  counted: readonly ScoredMeasure[];
  /** The measure in the outcome slot; undefined when it stayed empty or none was needed. */
  outcome: ScoredMeasure | undefined;
  notCounted: readonly ScoredMeasure[];
}

const points = (measure: ScoredMeasure): number => measure.points ?? 0;

/** The result with most points; the first of equals, so that the order of submission decides a tie. */
function best(
  measures: readonly ScoredMeasure[],
  fits: (measure: ScoredMeasure) => boolean,
): ScoredMeasure | undefined {
  let found: ScoredMeasure | undefined;
  for (const measure of measures) {
    if (fits(measure) && (found === undefined || points(measure) > points(found))) found = measure;
  }
  return found;
}

/**
 * One result a measure: the collection type with the most points, the first of equals.
 * A scored result beats one that is not scored. Source: 42 CFR 414.1380(b)(1).
 */
export function bestPerMeasure(results: readonly ScoredMeasure[]): ScoredMeasure[] {
  const byId = new Map<string, ScoredMeasure>();
  for (const result of results) {
    const known = byId.get(result.measureId);
    if (known === undefined || (result.points ?? -1) > (known.points ?? -1)) byId.set(result.measureId, result);
  }
  return [...byId.values()];
}

/**
 * `bestOutcomeFirst`: the best outcome measure, or else the best high priority one, takes a slot; the best of the
 * rest fill the others. With neither, one slot stays empty when one was needed.
 */
export function selectMeasures(
  policy: QualityPolicy,
  measures: readonly ScoredMeasure[],
  required: number,
  needsOutcome: boolean,
): QualitySelection {
  const scored = measures.filter((measure) => measure.points !== null);
  const fits = (measure: ScoredMeasure): boolean => measure.isComplete || !policy.methods.outcomeSlotNeedsCompleteness;
  const outcome = needsOutcome
    ? (best(scored, (measure) => measure.isOutcome && fits(measure)) ??
      best(scored, (measure) => measure.isHighPriority && fits(measure)))
    : undefined;
  const others = required - (needsOutcome ? 1 : 0);
  const rest = scored.filter((measure) => measure !== outcome).sort((a, b) => points(b) - points(a));
  const counted = [...(outcome === undefined ? [] : [outcome]), ...rest.slice(0, others)];
  return {
    counted,
    outcome,
    notCounted: [...rest.slice(others), ...measures.filter((measure) => measure.points === null)],
  };
}
