import type { Benchmark } from '../catalogue/year-catalogue';
import type { DecilePoints } from './decile-points';
import type { QualityScore } from './quality-category';
import { round4 } from './rounding';
import { rules } from './rules';
import { scoreNode } from './score-node';
import type { ScoreNode, UsedFigure } from './score-result';
import type { ScoredMeasure } from './scored-measure';
import type { ScoringContext } from './scoring-context';

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

function policyFigures(context: ScoringContext, measure: ScoredMeasure): UsedFigure[] {
  const { quality } = context.policy;
  switch (measure.ruleId) {
    case 'quality.class1.toppedOutCap':
      return [{ name: 'cap', value: quality.toppedOutCapPoints, source: '/methods/quality/toppedOutCapPoints' }];
    case 'quality.class2.tooFewCases':
      return [{ name: 'case minimum', value: quality.caseMinimum, source: '/quality/caseMinimum/default' }];
    case 'quality.class3.incomplete':
      return [
        {
          name: 'completeness percent',
          value: quality.completenessPercent,
          source: '/quality/dataCompletenessPercent',
        },
      ];
    default:
      return [];
  }
}

function measureNode(context: ScoringContext, measure: ScoredMeasure, status: string): ScoreNode {
  const { benchmark, deciles, measureId } = measure;
  const reasons = benchmark === undefined ? context.catalogue.benchmarkExclusionReasons(measureId, measure.method) : [];
  return scoreNode(context.policy, measureId, measure.points, measure.ruleId, {
    detail: `${rules[measure.ruleId].says}${measure.rate === null ? '' : ` (rate ${round4(measure.rate)})`}`,
    metadata: {
      performanceRate: optional(measure.rate),
      reportingRate: optional(measure.reportingRate),
      caseCount: measure.caseCount,
      measureClass: measure.measureClass,
      submissionMethod: measure.method,
      setRef: measure.setRef,
      decile: deciles?.decile ?? null,
      partialDecileScore: deciles?.partial ?? null,
      decileScore: deciles?.points ?? null,
      deciles: benchmark?.bounds ?? null,
      benchmarkType:
        benchmark === undefined
          ? null
          : benchmark.benchmarkYear < context.policy.performanceYear
            ? 'historical'
            : 'performance',
      noBenchmarks: benchmark === undefined,
      benchmarkExclusionReasons: reasons,
      toppedOut: benchmark?.isToppedOut ?? false,
      isOutcome: measure.isOutcome,
      isHighPriority: measure.isHighPriority,
      processingStatus: status,
    },
    figures: [...benchmarkFigures(benchmark, deciles), ...policyFigures(context, measure)],
  });
}

/** The unweighted quality category: the picked sets with a node a measure. */
export function explainQuality(context: ScoringContext, score: QualityScore): ScoreNode {
  const { selection, requirement } = score;
  const parts = [
    ...selection.counted.map((measure) => measureNode(context, measure, 'PICKED')),
    ...score.additional.map((measure) => measureNode(context, measure, 'PICKED')),
    ...selection.notCounted.map((measure) => measureNode(context, measure, 'NOT_PICKED')),
  ];
  const requirementNode = scoreNode(context.policy, 'required', requirement.required, requirement.ruleId, {
    detail: requirement.detail,
  });
  return scoreNode(context.policy, 'quality', score.percent, 'category.quality', {
    detail: `(${round4(score.achievement)} + ${score.smallPracticeBonus}) of ${score.denominator}, and ${round4(score.improvement)} for improvement`,
    parts: [requirementNode, ...parts],
    metadata: {
      measurementSetPicked: score.submitterRef !== null,
      submitterRef: score.submitterRef,
      setRefs: score.setRefs,
      achievementPoints: round4(score.achievement),
      smallPracticeBonus: score.smallPracticeBonus,
      denominator: score.denominator,
      improvementPercentagePoints: round4(score.improvement),
      outcomeMeasureId: selection.outcome?.measureId ?? null,
      unroundedScoreValue: score.percent,
    },
    figures: [
      {
        name: 'small practice bonus',
        value: context.policy.quality.smallPracticeBonus,
        source: '/quality/bonusPoints/smallPractice',
      },
    ],
  });
}
