import { isCounted, unroundedOf } from '../scoring/explain/tree-sums';
import { round4, toDecimals } from '../scoring/rounding';
import type { ScoreNode, UsedFigure } from '../scoring/score-result';
import { indented } from './cited-sources';
import type { CitedSources } from './cited-sources';
import { measureFacts } from './explain-measure-in-words';
import { collectionHeading } from './names-in-words';

/** How an explanation is written. */
export interface Explanation {
  sources: CitedSources;
  /** Also rule ids, pointers and references. */
  withRules: boolean;
}

const names: Readonly<Record<string, string>> = {
  improvement: 'Improvement',
  limit: 'Limit',
  nothing: 'Taken away',
  threshold: 'Performance threshold',
  facility: "Hospital's result",
  smallPracticeBonus: 'Small practice bonus',
  highPriorityBonus: 'High priority bonus',
  endToEndBonus: 'End-to-end bonus',
  complexOrganizationAdjustment: 'Complex organization adjustment',
  apmCredit: 'Least credit',
  assigned: 'Assigned',
  base: 'Base score',
  edition: '2015 Edition bonus',
  participants: 'Participants',
  electronicPrescribing: 'e-Prescribing (electronicPrescribing)',
  publicHealth: 'Public health (publicHealth)',
  bonuses: 'Bonuses',
  complexPatient: 'Complex patient bonus',
  smallPractice: 'Small practice bonus',
  hcc: 'HCC risk score',
  dualProportion: 'Dual eligible share',
};

const text = (value: unknown): string => (typeof value === 'number' ? String(round4(value)) : String(value));

const figureInRules = ({ name, value, source }: UsedFigure): string =>
  `${name} ${text(value)}${source === undefined ? '' : ` ${source}`}`;

/** Rule, figures with their pointers, and the set's reference. */
export function ruleLines({ ruleId, figures, metadata }: ScoreNode, indent: string, page: Explanation): string[] {
  if (!page.withRules) return [];
  const { setRef, measureClass, weightsRow } = metadata;
  const parts = [
    `rule ${ruleId}`,
    ...(typeof measureClass === 'number' ? [`class ${measureClass}`] : []),
    ...(typeof setRef === 'string' ? [setRef] : []),
    ...(typeof weightsRow === 'string' ? [weightsRow] : []),
    ...figures.map(figureInRules),
  ];
  return indented(indent, parts.join('; '));
}

/** Points of a node and whether they count. */
function pointsInWords(node: ScoreNode, isWithin: boolean): string {
  const { notCountedBecause: because } = node.metadata;
  const why = typeof because === 'string' && isWithin ? `: ${because}` : '';
  if (node.value === null) return why === '' && !isLeft(node) ? 'not scored' : `not counted${why}`;
  const points = toDecimals(unroundedOf(node), 4);
  return isCounted(node) ? points : `${points}, not counted${why}`;
}

const isLeft = ({ ruleId }: ScoreNode): boolean => ruleId.endsWith('.leftOut');

/** What the figures of an improvement were. */
function improvementFigures({ name, figures }: ScoreNode): string {
  if (name !== 'improvement') return '';
  const shown = figures.filter(({ value }) => value !== null && value !== 0);
  return ` (${shown.map(({ name: words, value }) => `${words} ${text(value)}`).join(', ')})`;
}

function detailOf(node: ScoreNode): string {
  if (isLeft(node)) return '';
  const { slot } = node.metadata;
  return `${node.detail}${improvementFigures(node)}${typeof slot === 'string' ? `; ${slot}` : ''}`;
}

/** One node and what it was made of, indented under its parent. `isWithin`: its parent does not say already why it is left out. */
export function nodeInWords(node: ScoreNode, indent: string, page: Explanation, isWithin = true): string[] {
  const detail = detailOf(node);
  const points = pointsInWords(node, isWithin);
  const line = `${names[node.name] ?? node.name}: ${points}${detail === '' ? '' : ` - ${detail}`}`;
  const facts = measureFacts(node);
  return [
    ...indented(indent, `${line} ${page.sources.cite(node.citation)}`),
    ...(facts === '' ? [] : indented(`${indent}    `, facts)),
    ...ruleLines(node, `${indent}    `, page),
    ...node.parts.flatMap((part) => nodeInWords(part, `${indent}  `, page)),
  ];
}

/** A measurement set: its measures below the sum of their points, or why it is left out. */
export function setInWords(node: ScoreNode, indent: string, page: Explanation): string[] {
  const { metadata, parts } = node;
  const isPicked = metadata.measurementSetPicked === true;
  const heading = collectionHeading(metadata.submissionMethod);
  const sum = isPicked ? `${toDecimals(unroundedOf(node), 4)} points` : node.detail;
  return [
    ...indented(indent, `${heading}: ${sum}${isPicked ? '' : ` ${page.sources.cite(node.citation)}`}`),
    ...ruleLines(node, `${indent}    `, page),
    ...parts.flatMap((part) => nodeInWords(part, `${indent}  `, page, isPicked)),
  ];
}

function termInWords(part: ScoreNode): string {
  const points = unroundedOf(part);
  return `${names[part.name] ?? part.name} ${points < 0 ? '' : '+'}${text(points)}`;
}

/** A bonus that measures earn one by one, on one line. */
export function measureBonusInWords(node: ScoreNode, indent: string, page: Explanation): string[] {
  const terms = node.parts.map((part) => termInWords(part));
  const [cap] = node.figures;
  const most = cap === undefined ? '' : `, at most ${text(cap.value)}% of the denominator`;
  const line = `${names[node.name] ?? node.name}: ${toDecimals(unroundedOf(node), 4)} - ${node.detail}${most}: ${terms.join(', ')}`;
  return [
    ...indented(indent, `${line} ${page.sources.cite(node.citation)}`),
    ...ruleLines(node, `${indent}    `, page),
  ];
}
