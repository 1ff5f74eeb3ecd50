import type { LowVolumeThreshold } from '../policy/year-policy';
import type { DeterminationRun, LowVolumeElement, LowVolumeResult, SegmentComparison } from './determination';
import type { EntityFacts, Segment, SegmentFacts } from './facts';

/**
 * Holds one segment against the threshold. Every element must be strictly exceeded: a value equal to it is not above.
 * Source: 42 CFR § 414.1305, "Low-volume threshold"; a year without a services element ignores services.
 */
export function compareSegment(facts: SegmentFacts, threshold: LowVolumeThreshold): SegmentComparison {
  const { segment, allowedCents, patients, services } = facts;
  const above = {
    dollars: allowedCents > threshold.dollars * 100,
    patients: patients > threshold.patients,
    services: threshold.services === null ? null : services > threshold.services,
  };
  const elements = Object.values(above).filter((element) => element !== null);
  return {
    segment,
    allowedCents,
    patients,
    services,
    above,
    all: elements.every(Boolean),
    any: elements.some(Boolean),
  };
}

/** The segments a run looks at: the preliminary determination knows the first alone. */
export const segmentsOf = (run: DeterminationRun): readonly Segment[] => (run === 'preliminary' ? [1] : [1, 2]);

/** The billed segments of a run, held against the threshold, in order. An unbilled segment is set aside. */
export function judgedSegments(
  segments: readonly SegmentFacts[],
  run: DeterminationRun,
  threshold: LowVolumeThreshold,
): SegmentComparison[] {
  return segmentsOf(run).flatMap((number) => {
    const found = segments.find(({ segment, billed }) => segment === number && billed);
    return found ? [compareSegment(found, threshold)] : [];
  });
}

/**
 * Reconciles the judged segments: above only when above in each; with some elements exceeded in each, `some`.
 *
 * Which segment must show the exceeded elements of an opt-in is not published. We ask for at least one in each
 * (decision 0033); CMS's own flag wins wherever it is known.
 */
export function reconcile(segments: readonly SegmentComparison[]): LowVolumeResult {
  if (segments.length === 0) return 'notBilled';
  if (segments.every(({ all }) => all)) return 'above';
  return segments.every(({ any }) => any) ? 'some' : 'below';
}

/** Elements at or below the threshold in any of the judged segments, in the order of the threshold. */
export const belowElements = (segments: readonly SegmentComparison[]): LowVolumeElement[] =>
  (['dollars', 'patients', 'services'] as const).filter((element) =>
    segments.some(({ above }) => above[element] === false),
  );

/** Whether the segments of an opt-in question point different ways, so that CMS's flag may differ from ours. */
export function segmentsDisagree(segments: readonly SegmentComparison[]): boolean {
  const [first, second] = segments;
  if (!first || !second || (first.all && second.all)) return false;
  return first.all !== second.all || first.any !== second.any;
}

/** The practice's claims per segment: as given for the TIN, else the sums over all who billed. */
export function groupSegments(facts: EntityFacts): SegmentFacts[] {
  return ([1, 2] as const).map((segment) => givenSegment(facts, segment) ?? summedSegment(facts, segment));
}

/** The claims of several practices (or rosters) together, segment by segment. */
export const addedSegments = (parts: readonly EntityFacts[]): SegmentFacts[] =>
  ([1, 2] as const).map((segment) => addedTogether(segment, parts.flatMap(groupSegments)));

const givenSegment = ({ groupSegments: given }: EntityFacts, segment: Segment): SegmentFacts | undefined =>
  given?.find((claims) => claims.segment === segment);

const summedSegment = ({ clinicians }: EntityFacts, segment: Segment): SegmentFacts =>
  addedTogether(
    segment,
    clinicians.flatMap((clinician) => clinician.segments),
  );

function addedTogether(segment: Segment, claims: readonly SegmentFacts[]): SegmentFacts {
  const billed = claims.filter((each) => each.segment === segment && each.billed);
  const sum = (figure: (claims: SegmentFacts) => number) => billed.reduce((total, next) => total + figure(next), 0);
  return {
    segment,
    allowedCents: sum(({ allowedCents }) => allowedCents),
    patients: sum(({ patients }) => patients),
    services: sum(({ services }) => services),
    billed: billed.length > 0,
  };
}

/**
 * Whether the group passes the patient test only because shared patients are counted once a clinician:
 * the sum exceeds the threshold, no single clinician does, and no TIN-level figure was given.
 */
export function patientsOnlySummed(facts: EntityFacts, run: DeterminationRun, threshold: LowVolumeThreshold): boolean {
  return judgedSegments(groupSegments(facts), run, threshold).some(({ segment, above }) => {
    if (givenSegment(facts, segment)) return false;
    const figures = facts.clinicians.flatMap((clinician) =>
      clinician.segments.filter((own) => own.segment === segment),
    );
    return above.patients && figures.every(({ patients }) => patients <= threshold.patients);
  });
}
