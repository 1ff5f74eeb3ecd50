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

function hasOutcome(context: ScoringContext, ids: Iterable<string>): boolean {
  for (const id of ids) {
    const measure = context.catalogue.qualityMeasure(id);
    if (isOutcomeMeasure(measure) || measure?.isHighPriority === true) return true;
  }
  return false;
}

/** The largest set, of equals by name: never the one met first. It is only named; whatever was submitted is asked for. */
function largest(sets: readonly MeasureCluster[]): MeasureCluster | undefined {
  return [...sets].sort((a, b) => b.measureIds.length - a.measureIds.length || (a.name < b.name ? -1 : 1))[0];
}

/** Claims and MIPS CQM submissions are reviewed, and only when each measure stands in the year's tables. */
function isReviewed(context: ScoringContext, results: readonly ScoredMeasure[]): boolean {
  return results.every(
    ({ measureId, method, measure }) =>
      reviewedMethods.has(method) &&
      measure?.isQcdr === false &&
      context.catalogue.clusters(measureId, method).length > 0,
  );
}

/**
 * Eligible measure applicability: fewer measures are required when no more were available.
 *
 * A whole specialty set among the submitted measures asks for no others; else all measures related to the submitted ones
 * were available. Whatever was submitted was available too, unless sent as 0/0. Undefined when nothing may be reduced: also
 * where the submitted ones stand in sets alone and make none of them whole, since then no table tells what else there was.
 * Source: CMS's applicability guide as summarised in the scoring rules.
 * @param submitted one result a measure.
 * @param results all of them: an eCQM beside the result that counts rules the review out too.
 */
export function measureApplicability(
  context: ScoringContext,
  submitted: readonly ScoredMeasure[],
  results: readonly ScoredMeasure[],
): Applicability | undefined {
  const applicable = submitted.filter(({ ruleId }) => ruleId !== 'quality.notScored.zeroDenominator');
  if (applicable.length === 0 || !isReviewed(context, results)) return undefined;
  const sets = setsOf(context, submitted);
  const ids = new Set(submitted.map(({ measureId }) => measureId));
  const shown = new Set(applicable.map(({ measureId }) => measureId));
  const isWhole = ({ kind, measureIds }: MeasureCluster): boolean =>
    kind === 'specialtySet' && measureIds.every((id) => ids.has(id)) && measureIds.some((id) => shown.has(id));
  const whole = largest(sets.filter(isWhole));
  const clusters = sets.filter((set) => set.kind === 'cluster');
  if (whole === undefined && clusters.length === 0) return undefined;
  const pool = new Set([...ids, ...(whole === undefined ? clusters.flatMap(({ measureIds }) => measureIds) : [])]);
  for (const id of ids) if (!shown.has(id)) pool.delete(id);
  return {
    required: Math.min(context.option.requiredMeasures, pool.size),
    outcomeWasAvailable: hasOutcome(context, pool),
    basis: whole === undefined ? 'clinicalClusters' : 'specialtySet',
    names: whole === undefined ? clusters.map(({ name }) => name).sort() : [whole.name],
  };
}
