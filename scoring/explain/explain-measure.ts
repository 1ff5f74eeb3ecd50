import type { Benchmark, YearCatalogue } from '../../catalogue/year-catalogue';
import type { DecilePoints } from '../decile-points';
import { round4 } from '../rounding';
import { rules } from './rules';
import { scoreNode } from './score-node';
import type { ScoreNode, UsedFigure } from '../score-result';
import type { ScoredMeasure } from '../quality/scored-measure';
import type { ScoringContext } from '../scoring-context';

const optional = (value: number | null): number | null => (value === null ? null : round4(value));

/** The one or two bounds a rate was placed between. */
export function benchmarkFigures(benchmark: Benchmark | undefined, deciles: DecilePoints | null): UsedFigure[] {
  if (benchmark === undefined || deciles === null) return [];
  const bound = (decile: number): UsedFigure[] => {
    const value = benchmark.bounds[decile - 1];
    if (value === undefined || Number.isNaN(value)) return [];
    return [{ name: `bound of decile ${decile}`, value, source: benchmark.ref }];
  };
  return deciles.decile < 1 ? bound(1) : [...bound(deciles.decile), ...bound(deciles.decile + 1)];
}

/** What decides the class of a measure that a unit sent. */
function classFigures({ policy, isSmallPractice }: ScoringContext, measure: ScoredMeasure): UsedFigure[] {
  if (measure.setRef === null) return [];
  const { quality } = policy;
  const figures: UsedFigure[] = [
    { name: 'completeness percent', value: quality.completenessPercent, source: '/quality/dataCompletenessPercent' },
    { name: 'case minimum', value: quality.caseMinimum, source: '/quality/caseMinimum/default' },
  ];
  if (measure.measureClass === 2 || measure.measureClass === 3) {
    const points = measure.measureClass === 2 ? quality.class2 : quality.class3;
    const value = isSmallPractice ? points.small : points.large;
    figures.push({ name: `points of class ${measure.measureClass}`, value, source: '/quality/pointsByClass' });
  }
  return figures;
}

/** Floors and caps that made the points. */
function limitFigures({ policy }: ScoringContext, measure: ScoredMeasure): UsedFigure[] {
  const { quality } = policy;
  const figures: UsedFigure[] = [];
  if (measure.deciles?.decile === -1) {
    figures.push({ name: 'floor', value: quality.benchmarkedFloor, source: '/quality/floorPoints' });
  }
  if (measure.ruleId === 'quality.class1.toppedOutCap') {
    figures.push({ name: 'cap', value: quality.toppedOutCapPoints, source: '/quality/toppedOut/sevenPointCap' });
  }
  if (measure.ruleId === 'quality.newMeasureFloor') {
    figures.push({ name: 'floor of a new measure', value: measure.points, source: '/quality/newMeasureFloors' });
  }
  return figures;
}

function benchmarkMetadata(context: ScoringContext, measure: ScoredMeasure): Record<string, unknown> {
  const { benchmark, deciles, measureId } = measure;
  const year = context.policy.performanceYear;
  const isHistorical = benchmark !== undefined && benchmark.benchmarkYear < year;
  return {
    decile: deciles?.decile ?? null,
    partialDecileScore: deciles?.partial ?? null,
    decileScore: deciles?.points ?? null,
    deciles: benchmark?.bounds.map((bound) => (Number.isNaN(bound) ? null : bound)) ?? null,
    isInverse: benchmark?.isInverse ?? measure.measure?.isInverse ?? null,
    benchmarkType: benchmark === undefined ? null : isHistorical ? 'historical' : 'performance',
    benchmarkRef: benchmark?.ref ?? null,
    noBenchmarks: benchmark === undefined,
    benchmarkExclusionReasons:
      benchmark === undefined ? context.catalogue.benchmarkExclusionReasons(measureId, measure.method) : [],
    toppedOut: benchmark?.isToppedOut ?? false,
  };
}

const provisional = 'provisional: no historical benchmark; a benchmark of the performance year may follow';

const cmsComputed: ReadonlySet<string> = new Set(['administrativeClaims', 'certifiedSurveyVendor']);

const published = new WeakMap<YearCatalogue, boolean>();

/** Whether the year's data have benchmarks of the performance year itself for what units send. CMS adds them last. */
function hasOwnYearsBenchmarks(catalogue: YearCatalogue): boolean {
  const known = published.get(catalogue);
  if (known !== undefined) return known;
  const has = catalogue
    .benchmarks()
    .some(({ method, benchmarkYear }) => benchmarkYear === catalogue.performanceYear && !cmsComputed.has(method));
  published.set(catalogue, has);
  return has;
}

/** Only a measure that earned its points for want of a benchmark could be scored otherwise by a later one. */
function benchmarkWarnings({ catalogue }: ScoringContext, measure: ScoredMeasure): string[] {
  const { measureId, method, ruleId, benchmark } = measure;
  const lacks = ruleId === 'quality.class2.noBenchmark' || ruleId === 'quality.newMeasureFloor';
  if (!lacks || benchmark !== undefined || catalogue.benchmark(measureId, method) !== undefined) return [];
  return hasOwnYearsBenchmarks(catalogue) ? [] : [provisional];
}

/** What the unit sent for the measure, as it sent it; null for what CMS computed. */
function reported({ input }: ScoringContext, { setRef, measureId }: ScoredMeasure): unknown {
  const set = input.sets.find((each) => each.setRef === setRef);
  return set?.measurements.find((each) => each.measureId === measureId)?.value ?? null;
}

/** A measure and all its points came from. `status` is `PICKED` when it counts, else `NOT_PICKED`. */
export function measureNode(
  context: ScoringContext,
  measure: ScoredMeasure,
  status: 'PICKED' | 'NOT_PICKED',
): ScoreNode {
  const { benchmark, deciles } = measure;
  return scoreNode(context.policy, measure.measureId, measure.points, measure.ruleId, {
    detail: `${rules[measure.ruleId].says}${measure.rate === null ? '' : ` (rate ${round4(measure.rate)})`}`,
    metadata: {
      performanceRate: optional(measure.rate),
      reportingRate: optional(measure.reportingRate),
      caseCount: measure.caseCount,
      measureClass: measure.measureClass,
      submissionMethod: measure.method,
      setRef: measure.setRef,
      reported: reported(context, measure),
      algorithm: measure.measure?.overallAlgorithm ?? null,
      ...benchmarkMetadata(context, measure),
      isOutcome: measure.isOutcome,
      isHighPriority: measure.isHighPriority,
      isGhost: false,
      processingStatus: status,
      messages: {},
    },
    warnings: benchmarkWarnings(context, measure),
    figures: [
      ...classFigures(context, measure),
      ...benchmarkFigures(benchmark, deciles),
      ...limitFigures(context, measure),
    ],
  });
}
