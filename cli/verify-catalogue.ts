import { verifyDirectory } from '../catalogue/verify-directory';
import type { YearComparison, YearVerdict } from '../catalogue/verify-directory';
import { EXIT } from './exit-codes';
import { say } from './say';

export interface VerifyOptions {
  limit: number;
  json?: boolean;
}

const words: Readonly<Record<YearVerdict, string>> = {
  equal: 'equal',
  differs: 'differs',
  missing: 'missing: shipped, but not in the directory',
  unshipped: 'not shipped: import it',
  provisional: 'provisional, not imported: measures without benchmarks',
  unusable: 'unusable',
};

/** Longest text of a value in a line. */
const longestValue = 60;
const short = (text: string | null): string =>
  text === null ? 'nothing' : text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;

function sayComparison({ year, verdict, differences, problem }: YearComparison, limit: number): void {
  const count = differences.length > 0 ? ` in ${differences.length} places` : '';
  say(`${year}  ${words[verdict]}${count}${problem === null ? '' : `: ${problem}`}`);
  for (const { record, kind, field, before, after } of differences.slice(0, limit)) {
    if (kind === 'added') say(`      ${record}: in the directory only`);
    else if (kind === 'removed') say(`      ${record}: shipped only`);
    else say(`      ${record} ${field}: shipped ${short(before)}, directory ${short(after)}`);
  }
  if (differences.length > limit) say(`      and ${differences.length - limit} more (--limit)`);
}

/** 0 all shipped years are equal, 1 something differs, 2 the directory cannot be used. */
function exitCodeOf(comparisons: readonly YearComparison[]): number {
  const verdicts = new Set(comparisons.map(({ verdict }) => verdict));
  if (verdicts.has('unusable')) return EXIT.usage;
  return verdicts.has('differs') || verdicts.has('missing') || verdicts.has('unshipped') ? EXIT.no : EXIT.ok;
}

/** `qpp catalogue verify`: how the shipped tables compare with a directory, year by year. */
export function verifyCommand(directory: string, { limit, json }: VerifyOptions): void {
  const comparisons = verifyDirectory(directory);
  const exitCode = exitCodeOf(comparisons);
  if (json === true) {
    const years = comparisons.map(({ differences, ...rest }) => ({
      ...rest,
      differenceCount: differences.length,
      differences: differences.slice(0, limit),
    }));
    say(JSON.stringify({ equal: exitCode === EXIT.ok, years }));
  } else {
    for (const comparison of comparisons) sayComparison(comparison, limit);
  }
  if (exitCode !== EXIT.ok) process.exitCode = exitCode;
}
