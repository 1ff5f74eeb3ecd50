/**
 * What validating a body needs to know beside the body, and what it answers.
 */
import type { YearCatalogue } from '../catalogue/year-catalogue';
import type { YearPolicy } from '../policy/year-policy';
import type { NormalisedSubmission, SubmissionIdentity } from '../schemas/submission';
import type { Problem, SubmissionErrorCode, SubmissionWarningCode } from '../schemas/submission-codes';
import type { DerivedValue } from '../schemas/submission-values';

/** Everything around a body that decides whether it is acceptable. */
export interface ValidationContext {
  /** The measures of a year, or undefined when they are not loaded. */
  catalogueFor(year: number): YearCatalogue | undefined;
  /** The policy of a year that has a catalogue. */
  policyFor(year: number): YearPolicy;
  /** Years this service takes, named in the answer to any other. */
  supportedYears: readonly number[];
  /** In preview an NPI's check digit is a warning; in production an error. */
  mode: 'production' | 'preview';
  /** Organisation of the caller's token (CMS's 7-digit id). Without it, nobody's measures are refused as another vendor's. */
  submitterOrganizationId?: string;
  /** What the body is: a whole submission (default), or one set, with paths from `$.measurements`. */
  target?: 'submission' | 'measurementSet';
  /** For a set that names its submission by id instead of embedding it: the identity of that submission. */
  submission?: SubmissionIdentity;
}

/** The answer: an accepted body in its normal form, or every problem with it. */
export type ValidationOutcome =
  | {
      valid: true;
      submission: NormalisedSubmission;
      warnings: Problem<SubmissionWarningCode>[];
      /** Computed figures by the path of the value they belong to, in the posted body's paths. */
      derived: Readonly<Record<string, DerivedValue>>;
    }
  | { valid: false; details: Problem<SubmissionErrorCode>[]; warnings: Problem<SubmissionWarningCode>[] };
