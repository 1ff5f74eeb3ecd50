/**
 * Whether a score read from a file adds up. A comparison explains one total by its parts; of a total that is not their
 * sum, by an edit or a cut, it would call the difference rounding.
 */
import { sumOf, unroundedOf } from '../scoring/explain/tree-sums';
import { roundHalfUp } from '../scoring/rounding';
import type { ScoreNode } from '../scoring/score-result';

/** A figure of a score's file that contradicts the others. */
export interface WrongSum {
  /** JSONPath in the document of `qpp score --json`. */
  path: string;
  message: string;
}

/** Sums of binary fractions differ by less; the file has them unrounded. */
const slack = 1e-6;

/** Half of the last decimal that a final score is published with. */
const halfCent = 0.005;

/** Half of the fourth decimal, which parts are shown with. */
const halfOfFourth = 0.000_05;

const root = '$.data.score';

/** The first figure that its parts do not add up to: the total, the same before rounding, or a category's points. */
export function wrongSum(tree: ScoreNode): WrongSum | undefined {
  const sum = sumOf(tree.parts);
  if (tree.value === null && tree.warnings.length === 0)
    return { path: `${root}.value`, message: 'is null, and no warning says what is not determinable' };
  return (
    wrong(`${root}.value`, tree.value ?? sum, sum, halfCent + slack) ??
    wrong(`${root}.metadata.unroundedScoreValue`, unroundedOf(tree), sum, halfCent + slack) ??
    tree.parts.map(wrongPart).find((each) => each !== undefined)
  );
}

function wrong(path: string, value: number, sum: number, most: number): WrongSum | undefined {
  if (Math.abs(value - sum) <= most) return undefined;
  return {
    path,
    message: `is ${String(roundHalfUp(value, 4))}, but its parts add up to ${String(roundHalfUp(sum, 4))}`,
  };
}

/** What is shown of a part is what is counted; the counted parts of a category are points, which add up to its numerator. */
function wrongPart(part: ScoreNode, index: number): WrongSum | undefined {
  const at = `${root}.parts[${String(index)}]`;
  const [value, unrounded] = [part.value ?? 0, unroundedOf(part)];
  if (Math.abs(value - unrounded) > halfOfFourth + slack) {
    const message = `is ${String(value)}, but was ${String(roundHalfUp(unrounded, 4))} before rounding`;
    return { path: `${at}.value`, message };
  }
  const { original } = part;
  const numerator = original?.metadata['numerator'];
  if (original === undefined || typeof numerator !== 'number') return undefined;
  return wrong(`${at}.original.metadata.numerator`, numerator, sumOf(original.parts), slack);
}
