import { citationOf } from '../scoring/explain/rules';
import { isCounted, unroundedOf } from '../scoring/explain/tree-sums';
import { toDecimals } from '../scoring/rounding';
import type { ScoreNode } from '../scoring/score-result';
import type { WeightScheme } from '../policy/weights-policy';
import type { Category, YearPolicy } from '../policy/year-policy';
import { indented } from './cited-sources';
import { measureBonusInWords, nodeInWords, ruleLines, setInWords } from './explain-node-in-words';
import type { Explanation } from './explain-node-in-words';
import { categoryName } from './names-in-words';
import { piAnswersInWords } from './reported-in-words';

const text = (value: unknown): string => String(value as string | number);

const categories: readonly Category[] = ['quality', 'cost', 'ia', 'pi'];

const isMeasureBonus = ({ ruleId, parts }: ScoreNode): boolean =>
  parts.length > 0 && ['quality.highPriority', 'quality.endToEnd', 'quality.complexOrganization'].includes(ruleId);

/** What was sent for a category that is not scored may stand by itself; else it is in sets, bonuses and items. */
function partInWords(part: ScoreNode, page: Explanation): string[] {
  if (part.name === 'required') return [];
  if (part.metadata.measurementSetPicked !== undefined) return setInWords(part, '  ', page);
  return isMeasureBonus(part) ? measureBonusInWords(part, '  ', page) : nodeInWords(part, '  ', page);
}

/** What the tree names in one word. */
const withoutCodes = (detail: string): string =>
  detail.replace('(specialtySet: ', '(specialty set ').replace('(clinicalClusters: ', '(clinical clusters ');

/** The points of a category and, for quality, how many measures they are of. */
function pointsLine(original: ScoreNode, page: Explanation): string[] {
  const required = original.parts.find(({ name }) => name === 'required');
  const isPercent = original.name === 'pi' || required === undefined;
  const of = isPercent ? '' : `; ${withoutCodes(required.detail)} ${page.sources.cite(required.citation)}`;
  return [
    ...indented('  ', `${original.detail} ${page.sources.cite(original.citation)}${of}`),
    ...ruleLines(original, '      ', page),
  ];
}

function categoryInWords(node: ScoreNode, category: Category, year: number, page: Explanation): string[] {
  const { original, metadata } = node;
  const name = categoryName(category, year);
  if (original === undefined) {
    return [
      ...indented('', `${name}: ${node.detail} ${page.sources.cite(node.citation)}`),
      ...ruleLines(node, '    ', page),
      ...node.parts.flatMap((part) => nodeInWords(part, '  ', page)),
    ];
  }
  const share = typeof metadata.percent === 'number' ? toDecimals(metadata.percent, 4) : 'no';
  const points = `${toDecimals(unroundedOf(node), 4)} points of the final score`;
  return [
    `${name}: ${share}% x weight ${text(metadata.weight)}% = ${points}`,
    ...pointsLine(original, page),
    ...original.parts.flatMap((part) => partInWords(part, page)),
    ...piAnswersInWords(original.metadata).flatMap((line) => indented('  ', line)),
  ];
}

const schemes: Readonly<Record<string, WeightScheme>> = {
  mips: 'mips',
  mvp: 'mips',
  app1: 'app1',
  appPlus: 'appPlus',
  apmScoringStandard: 'apmScoringStandard',
};

/** The weights when every category is scored. */
function fullWeights({ metadata }: ScoreNode, policy: YearPolicy): string {
  const scheme = schemes[String(metadata.reportingOption)] ?? 'mips';
  const full = policy.weights.row(scheme, new Set(), metadata.smallPractice === true)?.weights;
  return full === undefined || full === null ? '' : categories.map((category) => full[category]).join('/');
}

/** The weights, what they would be with every category, and which are not scored. */
function weightsInWords(tree: ScoreNode, policy: YearPolicy, page: Explanation): string[] {
  const { metadata } = tree;
  const { maxContributionQuality, maxContributionCost, maxContributionIA, maxContributionPI } = metadata;
  const weights = [maxContributionQuality, maxContributionCost, maxContributionIA, maxContributionPI].map(text);
  const year = policy.performanceYear;
  const absent = Object.keys((metadata.absentCategories ?? {}) as Record<string, string>) as Category[];
  const without = absent.map((category) => categoryName(category, year)).join(', ');
  const full = fullWeights(tree, policy);
  const named = categories.map((category, index) => `${categoryName(category, year)} ${weights[index]}%`).join(', ');
  const why = absent.length === 0 ? '' : `; not scored: ${without}${full === '' ? '' : ` (with all four: ${full})`}`;
  if (typeof metadata.weightsRow !== 'string') return indented('', `Weights: none, too little is left${why}`);
  const cited = page.sources.cite(citationOf(policy, metadata.weightsRow));
  const rule = page.withRules ? indented('    ', metadata.weightsRow) : [];
  return [...indented('', `Weights: ${named}${why} ${cited}`), ...rule];
}

/** The bonuses of the final score; those the year does not have are left out. */
function bonusesInWords(bonuses: ScoreNode, policy: YearPolicy, page: Explanation): string[] {
  const { complexPatientBonus, smallPracticeBonus } = policy.finalScore;
  const has = { complexPatient: complexPatientBonus !== null, smallPractice: smallPracticeBonus > 0 };
  const shown = bonuses.parts.filter(({ name }) => has[name as keyof typeof has]);
  return shown.flatMap((part) => nodeInWords(part, '', page));
}

/** A sum without the dust of binary fractions. */
const sumInWords = (value: number): string => String(Number(value.toFixed(6)));

/** Where every point of a score came from, category by category. */
export function explainInWords(tree: ScoreNode, policy: YearPolicy, page: Explanation): string[] {
  const ofCategory = categories.flatMap((category) => {
    const node = tree.parts.find(({ name }) => name === category);
    return node === undefined ? [] : [...categoryInWords(node, category, policy.performanceYear, page), ''];
  });
  const others = tree.parts.filter(({ name }) => !categories.some((category) => category === name));
  const ofOthers = others.flatMap((node) =>
    node.name === 'bonuses' ? bonusesInWords(node, policy, page) : nodeInWords(node, '', page),
  );
  const isKnown = tree.value !== null;
  const what = isKnown ? 'before rounding' : 'without what is unknown';
  const sum = tree.parts.filter(isCounted).length === 0 ? '' : ` (${sumInWords(unroundedOf(tree))} ${what})`;
  return [
    ...ofCategory,
    ...weightsInWords(tree, policy, page),
    ...ofOthers,
    `Final score: ${text(tree.metadata.finalScore ?? 'not determinable')}${sum} ${page.sources.cite(tree.citation)}`,
    ...ruleLines(tree, '    ', page),
  ];
}
