import { round4, toDecimals } from '../scoring/rounding';
import type { Category, YearPolicy } from '../policy/year-policy';
import type { ScoreNode, UsedFigure } from '../scoring/score-result';
import { isCounted, unroundedOf } from '../scoring/explain/tree-sums';
import { reportedInWords } from './reported-in-words';
import { categoryNames } from './score-in-words';

/** A figure's own source where policy has one; a benchmark names itself. */
function figureInWords({ name, value, source }: UsedFigure): string {
  const shown = typeof value === 'number' ? String(round4(value)) : String(value);
  return `${name} ${shown}${source === undefined || source.startsWith('/categoryWeights') ? '' : ` [${source}]`}`;
}

const ruleLine = ({ ruleId, citation }: ScoreNode): string => `rule ${ruleId}; ${citation}`;

const text = (value: unknown): string => String(value as string | number);

/** Rate, completeness and class of a measure, as far as it has them. */
function standing({ metadata }: ScoreNode): string[] {
  const { performanceRate, reportingRate, caseCount, measureClass, decile, partialDecileScore } = metadata;
  const { isInverse, submissionMethod } = metadata;
  const parts: string[] = [];
  if (typeof submissionMethod === 'string') parts.push(submissionMethod);
  if (typeof performanceRate === 'number') parts.push(`rate ${round4(performanceRate)}`);
  if (isInverse === true) parts.push('lower is better');
  if (typeof reportingRate === 'number') parts.push(`data completeness ${round4(reportingRate)}%`);
  if (typeof caseCount === 'number') parts.push(`${caseCount} cases`);
  if (typeof measureClass === 'number') parts.push(`class ${measureClass}`);
  if (decile === -1) parts.push('below the lowest decile with points, so the floor');
  else if (typeof decile === 'number')
    parts.push(`decile ${decile} + ${text(partialDecileScore)} of the way to the next`);
  return parts;
}

function noBenchmark({ metadata }: ScoreNode): string[] {
  if (metadata.noBenchmarks !== true) return [];
  const reasons = metadata.benchmarkExclusionReasons;
  const given = Array.isArray(reasons) && reasons.length > 0 ? ` (reasons ${reasons.map(text).join(', ')})` : '';
  return [`no benchmark${given}`];
}

/** Points, for a node that has any; a requirement has none. */
function pointsOf(node: ScoreNode): string {
  if (node.value !== null) return toDecimals(unroundedOf(node), 4);
  return node.name === 'required' ? '' : 'not scored';
}

/** One node with everything it was made of, indented under its parent. */
function nodeInWords(node: ScoreNode, indent: string): string[] {
  const { metadata, figures } = node;
  const isSet = metadata.measurementSetPicked !== undefined;
  const left = isCounted(node) ? '' : ', not counted';
  const reported = reportedInWords(metadata.reported);
  const facts = [...standing(node), ...noBenchmark(node)];
  const rate =
    typeof metadata.numerator === 'number' && !isSet
      ? [`${round4(metadata.numerator)}/${text(metadata.denominator)}`]
      : [];
  const lines = [
    ...(reported === undefined ? [] : [`sent: ${reported}`]),
    ...(facts.length + rate.length === 0 || isSet ? [] : [[...rate, ...facts].join(', ')]),
    ...(figures.length === 0 ? [] : [`figures: ${figures.map(figureInWords).join('; ')}`]),
    ruleLine(node),
  ];
  const name = isSet ? `${node.name} (${text(metadata.submissionMethod)})` : node.name;
  return [
    `${indent}${name}: ${[`${pointsOf(node)}${left}`, node.detail].filter((part) => part !== '').join(' - ')}`,
    ...lines.map((line) => `${indent}    ${line}`),
    ...node.parts.flatMap((part) => nodeInWords(part, `${indent}  `)),
  ];
}

function categoryInWords(node: ScoreNode, category: Category): string[] {
  const { original } = node;
  const name = categoryNames[category];
  if (original === undefined) return [`${name}: ${node.detail}`, `    ${ruleLine(node)}`];
  const { weight, percent } = node.metadata;
  const share = typeof percent === 'number' ? toDecimals(percent, 4) : 'no';
  return [
    `${name}: ${share}% at weight ${text(weight)}% = ${pointsOf(node)}`,
    `    ${original.detail}`,
    `    ${ruleLine(original)}`,
    ...original.parts.flatMap((part) => nodeInWords(part, '  ')),
  ];
}

const categories: readonly Category[] = ['quality', 'cost', 'ia', 'pi'];

/** Why the weights are what they are. */
function weightsInWords({ metadata }: ScoreNode, policy: YearPolicy): string[] {
  const row = metadata.weightsRow;
  const absent = Object.entries((metadata.absentCategories ?? {}) as Record<string, string>);
  const why = absent.map(([category, reason]) => `${category} absent (${reason})`).join(', ') || 'no category absent';
  if (typeof row !== 'string') return [`Weights: no row of the year holds, ${why}`];
  const { sources, confidence } = policy.cite(row);
  const { maxContributionQuality, maxContributionCost, maxContributionIA, maxContributionPI } = metadata;
  const weights = [maxContributionQuality, maxContributionCost, maxContributionIA, maxContributionPI]
    .map(text)
    .join('/');
  return [
    `Weights: quality/cost/activities/Promoting Interoperability ${weights}, ${why}`,
    `    ${row}; ${sources.join('; ')} (${confidence})`,
  ];
}

/** Where every point of a score came from, category by category. */
export function explainInWords(tree: ScoreNode, policy: YearPolicy): string[] {
  const ofCategory = categories.flatMap((category) => {
    const node = tree.parts.find(({ name }) => name === category);
    return node === undefined ? [] : [...categoryInWords(node, category), ''];
  });
  const others = tree.parts.filter(({ name }) => !categories.some((category) => category === name));
  return [
    ...ofCategory,
    ...weightsInWords(tree, policy),
    ...others.flatMap((node) => nodeInWords(node, '')),
    `Final score: ${text(tree.metadata.finalScore)} (unrounded ${String(unroundedOf(tree))})`,
    `    ${ruleLine(tree)}`,
  ];
}
