import type { SubmissionBody } from '../../activities/intake/submission';
import { loadCatalogue } from '../../catalogue/load';
import { loadPolicy } from '../../policy/load';
import { validateSubmission } from '../../validation/validate-submission';
import type { Draft } from '../golden/bodies';

/**
 * A group's file as the door seals it: written in the wire format, held against every rule of the year and brought to
 * its normal form.
 */
export function vendorFile(performanceYear: number, tin: string, sets: readonly Draft[]): SubmissionBody {
  const period = { performanceStart: `${performanceYear}-01-01`, performanceEnd: `${performanceYear}-12-31` };
  const measurementSets = sets.map((set) => ({ ...period, ...set }));
  const body = { entityType: 'group', taxpayerIdentificationNumber: tin, performanceYear, measurementSets };
  const outcome = validateSubmission(body, {
    catalogueFor: loadCatalogue,
    policyFor: loadPolicy,
    supportedYears: [performanceYear],
    mode: 'production',
    submitterOrganizationId: 'test-registry',
    target: 'submission',
  });
  if (!outcome.valid) throw new Error(outcome.details.map(({ path, code }) => `${code} ${path}`).join(', '));
  return { submission: outcome.submission, warnings: outcome.warnings };
}

/** The scores that an answer to a submission previews, by program. */
export function previewsIn(answer: { body: unknown } | null): Record<string, number | null> {
  const { scores } = (answer?.body as { data: { scores: { programName: string; value: number | null }[] } }).data;
  return Object.fromEntries(scores.map(({ programName, value }) => [programName, value]));
}
