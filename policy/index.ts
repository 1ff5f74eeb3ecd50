/**
 * The policy of the Quality Payment Program as a library: what each performance year says, with its citations.
 *
 * Pure: no I/O, no packages. The figures are frozen plain data; `policy/load` reads the shipped ones from disk. See
 * docs/policy.md.
 */
export {
  canonicalText,
  coverageTotals,
  coverPolicies,
  describePolicy,
  diffPolicies,
  figuresOf,
  readYearPolicy,
  renderCoverage,
  renderDescription,
  renderDiff,
} from './library-border';
export { PolicyArgumentError } from './policy-argument-error';
export { policySections } from './sections';
export { limits } from './coverage-table/limits';

export type * from './year-policy';
export type { YearPolicyFile, ProvenanceEntry } from './year-policy-file';
export type { PolicyFigure, Standing } from './figures';
export type { SectionName } from './sections';
export type { PolicyChange, PolicyDiff } from './diff/policy-diff';
export type { DescribeOptions } from './describe/describe-policy';
export type { Block, DescribedSection, FactLine, Mark, PolicyDescription, TableRow } from './describe/description';
export type { Coverage, CoveredRow } from './coverage-table/cover-policies';
export type { CoverageStatus } from './coverage-table/coverage-row';
export type { LimitId } from './coverage-table/limits';
