import type { Benchmark, YearCatalogue } from '../../catalogue/year-catalogue';
import type { DecilePoints } from '../decile-points';
import { oncePer } from '../once-per';
import { round4 } from '../rounding';
import { measureInWords } from './measure-words';
import type { RuleId } from './rules';
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

/** Whether the year's data have benchmarks of the performance year itself for what units send. CMS adds them last. */
const hasOwnYearsBenchmarks = oncePer((catalogue: YearCatalogue): boolean =>
  catalogue
    .benchmarks()
    .some(({ method, benchmarkYear }) => benchmarkYear === catalogue.performanceYear && !cmsComputed.has(method)),
);

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

/** What the rest of the score makes of a measure. */
export interface Standing {
  /** `PICKED` when it counts. */
  status: 'PICKED' | 'NOT_PICKED';
  /** Why a result that has points does not count. */
  because?: string;
  /** Which place it fills, where that is not any place. */
  slot?: string;
  /** Rule of a result that is only shown; its own otherwise. */
  ruleId?: RuleId;
  /** What its points are made of: the survey's measures. */
  parts?: readonly ScoreNode[];
}

function measureMetadata(context: ScoringContext, measure: ScoredMeasure, standing: Standing): Record<string, unknown> {
  return {
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
    processingStatus: standing.status,
    ...(standing.because === undefined ? {} : { notCountedBecause: standing.because }),
    ...(standing.slot === undefined ? {} : { slot: standing.slot }),
    messages: {},
  };
}

/** A measure, all its points came from, and whether it counts. */
export function measureNode(context: ScoringContext, measure: ScoredMeasure, standing: Standing): ScoreNode {
  const { benchmark, deciles } = measure;
  return scoreNode(context.policy, measure.measureId, measure.points, standing.ruleId ?? measure.ruleId, {
    detail: measureInWords(context, measure),
    ...(standing.parts === undefined ? {} : { parts: standing.parts }),
    metadata: measureMetadata(context, measure, standing),
    warnings: benchmarkWarnings(context, measure),
    figures: [
      ...classFigures(context, measure),
      ...benchmarkFigures(benchmark, deciles),
      ...limitFigures(context, measure),
    ],
  });
}
