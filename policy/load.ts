/** The one place that reads policy files from disk. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { canonicalText } from './canonical-text';
import { readYearPolicy } from './read-year-policy';
import type { YearPolicy } from './year-policy';
import type { YearPolicyFile } from './year-policy-file';

const directory = path.join(__dirname, 'years');
const loaded = new Map<number, YearPolicy>();

/** Asked for a year that has no policy file. `supportedYears` says which do. */
export class UnknownPolicyYearError extends Error {
  readonly code = 'QPP_POLICY_YEAR_UNKNOWN';

  constructor(
    readonly year: number,
    readonly supportedYears: readonly number[],
  ) {
    super(`No policy for performance year ${year}; supported years are ${supportedYears.join(', ')}.`);
    this.name = 'UnknownPolicyYearError';
  }
}

/** Years with a policy file, ascending. */
export function supportedPolicyYears(): number[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .map((file) => Number(file.slice(0, -'.json'.length)))
    .sort((a, b) => a - b);
}

/**
 * A year's file as it stands, with all its figures and citations: for showing and comparing years.
 * @throws UnknownPolicyYearError for a year without a file.
 */
export function loadPolicyFile(year: number): YearPolicyFile {
  const file = path.join(directory, `${year}.json`);
  if (!Number.isInteger(year) || !existsSync(file)) throw new UnknownPolicyYearError(year, supportedPolicyYears());
  return JSON.parse(readFileSync(file, 'utf8')) as YearPolicyFile;
}

/**
 * The policy of a performance year, read once a process.
 * @throws UnknownPolicyYearError for a year without a file.
 */
export function loadPolicy(year: number): YearPolicy {
  const earlier = loaded.get(year);
  if (earlier !== undefined) return earlier;
  const content = loadPolicyFile(year);
  const hash = createHash('sha256').update(canonicalText(content)).digest('hex');
  const policy = readYearPolicy(content, hash);
  loaded.set(year, policy);
  return policy;
}
