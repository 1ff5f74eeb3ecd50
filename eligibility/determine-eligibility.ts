import { assertPractice } from './check-facts';
import { decide } from './decide';
import type {
  ClinicianBasis,
  CollectiveKind,
  Determination,
  DeterminationBasis,
  DeterminationRun,
  DeterminationWarning,
  GroupBasis,
} from './determination';
import { barredReason } from './exclusions';
import type { ClinicianFacts, Elections, EntityFacts, SegmentFacts } from './facts';
import {
  belowElements,
  groupSegments,
  judgedSegments,
  patientsOnlySummed,
  reconcile,
  segmentsDisagree,
} from './low-volume';
import type { EligibilityContext, QpReading } from './policy-terms';
import { optInLevels, unknownFigures } from './policy-terms';
import { qpTrack } from './qp-track';
import { ownSmallPractice, rosterWarnings } from './roster-warnings';
import type { StatusesFound } from './special-statuses';
import { findSpecialStatuses } from './special-statuses';
import { determineSubgroups } from './subgroups';

export type { EligibilityContext } from './policy-terms';

/** Choices of how to determine, with defaults that guess nothing. */
export interface DetermineOptions {
  /** Which QP thresholds count in a year with two sets; what governs (`enacted`) by default, `both` leaves open what differs. */
  qpReading?: QpReading;
}

/**
 * Determines who of a practice must take part in MIPS, from claims-level facts.
 *
 * Pure: the same facts give the same answer in any order of clinicians. QP results are taken as far as the facts know
 * them, so a QP found after the final release drops out when this is run again.
 *
 * @throws EligibilityFactsError for figures that cannot be: not a number, negative, a segment twice.
 */
export function determineEligibility(
  facts: EntityFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  elections: Elections = {},
  options: DetermineOptions = {},
): Determination {
  assertPractice(facts, policy);
  const basis = computeBasis(facts, run, policy, options);
  const determination = decide(basis, elections);
  if (!facts.subgroups || facts.subgroups.length === 0) return determination;
  const { partialQpElected = [] } = elections;
  const early = decide(run === 'preliminary' ? basis : computeBasis(facts, 'preliminary', policy, options), {
    partialQpElected,
  });
  const subgroups = determineSubgroups(facts.subgroups, { determination, early }, policy);
  return { ...determination, ...subgroups, warnings: [...determination.warnings, ...subgroups.warnings] };
}

/** What the facts say before any election: exclusions, low volume at both levels, special statuses. */
export function computeBasis(
  facts: EntityFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  options: DetermineOptions = {},
): DeterminationBasis {
  const { lowVolumeThreshold } = policy.eligibility;
  const statuses = findSpecialStatuses(facts, run, policy.eligibility);
  const clinicians = facts.clinicians.map((clinician) => clinicianBasis(clinician, run, policy, statuses, options));
  const group = {
    ...collectiveBasis(groupSegments(facts), 'group', statuses, run, policy),
    exists: Math.max(facts.clinicians.length, statuses.practiceSize) > 1,
  };
  const warnings: DeterminationWarning[] = [
    ...rosterWarnings(facts, run, policy, options.qpReading),
    ...ownSmallPractice(facts, run, statuses.group),
  ];
  if (patientsOnlySummed(facts, run, lowVolumeThreshold)) warnings.push(summedWarning);
  return {
    ...sharedBasis(run, policy),
    group,
    clinicians,
    basisWarnings: [...warnings, ...acrossWarnings(group, clinicians, policy)],
  };
}

/** What every computed determination of a run starts from. */
export function sharedBasis(
  run: DeterminationRun,
  policy: EligibilityContext,
): Omit<DeterminationBasis, 'group' | 'clinicians' | 'basisWarnings'> {
  const unknown = unknownFigures(policy);
  return {
    performanceYear: policy.performanceYear,
    run,
    authority: 'computed',
    optInAvailable: policy.eligibility.lowVolumeThreshold.optInAvailable,
    optInLevels: optInLevels(policy.eligibility),
    recordedElections: {},
    ...(unknown.length > 0 ? { unknownFigures: unknown } : {}),
  };
}

/** The whole's claims held against the threshold, with the statuses it was found to have. */
export function collectiveBasis(
  claims: readonly SegmentFacts[],
  kind: CollectiveKind,
  { practiceSize, group, groupSources }: StatusesFound,
  run: DeterminationRun,
  policy: EligibilityContext,
): GroupBasis {
  return {
    kind,
    exists: true,
    problems: [],
    unknown: [],
    reachesAll: false,
    ...volume(claims, run, policy),
    specialStatuses: group,
    statusSources: groupSources,
    practiceSize,
  };
}

/** Low volume of one unit; not determinable while a figure of the threshold is not known. */
function volume(claims: readonly SegmentFacts[], run: DeterminationRun, policy: EligibilityContext) {
  const segments = judgedSegments(claims, run, policy.eligibility.lowVolumeThreshold);
  if (unknownFigures(policy).length > 0)
    return { lowVolume: 'notDeterminable' as const, belowElements: null, segments: [] };
  return { lowVolume: reconcile(segments), belowElements: belowElements(segments), segments };
}

function clinicianBasis(
  clinician: ClinicianFacts,
  run: DeterminationRun,
  policy: EligibilityContext,
  statuses: StatusesFound,
  { qpReading }: DetermineOptions,
): ClinicianBasis {
  const { best, possible, snapshots } = qpTrack(clinician, policy.eligibility, qpReading);
  const isSure = possible.length <= 1;
  return {
    clinicianRef: clinician.clinicianRef,
    authority: 'computed',
    barred: barredReason(clinician, policy.eligibility, policy.performanceYear, isSure ? best : 'NONE'),
    qp: best,
    ...(isSure ? {} : { qpPossible: possible }),
    qpSnapshots: snapshots,
    ...volume(clinician.segments, run, policy),
    specialStatuses: statuses.ofClinician(clinician),
    statusSources: statuses.sourcesOf(clinician),
  };
}

function acrossWarnings(
  group: GroupBasis,
  clinicians: ClinicianBasis[],
  { eligibility }: EligibilityContext,
): DeterminationWarning[] {
  if (!eligibility.lowVolumeThreshold.optInAvailable) return [];
  const across = clinicians.filter(({ barred, segments }) => barred === null && segmentsDisagree(segments));
  const ofClinicians = across.map(({ clinicianRef }) => ({ ...acrossWarning, clinicianRef }));
  return segmentsDisagree(group.segments) ? [...ofClinicians, acrossWarning] : ofClinicians;
}

const acrossWarning: DeterminationWarning = {
  code: 'OPT_IN_ACROSS_SEGMENTS',
  words: "The segments differ; whether opt-in stays possible is CMS's flag to set. Computed as: some element in each.",
};

const summedWarning: DeterminationWarning = {
  code: 'GROUP_PATIENTS_SUMMED',
  words: "The group's patients are summed over its clinicians, so shared patients count more than once.",
};
