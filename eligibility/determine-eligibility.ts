import type { YearPolicy } from '../policy/year-policy';
import { decide } from './decide';
import type {
  ClinicianBasis,
  Determination,
  DeterminationBasis,
  DeterminationRun,
  DeterminationWarning,
} from './determination';
import { barredReason, bestQpStatus } from './exclusions';
import type { ClinicianFacts, Elections, EntityFacts } from './facts';
import { groupSegments, judgedSegments, patientsOnlySummed, reconcile, segmentsDisagree } from './low-volume';
import type { StatusesFound } from './special-statuses';
import { findSpecialStatuses } from './special-statuses';

/** What the determination needs of a year's policy. */
export type EligibilityContext = Pick<YearPolicy, 'performanceYear' | 'eligibility'>;

/**
 * Determines who of a practice must take part in MIPS, from claims-level facts.
 *
 * Pure: the same facts give the same answer in any order of clinicians. QP results are taken as far as the facts know
 * them, so a QP found after the final release drops out when this is run again.
 */
export function determineEligibility(
  facts: EntityFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  elections: Elections = {},
): Determination {
  return decide(computeBasis(facts, run, policy), elections);
}

/** What the facts say before any election: exclusions, low volume at both levels, special statuses. */
export function computeBasis(
  facts: EntityFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
): DeterminationBasis {
  const { lowVolumeThreshold } = policy.eligibility;
  const statuses = findSpecialStatuses(facts, run, policy.eligibility);
  const clinicians = facts.clinicians.map((clinician) => clinicianBasis(clinician, run, policy, statuses));
  const segments = judgedSegments(groupSegments(facts), run, lowVolumeThreshold);
  const warnings: DeterminationWarning[] = [];
  if (patientsOnlySummed(facts, run, lowVolumeThreshold)) warnings.push(summedWarning);
  if (lowVolumeThreshold.optInAvailable) {
    warnings.push(
      ...clinicians.filter(isAcrossSegments).map(({ clinicianRef }) => ({ ...acrossWarning, clinicianRef })),
    );
    if (segmentsDisagree(segments)) warnings.push(acrossWarning);
  }
  return {
    performanceYear: policy.performanceYear,
    run,
    authority: 'computed',
    optInAvailable: lowVolumeThreshold.optInAvailable,
    group: {
      exists: Math.max(facts.clinicians.length, statuses.practiceSize) > 1,
      lowVolume: reconcile(segments),
      segments,
      specialStatuses: statuses.group,
      practiceSize: statuses.practiceSize,
    },
    clinicians,
    recordedElections: {},
    basisWarnings: warnings,
  };
}

function clinicianBasis(
  clinician: ClinicianFacts,
  run: DeterminationRun,
  { performanceYear, eligibility }: EligibilityContext,
  statuses: StatusesFound,
): ClinicianBasis {
  const segments = judgedSegments(clinician.segments, run, eligibility.lowVolumeThreshold);
  return {
    clinicianRef: clinician.clinicianRef,
    authority: 'computed',
    barred: barredReason(clinician, eligibility, performanceYear),
    qp: bestQpStatus(clinician),
    lowVolume: reconcile(segments),
    segments,
    specialStatuses: statuses.ofClinician(clinician),
  };
}

const isAcrossSegments = ({ barred, segments }: ClinicianBasis) => barred === null && segmentsDisagree(segments);

const acrossWarning: DeterminationWarning = {
  code: 'OPT_IN_ACROSS_SEGMENTS',
  words: "The segments differ; whether opt-in stays possible is CMS's flag to set. Computed as: some element in each.",
};

const summedWarning: DeterminationWarning = {
  code: 'GROUP_PATIENTS_SUMMED',
  words: "The group's patients are summed over its clinicians, so shared patients count more than once.",
};
