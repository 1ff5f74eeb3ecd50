import type { z } from 'zod';
import type { FactDefinition } from './definition';
import { isFactType } from './fact-types';
import type { FactType } from './fact-types';
import { eligibilityCorrected } from './eligibility-corrected';
import { eligibilityFinalDetermined } from './eligibility-final-determined';
import { eligibilityPreliminaryDetermined } from './eligibility-preliminary-determined';
import { factsReceived } from './facts-received';
import { intakeRefused } from './intake-refused';
import { lifecycleCancelled } from './lifecycle-cancelled';
import { lifecycleClosed } from './lifecycle-closed';
import { lifecycleDeadlineNoticed } from './lifecycle-deadline-noticed';
import { lifecyclePhaseEntered } from './lifecycle-phase-entered';
import { lifecycleStarted } from './lifecycle-started';
import { measurementsetAccepted } from './measurementset-accepted';
import { measurementsetReplaced } from './measurementset-replaced';
import { measurementsetWithdrawn } from './measurementset-withdrawn';
import { opsActivityStalled } from './ops-activity-stalled';
import { opsIntervened } from './ops-intervened';
import { opsUnitNotScored } from './ops-unit-not-scored';
import { optinElected } from './optin-elected';
import { paymentAdjustmentAssigned } from './payment-adjustment-assigned';
import { paymentAdjustmentReleased } from './payment-adjustment-released';
import { qpSnapshotDetermined } from './qp-snapshot-determined';
import { registrationChanged } from './registration-changed';
import { registrationRegistered } from './registration-registered';
import { registrationWithdrawn } from './registration-withdrawn';
import { reviewClosed } from './review-closed';
import { reviewClosesAtKnown } from './review-closes-at-known';
import { reviewDecided } from './review-decided';
import { reviewDocumentsReceived } from './review-documents-received';
import { reviewDocumentsRequested } from './review-documents-requested';
import { reviewOpened } from './review-opened';
import { reviewRequested } from './review-requested';
import { reviewWithdrawn } from './review-withdrawn';
import { rosterChanged } from './roster-changed';
import { scoreAssigned } from './score-assigned';
import { scoreFinalReleased } from './score-final-released';
import { scorePreliminaryCalculated } from './score-preliminary-calculated';
import { scoreRevised } from './score-revised';
import { seasonDeadlineChanged } from './season-deadline-changed';
import { seasonReleased } from './season-released';
import { windowClosed } from './window-closed';
import { windowExtended } from './window-extended';
import { windowOpened } from './window-opened';
import { windowReopened } from './window-reopened';

/** Every type of fact of this release with its definition. */
export const FACT_REGISTRY = {
  'lifecycle.started': lifecycleStarted,
  'lifecycle.phase-entered': lifecyclePhaseEntered,
  'lifecycle.deadline-noticed': lifecycleDeadlineNoticed,
  'lifecycle.closed': lifecycleClosed,
  'lifecycle.cancelled': lifecycleCancelled,
  'eligibility.preliminary-determined': eligibilityPreliminaryDetermined,
  'eligibility.final-determined': eligibilityFinalDetermined,
  'eligibility.corrected': eligibilityCorrected,
  'qp.snapshot-determined': qpSnapshotDetermined,
  'optin.elected': optinElected,
  'registration.registered': registrationRegistered,
  'registration.changed': registrationChanged,
  'registration.withdrawn': registrationWithdrawn,
  'window.opened': windowOpened,
  'window.closed': windowClosed,
  'window.extended': windowExtended,
  'window.reopened': windowReopened,
  'measurementset.accepted': measurementsetAccepted,
  'measurementset.replaced': measurementsetReplaced,
  'measurementset.withdrawn': measurementsetWithdrawn,
  'facts.received': factsReceived,
  'roster.changed': rosterChanged,
  'review.opened': reviewOpened,
  'review.closes-at-known': reviewClosesAtKnown,
  'review.closed': reviewClosed,
  'review.requested': reviewRequested,
  'review.documents-requested': reviewDocumentsRequested,
  'review.documents-received': reviewDocumentsReceived,
  'review.withdrawn': reviewWithdrawn,
  'review.decided': reviewDecided,
  'score.preliminary-calculated': scorePreliminaryCalculated,
  'score.final-released': scoreFinalReleased,
  'score.assigned': scoreAssigned,
  'score.revised': scoreRevised,
  'payment.adjustment-released': paymentAdjustmentReleased,
  'payment.adjustment-assigned': paymentAdjustmentAssigned,
  'season.released': seasonReleased,
  'season.deadline-changed': seasonDeadlineChanged,
  'intake.refused': intakeRefused,
  'ops.intervened': opsIntervened,
  'ops.activity-stalled': opsActivityStalled,
  'ops.unit-not-scored': opsUnitNotScored,
};

/** `data` by fact type. */
export type FactDataByType = { [T in FactType]: z.output<(typeof FACT_REGISTRY)[T]['schema']> };

/** Thrown for data that does not fit its type; not retried, for the same data will fail again. */
export class FactInvalidError extends Error {
  override readonly name = 'FactInvalidError';
  readonly code = 'QPP_EVENT_INVALID';

  constructor(
    readonly factType: string,
    /** Where and what kind of mismatch; never the values. */
    readonly problems: readonly { path: string; code: string }[],
  ) {
    const list = problems.map(({ path, code }) => `${path}: ${code}`).join('; ');
    super(`Data of a ${factType} fact does not match schemas/events (${list}). Correct what builds the fact.`);
  }
}

/** A bare run of 9 or 10 digits reads as a TIN or NPI, and neither may leave the service. */
const identifierLike = /(?<![\w.])\d{9,10}(?![\w.])/;

function identifierPaths(value: unknown, path: string): string[] {
  if (typeof value === 'string') return identifierLike.test(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(identifierLike.test(key) ? [`${path}.[key]`] : []),
    ...identifierPaths(inner, `${path}.${identifierLike.test(key) ? '[key]' : key}`),
  ]);
}

/** Leaves four of the 64 KiB of a whole event to its attributes. */
const MAX_DATA_BYTES = 60 * 1024;

/**
 * Checks `data` against the schema of its type before it is recorded.
 * @throws FactInvalidError for an unknown type, a mismatch, an unknown property, a string that reads as TIN or NPI,
 *   or data too large for one event
 */
export function parseFactData<T extends FactType>(type: T, data: unknown): FactDataByType[T] {
  const definition: FactDefinition<FactType, z.ZodType> | undefined = isFactType(type)
    ? FACT_REGISTRY[type]
    : undefined;
  if (definition === undefined) throw new FactInvalidError(type, [{ path: '$', code: 'unknown_type' }]);
  const parsed = definition.schema.safeParse(data);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({ path: ['$', ...issue.path].join('.'), code: issue.code }));
    throw new FactInvalidError(type, problems);
  }
  const leaks = identifierPaths(parsed.data, '$').map((path) => ({ path, code: 'reads_as_identifier' }));
  if (leaks.length > 0) throw new FactInvalidError(type, leaks);
  if (new TextEncoder().encode(JSON.stringify(parsed.data)).length > MAX_DATA_BYTES)
    throw new FactInvalidError(type, [{ path: '$', code: 'too_large' }]);
  return parsed.data as FactDataByType[T];
}
