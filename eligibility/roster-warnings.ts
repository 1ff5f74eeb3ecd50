import type { SpecialStatus } from '../policy/year-policy';
import type { DeterminationRun, DeterminationWarning } from './determination';
import type { ClinicianFacts, EntityFacts } from './facts';
import { enrolmentContradicts, enrolmentFlag } from './exclusions';
import { segmentsOf } from './low-volume';
import { type EligibilityContext, type QpReading, type QpThresholdSet, qpThresholdSets } from './policy-terms';
import { scoredStatus } from './qp-scores';
import { billedIn } from './special-statuses';

/**
 * What the facts of a practice leave doubtful: a roster that is not as large as the practice (shares of clinicians are
 * then shares of those we know), snapshots whose ready result is not what their scores come to, and people newly enrolled
 * who billed before.
 */
export function rosterWarnings(
  facts: EntityFacts,
  run: DeterminationRun,
  { performanceYear, eligibility }: EligibilityContext,
  reading?: QpReading,
): DeterminationWarning[] {
  const differing = segmentsOf(run).filter((segment) => {
    const given = facts.practiceSize?.[segment];
    return given !== undefined && given !== facts.clinicians.filter((one) => billedIn(one, segment)).length;
  });
  const warnings = facts.clinicians.flatMap((clinician) => {
    const { clinicianRef } = clinician;
    return [
      ...(qpDiffers(clinician, qpThresholdSets(eligibility, reading)) ? [{ ...qpWarning, clinicianRef }] : []),
      ...(enrolmentContradicts(clinician, performanceYear)
        ? [{ ...(enrolmentFlag(clinician) ? flagWarning : dateWarning), clinicianRef }]
        : []),
    ];
  });
  const hasStatuses = facts.clinicians.some(
    (one) => one.specialStatuses !== undefined || one.statusFigures !== undefined,
  );
  return differing.length > 0 && hasStatuses ? [sizeWarning, ...warnings] : warnings;
}

/** A ready result that none of the thresholds that were asked for make of the scores beside it. */
function qpDiffers({ qpStatus, qpScores }: ClinicianFacts, sets: readonly QpThresholdSet[]): boolean {
  return ([1, 2, 3] as const).some((snapshot) => {
    const given = qpStatus?.[snapshot];
    const scores = qpScores?.[snapshot];
    if (given === undefined || scores === undefined || scores.length === 0) return false;
    return !scores.some((each) => sets.some((set) => scoredStatus(each, set).status === given));
  });
}

const sizeWarning: DeterminationWarning = {
  code: 'ROSTER_AND_SIZE_DIFFER',
  words: 'The size given for the practice is not that of its roster: shares of clinicians are shares of those listed.',
};

const qpWarning: DeterminationWarning = {
  code: 'QP_GIVEN_AND_SCORED_DIFFER',
  words: 'A ready QP result is not what the threshold scores beside it come to; the ready result was followed.',
};

/**
 * Clinicians called a small practice of which the practice is none. The status is a count of the TIN's NPIs and is given
 * with the practice: what a clinician's own data say of it counts nowhere.
 */
export const ownSmallPractice = (
  { clinicians }: EntityFacts,
  run: DeterminationRun,
  found: readonly SpecialStatus[],
): DeterminationWarning[] =>
  found.includes('smallPractice')
    ? []
    : clinicians
        .filter(({ specialStatuses }) =>
          segmentsOf(run).some((each) => specialStatuses?.[each]?.includes('smallPractice')),
        )
        .map(({ clinicianRef }) => ({ ...smallWarning, clinicianRef }));

const smallWarning: DeterminationWarning = {
  code: 'SMALL_PRACTICE_OF_CLINICIAN',
  words: 'Called a small practice, which is a count of the NPIs of the TIN, and the practice is none: not followed.',
};

const flagWarning: DeterminationWarning = {
  code: 'NEWLY_ENROLLED_AND_BILLED',
  words: 'Called newly enrolled, with claims of before the performance year: the flag was followed.',
};

const dateWarning: DeterminationWarning = {
  code: 'NEWLY_ENROLLED_AND_BILLED',
  words: 'Enrolled in the performance year, with claims of before it: not taken as newly enrolled.',
};
