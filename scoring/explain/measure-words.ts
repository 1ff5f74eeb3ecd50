import { toppedOutCap } from '../benchmark-points';
import type { ScoredMeasure } from '../quality/scored-measure';
import type { ScoringContext } from '../scoring-context';
import { rules } from './rules';
import { counted, figure, placeInWords } from './words';

/** Points that do not come from a benchmark, and what the size of the practice has to do with them. */
function flatPoints({ policy, isSmallPractice }: ScoringContext, measure: ScoredMeasure): string {
  const { class2, class3 } = policy.quality;
  const { small, large } = measure.measureClass === 3 ? class3 : class2;
  const earned = counted(measure.points ?? 0, 'point');
  if (small === large) return earned;
  return isSmallPractice ? `${earned} as a small practice` : `${earned} (a small practice would earn ${small})`;
}

/** The data flag changes of codes or guidelines; whether CMS suppressed the measure or cut its year to nine months they do not say. */
function suppression({ measure, method }: ScoredMeasure): string {
  const byCodes = measure?.icdImpacted.includes(method) === true;
  const why = byCodes ? 'code changes' : 'a change of its guideline';
  const may = 'CMS may have scored nine months instead: the data do not say';
  return `flagged by CMS for ${why}; treated as suppressed and not scored (${may})`;
}

function place({ benchmark, deciles }: ScoredMeasure): string {
  return benchmark === undefined || deciles === null ? 'no benchmark' : placeInWords(benchmark, deciles);
}

function capped({ policy }: ScoringContext, measure: ScoredMeasure): string {
  const cap = measure.benchmark === undefined ? null : toppedOutCap(policy.quality, measure.benchmark);
  return `${place(measure)}; topped out, so at most ${figure(cap ?? policy.quality.toppedOutCapPoints)}`;
}

function newMeasure({ policy }: ScoringContext, measure: ScoredMeasure): string {
  const age = policy.performanceYear - (measure.measure?.firstPerformanceYear ?? policy.performanceYear);
  const own = measure.deciles === null ? 'it has no benchmark' : `its benchmark alone: ${place(measure)}`;
  return `floor of ${figure(measure.points ?? 0)} in its ${age === 0 ? 'first' : 'second'} year (${own})`;
}

function completeness({ policy }: ScoringContext, { reportingRate }: ScoredMeasure): string {
  const reached = reportingRate === null ? 'unknown' : `${figure(reportingRate)}%`;
  return `data completeness ${reached}, ${policy.quality.completenessPercent}% needed`;
}

/** No benchmark in the Web Interface, or too few cases for it. */
function webInterfaceLeaves({ policy }: ScoringContext, { benchmark, caseCount }: ScoredMeasure): string {
  const why =
    benchmark === undefined
      ? 'no benchmark in the Web Interface'
      : `${caseCount} of the ${policy.quality.caseMinimum} cases needed`;
  return `${why}: not scored, and it leaves the denominator`;
}

/** What made a measure's points, in plain words with the figures that decided. */
export function measureInWords(context: ScoringContext, measure: ScoredMeasure): string {
  const { quality } = context.policy;
  switch (measure.ruleId) {
    case 'quality.class1.decile':
    case 'quality.administrativeClaims':
      return `compared with its benchmark: ${place(measure)}`;
    case 'quality.class1.toppedOutCap':
      return `compared with its benchmark: ${capped(context, measure)}`;
    case 'quality.class2.tooFewCases':
      return `too few cases to compare, ${measure.caseCount} of the ${quality.caseMinimum} needed: ${flatPoints(context, measure)}`;
    case 'quality.class2.noBenchmark':
      return `no benchmark to compare with: ${flatPoints(context, measure)}`;
    case 'quality.class3.incomplete':
      return `${completeness(context, measure)}: ${flatPoints(context, measure)}`;
    case 'quality.webInterface.incomplete':
      return `${completeness(context, measure)}: ${counted(measure.points ?? 0, 'point')}`;
    case 'quality.newMeasureFloor':
      return newMeasure(context, measure);
    case 'quality.notScored.suppressed':
      return suppression(measure);
    case 'quality.notScored.webInterface':
      return webInterfaceLeaves(context, measure);
    default:
      return rules[measure.ruleId].says;
  }
}
