import { benchmarkPoints } from '../benchmark-points';
import { scoreNode } from './score-node';
import type { CahpsFact } from '../score-input';
import type { ScoreNode } from '../score-result';
import type { ScoringContext } from '../scoring-context';
import { benchmarkFigures } from './explain-measure';
import { counted, placeInWords } from './words';

const method = 'certifiedSurveyVendor' as const;

/** A survey measure that adds nothing, and why. */
export function surveyMeasureLeftOut(
  { policy }: ScoringContext,
  { measureId, score }: CahpsFact,
  because: string,
): ScoreNode {
  return scoreNode(policy, measureId, null, 'quality.leftOut', {
    metadata: {
      performanceRate: score,
      submissionMethod: method,
      processingStatus: 'NOT_PICKED',
      notCountedBecause: because,
    },
  });
}

/** The summary measures of the survey: each adds its share of the mean. Those without a benchmark are named too. */
export function surveyParts(context: ScoringContext): ScoreNode[] {
  const { policy, catalogue, input } = context;
  const given = (input.facts.cahps ?? []).map((fact) => ({
    fact,
    benchmark: catalogue.benchmark(fact.measureId, method),
  }));
  const comparable = given.filter(({ benchmark }) => benchmark !== undefined).length;
  return given.map(({ fact, benchmark }) => {
    if (benchmark === undefined) return surveyMeasureLeftOut(context, fact, 'it has no benchmark');
    const { points, deciles } = benchmarkPoints(policy, benchmark, 'quality', fact.score);
    const share = comparable === 1 ? '' : `; its share of the mean of ${counted(comparable, 'measure')}`;
    return scoreNode(policy, fact.measureId, points / comparable, 'quality.surveyMeasure', {
      detail: `${points} points, ${placeInWords(benchmark, deciles)}${share}`,
      metadata: {
        performanceRate: fact.score,
        submissionMethod: method,
        decile: deciles.decile,
        partialDecileScore: deciles.partial,
        decileScore: points,
        deciles: benchmark.bounds.map((bound) => (Number.isNaN(bound) ? null : bound)),
        isInverse: benchmark.isInverse,
        benchmarkRef: benchmark.ref,
        processingStatus: 'PICKED',
      },
      figures: benchmarkFigures(benchmark, deciles),
    });
  });
}
