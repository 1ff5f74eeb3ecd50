import { compareScores } from '../scoring/compare/compare-scores';
import type { Cause, Movement, ScoreComparison } from '../scoring/compare/compare-scores';
import type { AbsenceReason } from '../scoring/absent-categories';
import { absenceWords } from '../scoring/explain/rules';
import { roundHalfUp, toDecimals } from '../scoring/rounding';
import { readScoreOutput } from '../schemas/score-output';
import type { ScoreNodeDocument } from '../schemas/score-output';
import { CommandError, EXIT } from './exit-codes';
import { categoryNames } from './names-in-words';
import { wrongSum } from './score-sums';
import { fileFailure, fileName, readSubmissionFile } from './submission-file';

async function readTree(file: string): Promise<ScoreNodeDocument> {
  const reading = await readSubmissionFile(file, process.stdin);
  if ('refusal' in reading) throw fileFailure(file, reading.refusal);
  const read = readScoreOutput(reading.document);
  if (!('tree' in read)) throw noScore(file, '$', 'NOT_A_SCORE', read.problem);
  const wrong = wrongSum(read.tree);
  if (wrong === undefined) return read.tree;
  throw noScore(file, wrong.path, 'WRONG_SUM', `${wrong.path}: ${wrong.message}`);
}

function noScore(file: string, path: string, code: string, problem: string): CommandError {
  return new CommandError(`${fileName(file)} was not written by qpp score --json (${problem})`, EXIT.usage, {
    type: 'ValidationError',
    details: [{ path, code, message: problem }],
  });
}

/** Compares two files written by `qpp score --json`. @throws CommandError when one of them is none. */
export async function compareFiles(before: string, after: string): Promise<ScoreComparison> {
  if (before === '-' && after === '-') throw new CommandError('Standard input (-) can be read once.');
  return compareScores(await readTree(before), await readTree(after));
}

function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (typeof value === 'number') return String(roundHalfUp(value, 4));
  return typeof value === 'object' ? JSON.stringify(value) : shortened(String(value as string | boolean));
}

/** Checksums and benchmarks in the few characters that tell them apart; --json has them whole. */
function shortened(text: string): string {
  if (/^[0-9a-f]{64}$/.test(text)) return text.slice(0, 12);
  const [, year] = /^benchmarks\/(\d{4})#/.exec(text) ?? [];
  return year === undefined ? text : `of ${year}`;
}

const reason = (value: unknown): string => absenceWords[value as AbsenceReason] ?? valueInWords(value);

function causeInWords({ name, from, to }: Cause): string {
  if (name === 'reason of absence' && to === null) return `scored; before not: ${reason(from)}`;
  if (name === 'reason of absence')
    return `not scored: ${reason(to)}${from === null ? '' : `; before: ${reason(from)}`}`;
  if (name === 'added' || name === 'removed') return name;
  if (name === 'citation') return 'other sources';
  return `${name} ${valueInWords(from)} -> ${valueInWords(to)}`;
}

/** All causes of a movement; one that is called as what moved is not named again. */
function causesInWords({ category, subject, causes }: Movement): string {
  const nameOf = ({ name }: Cause): string => {
    if (name === subject) return '';
    return category === 'cost' && name === 'performance rate' ? 'figure' : name;
  };
  return causes.map((cause) => causeInWords({ ...cause, name: nameOf(cause) }).trimStart()).join('; ');
}

function signed(points: number): string {
  return `${points < 0 ? '-' : '+'}${toDecimals(Math.abs(points), 4)}`;
}

function movementInWords(movement: Movement): string[] {
  const { category, subject, points, rule, citation } = movement;
  const ruleId = rule.to ?? rule.from ?? '';
  return [
    `  ${signed(points).padStart(9)}  ${category} ${subject}: ${causesInWords(movement) || 'another sum'}`,
    `             rule ${ruleId}; ${citation}`,
  ];
}

const categories = ['quality', 'cost', 'ia', 'pi'] as const;

/** The weights of both scores, for a row of the policy says nothing to people. */
function weightsInWords({ from, to }: ScoreComparison['weights']): string {
  const each = categories.map((category) => {
    const [before, after] = [from[category], to[category]];
    return `${categoryNames[category]} ${before === after ? `${before}%` : `${before}% -> ${after}%`}`;
  });
  const isSame = categories.every((category) => from[category] === to[category]);
  return isSame ? 'weights as before, by another row of the rules' : `weights ${each.join(', ')}`;
}

/** The comparison in lines. */
export function comparisonInWords(comparison: ScoreComparison): string[] {
  if (comparison.same) return ['The same: nothing differs.'];
  const { from, to, change, movements, unmoved, versions, determined, weights } = comparison;
  const side = (points: number, isDetermined: boolean): string =>
    `${toDecimals(points, 2)}${isDetermined ? '' : ' (not determinable: without what is unknown)'}`;
  return [
    `${side(from, determined.from)} -> ${side(to, determined.to)} (${signed(change)})`,
    ...versions.map((each) => `  ${each.name === 'weights row' ? weightsInWords(weights) : causeInWords(each)}`),
    ...(movements.length === 0 ? [] : ['', 'What moved points of the final score:']),
    ...movements.flatMap(movementInWords),
    ...(unmoved.length === 0 ? [] : ['', 'What changed without moving points:']),
    ...unmoved.map((movement) => `  ${movement.category} ${movement.subject}: ${causesInWords(movement)}`),
  ];
}
