import { dust } from '../scoring/explain/tree-sums';
import { toDecimals } from '../scoring/rounding';
import type { CategoryScore, ScoreNode, UnitScore } from '../scoring/score-result';
import { indented } from './cited-sources';
import { factLines, factsInDocument } from './fact-lines';
import { categoryName, optionName } from './names-in-words';
import type { OptionScore, ScoredSubmission } from './scored-submission';

export { categoryNames } from './names-in-words';

const shown = 4;

/** Only the end of an identifier, enough to tell two files apart. */
function masked(identifier: string): string {
  return `${'*'.repeat(Math.max(0, identifier.length - shown))}${identifier.slice(-shown)}`;
}

/** Who was scored. Never a whole TIN or NPI: the answer may end in a log. */
export function unitInWords({ submission }: ScoredSubmission): string {
  const { entityType, taxpayerIdentificationNumber: tin, nationalProviderIdentifier: npi } = submission;
  const parts = [tin === undefined ? [] : [`TIN ${masked(tin)}`], npi === undefined ? [] : [`NPI ${masked(npi)}`]];
  return [`${entityType}`, ...parts.flat()].join(', ');
}

/** Lines of a table, columns as wide as their longest cell; the first is text, the others numbers. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

const row = (name: string, scale: string, percent: number, weight: number): string[] => [
  name,
  scale,
  `${toDecimals(percent, 4)}%`,
  `${weight}%`,
  toDecimals((percent * weight) / 100, 4),
];

/** A category, its percent being that of its points; improvement over the year before has a row of its own. */
function categoryRows({ category, points, possible, percent, weight }: CategoryScore, year: number): string[][] {
  const name = categoryName(category, year);
  if (percent === null) return [[name, 'absent', '', '', toDecimals(0, 4)]];
  const achieved = possible > 0 ? (points / possible) * 100 : 0;
  const improved = percent - achieved;
  const scale = `${toDecimals(points, 4)} of ${toDecimals(possible, 0)}`;
  if (improved < dust || (category !== 'quality' && category !== 'cost')) return [row(name, scale, percent, weight)];
  const gained = `+${toDecimals((improved * possible) / 100, 4)}`;
  return [row(name, scale, achieved, weight), row(`  improvement over ${year - 1}`, gained, improved, weight)];
}

/** Bonus points of the final score, and what a limit or the threshold does to the sum. */
function extraRows(tree: ScoreNode): string[][] {
  const bonuses = tree.parts.find(({ name }) => name === 'bonuses')?.parts ?? [];
  const limits = tree.parts.filter(({ name }) => name === 'limit' || name === 'threshold');
  const names: Record<string, string> = {
    complexPatient: 'Complex patient bonus',
    smallPractice: 'Small practice bonus',
    limit: 'Limit',
    threshold: 'Performance threshold',
  };
  return [...bonuses, ...limits]
    .filter(({ value }) => value !== null && value !== 0)
    .map(({ name, value }) => [names[name] ?? name, '', '', '', toDecimals(value ?? 0, 4)]);
}

/** Measures that are taken to be suppressed, which the data do not say for certain. */
function suppressedNotes(node: ScoreNode): string[] {
  const own = node.ruleId === 'quality.notScored.suppressed' ? [`Quality ${node.name}: ${node.detail}`] : [];
  return [...own, ...node.parts.flatMap(suppressedNotes)];
}

/** Why a category is absent, or earns nothing as a whole, and what of it rests on a guess. */
function categoryNotes({ parts }: ScoreNode, year: number): string[] {
  return parts.flatMap((node) => {
    const { name, detail, original } = node;
    if (name !== 'quality' && name !== 'cost' && name !== 'ia' && name !== 'pi') return [];
    const category = categoryName(name, year);
    if (original === undefined) return [`${category}: ${detail}`, ...suppressedNotes(node)];
    if (name === 'quality') return suppressedNotes(original);
    return original.ruleId === 'pi.zero' ? [`${category}: ${original.detail}`] : [];
  });
}

/** The final score, or that it is not known and what the known part comes to. */
export const finalInWords = ({ finalScore, unrounded }: UnitScore): string =>
  finalScore ?? `not determinable (${toDecimals(unrounded, 2)} without what is unknown)`;

/** The score in one option. */
export function optionInWords(each: OptionScore, scored: ScoredSubmission, isVerbose = false): string[] {
  const { score } = each;
  const year = score.performanceYear;
  const rows = [
    ['Category', 'Points', 'Percent', 'Weight', 'Contribution'],
    ...score.byCategory.flatMap((category) => categoryRows(category, year)),
    ...extraRows(score.tree),
    ['Final score', '', '', '', score.finalScore ?? 'not determinable'],
  ];
  return [
    optionName(score.tree),
    ...table(rows).map((line) => `  ${line}`),
    ...(score.finalScore === null ? [`  ${toDecimals(score.unrounded, 2)} without what is unknown`] : []),
    ...[...categoryNotes(score.tree, year), ...score.notDeterminable, ...factLines(each, scored, isVerbose)].flatMap(
      (line) => indented('  ', line),
    ),
  ];
}

/** The whole answer of `qpp score`. */
export function scoreInWords(scored: ScoredSubmission, isVerbose = false): string[] {
  const { scores, refused, warnings, submission } = scored;
  const [best] = scores;
  return [
    `Performance year ${submission.performanceYear}, ${unitInWords(scored)}`,
    ...scores.flatMap((each) => ['', ...optionInWords(each, scored, isVerbose)]),
    ...refused.map(({ option, why }) => `\nOption ${option} is not scored: ${why}`),
    ...(best !== undefined && scores.length > 1
      ? ['', `Best: ${optionName(best.score.tree)} with ${finalInWords(best.score)}`]
      : []),
    ...warnings.map(({ path, code, message }) => `warning  ${path}  ${code}  ${message}`),
    ...(best === undefined
      ? []
      : [
          '',
          `Engine ${best.score.engineVersion}, catalogue ${best.score.catalogueVersion}, policy ${best.score.policyHash.slice(0, 12)}`,
        ]),
  ];
}

/** The machine form: the best score's tree as vendors know it, and every option beside it. */
export function scoreDocument(scored: ScoredSubmission): Record<string, unknown> {
  const { scores, refused, warnings } = scored;
  const summaries = scores.map(({ option, score, input }) => ({
    option,
    finalScore: score.finalScore,
    unrounded: score.unrounded,
    byCategory: score.byCategory,
    bonusPoints: score.bonusPoints,
    notDeterminable: score.notDeterminable,
    ...factsInDocument({ input, score }, scored),
    engineVersion: score.engineVersion,
    policyHash: score.policyHash,
    catalogueVersion: score.catalogueVersion,
    tree: score.tree,
  }));
  return { data: { score: scores[0]?.score.tree ?? null, scores: summaries, refused }, warnings };
}
