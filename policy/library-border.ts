/**
 * The functions of the policy for callers outside, who may hand over anything: each refuses by name what it cannot take,
 * and then is the function of the same name.
 */
import * as canonical from './canonical-text';
import { isObject, requireFile, requirePlain, whole } from './check-arguments';
import * as covering from './coverage-table/cover-policies';
import type { Coverage } from './coverage-table/cover-policies';
import * as coverageText from './coverage-table/render-coverage';
import * as describing from './describe/describe-policy';
import type { DescribeOptions } from './describe/describe-policy';
import type { PolicyDescription } from './describe/description';
import * as descriptionText from './describe/render-description';
import * as diffing from './diff/diff-policies';
import type { PolicyDiff } from './diff/policy-diff';
import * as diffText from './diff/render-diff';
import * as listing from './figures';
import type { PolicyFigure } from './figures';
import { PolicyArgumentError } from './policy-argument-error';
import * as reading from './read-year-policy';
import { policySections } from './sections';
import type { YearPolicy } from './year-policy';
import type { YearPolicyFile } from './year-policy-file';

/**
 * Reads the year's file into the typed policy. Pure but for freezing the parts of the file that it hands on.
 * @param hash any text that names the version of the file; scores repeat it as `policyHash`.
 * @throws PolicyArgumentError for a file that is not whole, and a hash that is no text.
 */
export function readYearPolicy(file: YearPolicyFile, hash: string): YearPolicy {
  requireFile('file', file);
  if (typeof hash !== 'string' || hash.trim() === '') {
    throw new PolicyArgumentError('hash', 'is no text', 'give any text that names the version of the file');
  }
  return whole('file', () => reading.readYearPolicy(file, hash));
}

/**
 * Same content, same text, however the file is laid out: keys sorted, no spaces. The SHA-256 of a policy file's text (hex) is
 * the hash that `policy/load` gives its policy.
 * @throws PolicyArgumentError for what JSON cannot hold.
 */
export function canonicalText(value: unknown): string {
  requirePlain('value', value);
  return canonical.canonicalText(value);
}

/**
 * Every figure of the year with section, citation and standing, in the order of the file.
 * @throws PolicyArgumentError for a file that is not whole.
 */
export function figuresOf(file: YearPolicyFile): PolicyFigure[] {
  requireFile('file', file);
  return whole('file', () => listing.figuresOf(file));
}

/**
 * What changed between two performance years, figure by figure; what only moved along with the year is listed apart.
 * @throws PolicyArgumentError for a file that is not whole.
 */
export function diffPolicies(earlier: YearPolicyFile, later: YearPolicyFile): PolicyDiff {
  requireFile('earlier', earlier);
  requireFile('later', later);
  return whole('earlier or later', () => diffing.diffPolicies(earlier, later));
}

/**
 * A comparison of two years as lines of text.
 * @throws PolicyArgumentError for what is no comparison.
 */
export function renderDiff(diff: PolicyDiff): string[] {
  return whole('diff', () => diffText.renderDiff(diff), 'give what diffPolicies returns');
}

/**
 * A year's policy in sections of facts and tables, every line with its citation and standing; `renderDescription` turns it
 * into text.
 * @throws PolicyArgumentError for a file that is not whole, and for a section nobody knows.
 */
export function describePolicy(file: YearPolicyFile, options: DescribeOptions = {}): PolicyDescription {
  requireFile('file', file);
  if (!isObject(options)) throw new PolicyArgumentError('options', 'is no object', 'give options by name, or none');
  const known: readonly string[] = policySections.map(({ name }) => name);
  const { sections } = options;
  if (sections !== undefined && !(Array.isArray(sections) && sections.every((name: string) => known.includes(name)))) {
    throw new PolicyArgumentError('options.sections', 'is no list of sections', `use some of ${known.join(', ')}`);
  }
  return whole('file', () => describing.describePolicy(file, options));
}

/**
 * The readable policy as lines of text.
 * @throws PolicyArgumentError for what is no description.
 */
export function renderDescription(description: PolicyDescription): string[] {
  return whole('description', () => descriptionText.renderDescription(description), 'give what describePolicy returns');
}

/**
 * How well each rule is covered in each year, found from values and provenance of the years' files.
 * @throws PolicyArgumentError for what is no list of files, and for a file that is not whole.
 */
export function coverPolicies(files: readonly YearPolicyFile[]): Coverage {
  const remedy = "give a list of years' files";
  if (!Array.isArray(files as unknown)) throw new PolicyArgumentError('files', 'is no list', remedy);
  files.forEach((file, index) => requireFile(`files[${index}]`, file));
  return whole('files', () => covering.coverPolicies(files));
}

/**
 * How many rules have each status, by year.
 * @throws PolicyArgumentError for what is no coverage.
 */
export function coverageTotals(coverage: Coverage): Readonly<Record<string, readonly number[]>> {
  return whole('coverage', () => coverageText.coverageTotals(coverage), 'give what coverPolicies returns');
}

/**
 * The coverage as the Markdown page docs/coverage.md, line by line.
 * @throws PolicyArgumentError for what is no coverage.
 */
export function renderCoverage(coverage: Coverage): string[] {
  return whole('coverage', () => coverageText.renderCoverage(coverage), 'give what coverPolicies returns');
}
