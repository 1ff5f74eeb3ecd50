import type { MeasureCluster } from '../../catalogue/year-catalogue';
import type { ScoredMeasure } from './scored-measure';
import { isOutcomeMeasure } from './scored-measure';
import type { ScoringContext } from '../scoring-context';

/** How many measures were available, when fewer than required were. */
export interface Applicability {
  required: number;
  /** Whether an outcome or high priority measure was among those available. */
  outcomeWasAvailable: boolean;
  /** What the number follows from. */
  basis: 'specialtySet' | 'clinicalClusters';
  names: readonly string[];
}

const reviewedMethods: ReadonlySet<string> = new Set(['claims', 'registry']);

function setsOf(context: ScoringContext, submitted: readonly ScoredMeasure[]): MeasureCluster[] {
  const sets = new Set<MeasureCluster>();
  for (const { measureId, method } of submitted) {
    for (const set of context.catalogue.clusters(measureId, method)) sets.add(set);
  }
  return [...sets];
}

function largest(sets: readonly MeasureCluster[]): MeasureCluster | undefined {
  return sets.reduce<MeasureCluster | undefined>(
    (best, set) => (best === undefined || set.measureIds.length > best.measureIds.length ? set : best),
    undefined,
  );
}

/** Claims and MIPS CQM submissions are reviewed, and only when each measure stands in the year's tables. */
function isReviewed(context: ScoringContext, submitted: readonly ScoredMeasure[]): boolean {
  return submitted.every(
    ({ measureId, method, measure }) =>
      reviewedMethods.has(method) &&
      measure?.isQcdr === false &&
      context.catalogue.clusters(measureId, method).length > 0,
  );
}

/**
 * Eligible measure applicability: fewer measures are required when no more were available.
 *
 * A whole specialty set among the submitted measures sets the number; else all measures related to the submitted ones
 * do. Measures sent as 0/0 were shown not to apply. Undefined when nothing may be reduced.
 * Source: CMS's applicability guide as summarised in the scoring rules.
 */
export function measureApplicability(
  context: ScoringContext,
  submitted: readonly ScoredMeasure[],
): Applicability | undefined {
  if (submitted.length === 0 || !isReviewed(context, submitted)) return undefined;
  const sets = setsOf(context, submitted);
  const ids = new Set(submitted.map(({ measureId }) => measureId));
  const whole = largest(sets.filter((set) => set.kind === 'specialtySet' && set.measureIds.every((id) => ids.has(id))));
  const clusters = sets.filter((set) => set.kind === 'cluster');
  const pool = new Set(whole?.measureIds ?? [...ids, ...clusters.flatMap((set) => set.measureIds)]);
  for (const { measureId, ruleId } of submitted) {
    if (ruleId === 'quality.notScored.zeroDenominator') pool.delete(measureId);
  }
  if (pool.size === 0) return undefined;
  const measures = [...pool].map((id) => context.catalogue.qualityMeasure(id));
  return {
    required: Math.min(context.option.requiredMeasures, pool.size),
    outcomeWasAvailable: measures.some((measure) => isOutcomeMeasure(measure) || measure?.isHighPriority === true),
    basis: whole === undefined ? 'clinicalClusters' : 'specialtySet',
    names: whole === undefined ? clusters.map(({ name }) => name) : [whole.name],
  };
}
