import { round4 } from '../scoring/rounding';
import type { ScoreNode } from '../scoring/score-result';
import { reportedInWords } from './reported-in-words';

const plain = (value: number): string => String(round4(value));

/** Whether a rate is a percentage: counts were sent, and not to be added up. */
function isPercent({ metadata }: ScoreNode): boolean {
  const { reported, algorithm } = metadata;
  if (typeof reported !== 'object' || reported === null || algorithm === 'sumNumerators') return false;
  return 'performanceMet' in reported || 'strata' in reported;
}

/** What a figure of a measure is called. */
function rateInWords(node: ScoreNode): string[] {
  const { performanceRate: rate, isInverse, submissionMethod } = node.metadata;
  if (typeof rate !== 'number') return [];
  const isSurvey = submissionMethod === 'certifiedSurveyVendor';
  const name = isSurvey ? 'score' : node.ruleId.startsWith('cost.') ? 'figure' : 'rate';
  return [`${name} ${plain(rate)}${isPercent(node) ? '%' : ''}${isInverse === true ? ' (lower is better)' : ''}`];
}

/** Why there is no benchmark, as CMS's data have it. */
function noBenchmark({ metadata }: ScoreNode): string[] {
  const { noBenchmarks, benchmarkExclusionReasons: reasons } = metadata;
  if (noBenchmarks !== true || !Array.isArray(reasons) || reasons.length === 0) return [];
  return [`no benchmark: ${reasons.join(', ')} in CMS's data`];
}

/** Rate, cases and completeness of a measure, as far as it has them; nothing of other nodes. */
export function measureFacts(node: ScoreNode): string {
  const { caseCount, reportingRate, reported, submissionMethod } = node.metadata;
  if (submissionMethod === undefined || node.metadata.measurementSetPicked !== undefined) return '';
  // The survey as one measure is a mean: what there is to say stands at its summary measures.
  if (node.ruleId === 'quality.cahps') return '';
  const sent = reportedInWords(reported);
  const isComputed = reported === null || reported === undefined;
  const facts = [
    ...rateInWords(node),
    ...(typeof caseCount === 'number' ? [`${caseCount} cases`] : []),
    ...(typeof reportingRate === 'number' && !isComputed ? [`data completeness ${plain(reportingRate)}%`] : []),
    ...noBenchmark(node),
  ].join(', ');
  return [...(sent === undefined || sent === '' ? [] : [`sent: ${sent}`]), ...(facts === '' ? [] : [facts])].join('; ');
}
