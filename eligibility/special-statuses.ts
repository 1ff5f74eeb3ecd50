import type { EligibilityPolicy, SpecialStatus } from '../policy/year-policy';
import type { DeterminationRun } from './determination';
import type { ClinicianFacts, EntityFacts, Segment } from './facts';
import { specialStatuses } from './facts';
import { segmentsOf } from './low-volume';

type StatusTest = NonNullable<EligibilityPolicy['specialStatuses']['tests'][SpecialStatus]>;

/** Statuses of a practice and of each clinician, in the order of {@link specialStatuses}. */
export interface StatusesFound {
  practiceSize: number;
  group: SpecialStatus[];
  /** The statuses one clinician has: its own, and small practice from its TIN. */
  ofClinician(clinician: ClinicianFacts): SpecialStatus[];
}

/**
 * Finds the special statuses that hold for the year: a status in either judged segment is enough.
 *
 * A TIN has a status when its data say so or when the share of its billing clinicians that have it passes the year's
 * test; small practice is a count of NPIs. Facility-based status looks at the first segment only where the year says so.
 */
export function findSpecialStatuses(
  facts: EntityFacts,
  run: DeterminationRun,
  policy: EligibilityPolicy,
): StatusesFound {
  const { tests } = policy.specialStatuses;
  const sizes = segmentsOf(run)
    .map((segment) => practiceSizeIn(facts, segment))
    .filter((size) => size > 0);
  const practiceSize = sizes.length > 0 ? Math.min(...sizes) : facts.clinicians.length;
  const known = (status: SpecialStatus) => tests[status] !== null && tests[status] !== undefined;
  const segments = (status: SpecialStatus) => segmentsFor(tests[status] ?? null, run);
  const groupHas = (status: SpecialStatus): boolean => {
    const test = tests[status];
    if (!test) return false;
    if (segments(status).some((segment) => facts.specialStatuses?.[segment]?.includes(status))) return true;
    if (test.maxNpis !== undefined) return practiceSize > 0 && practiceSize <= test.maxNpis;
    return segments(status).some((segment) => passesShare(facts.clinicians, status, segment, test));
  };
  const group = specialStatuses.filter(groupHas);
  return {
    practiceSize,
    group,
    ofClinician: (clinician) =>
      specialStatuses.filter((status) =>
        tests[status]?.maxNpis === undefined
          ? known(status) && segments(status).some((segment) => hasStatus(clinician, status, segment))
          : group.includes(status),
      ),
  };
}

/** NPIs under the TIN in a segment: as given, else those of the roster that billed. */
function practiceSizeIn(facts: EntityFacts, segment: Segment): number {
  return facts.practiceSize?.[segment] ?? facts.clinicians.filter((clinician) => billedIn(clinician, segment)).length;
}

function segmentsFor(test: StatusTest | null, run: DeterminationRun): readonly Segment[] {
  return test?.determinationSegment === 'segment 1 only' ? [1] : segmentsOf(run);
}

const billedIn = ({ segments }: ClinicianFacts, segment: Segment) =>
  segments.some((claims) => claims.segment === segment && claims.billed);

const hasStatus = (clinician: ClinicianFacts, status: SpecialStatus, segment: Segment) =>
  clinician.specialStatuses?.[segment]?.includes(status) ?? false;

/** The year's share test over those who billed in the segment; a year without a share asks for one clinician. */
function passesShare(clinicians: ClinicianFacts[], status: SpecialStatus, segment: Segment, test: StatusTest): boolean {
  const billing = clinicians.filter((clinician) => billedIn(clinician, segment));
  const having = billing.filter((clinician) => hasStatus(clinician, status, segment)).length;
  if (having === 0) return false;
  const share = test.tinShareThreshold;
  if (!share) return true;
  // Compared as counts: 3 of 4 must not fail a test of 0.75 for a rounding of the quotient.
  const needed = share.value * billing.length;
  switch (share.op) {
    case '>':
      return having > needed;
    case '>=':
      return having >= needed;
    case '==':
      return having === needed;
  }
}
