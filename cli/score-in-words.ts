import { toDecimals } from '../scoring/rounding';
import type { CategoryScore, ScoreNode } from '../scoring/score-result';
import { missingFacts } from './missing-facts';
import type { OptionScore, ScoredSubmission } from './scored-submission';

/** Names of the categories for people. */
export const categoryNames = {
  quality: 'Quality',
  cost: 'Cost',
  ia: 'Improvement activities',
  pi: 'Promoting Interoperability',
} as const;

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

function categoryRow({ category, points, possible, percent, weight, contribution }: CategoryScore): string[] {
  const name = categoryNames[category];
  if (percent === null) return [name, 'absent', '', '', toDecimals(0, 4)];
  const scale = `${toDecimals(points, 4)} of ${toDecimals(possible, 0)}`;
  return [name, scale, `${toDecimals(percent, 4)}%`, `${weight}%`, toDecimals(contribution, 4)];
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

/** Why a category is absent, or earns nothing as a whole. */
function categoryNotes({ parts }: ScoreNode): string[] {
  return parts.flatMap(({ name, detail, original }) => {
    const category = Object.entries(categoryNames).find(([id]) => id === name)?.[1];
    if (category === undefined) return [];
    if (original === undefined) return [`${category}: ${detail}`];
    return original.ruleId === 'pi.zero' ? [`${category}: ${original.detail}`] : [];
  });
}

/** The score in one option. */
export function optionInWords(each: OptionScore, scored: ScoredSubmission): string[] {
  const { option, score } = each;
  const rows = [
    ['Category', 'Points', 'Percent', 'Weight', 'Contribution'],
    ...score.byCategory.map(categoryRow),
    ...extraRows(score.tree),
    ['Final score', '', '', '', score.finalScore],
  ];
  const missing = missingFacts(each, scored.policy);
  return [
    `Option ${option}`,
    ...table(rows).map((line) => `  ${line}`),
    ...categoryNotes(score.tree).map((line) => `  ${line}`),
    ...score.notDeterminable.map((sentence) => `  ${sentence}`),
    ...missing.map((sentence) => `  not given: ${sentence}`),
  ];
}

/** The whole answer of `qpp score`. */
export function scoreInWords(scored: ScoredSubmission): string[] {
  const { scores, refused, warnings, submission } = scored;
  const [best] = scores;
  return [
    `Performance year ${submission.performanceYear}, ${unitInWords(scored)}`,
    ...scores.flatMap((each) => ['', ...optionInWords(each, scored)]),
    ...refused.map(({ option, why }) => `\nOption ${option} is not scored: ${why}`),
    ...(best !== undefined && scores.length > 1 ? ['', `Best: ${best.option} with ${best.score.finalScore}`] : []),
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
  const { scores, refused, warnings, policy } = scored;
  const summaries = scores.map(({ option, score, input }) => ({
    option,
    finalScore: score.finalScore,
    unrounded: score.unrounded,
    byCategory: score.byCategory,
    bonusPoints: score.bonusPoints,
    notDeterminable: score.notDeterminable,
    missingFacts: missingFacts({ input, score }, policy),
    engineVersion: score.engineVersion,
    policyHash: score.policyHash,
    catalogueVersion: score.catalogueVersion,
    tree: score.tree,
  }));
  return { data: { score: scores[0]?.score.tree ?? null, scores: summaries, refused }, warnings };
}
