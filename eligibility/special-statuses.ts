import type { SpecialStatusTest } from '../policy/eligibility-policy';
import type { EligibilityPolicy, SpecialStatus } from '../policy/year-policy';
import type { CollectiveKind, DeterminationRun, StatusSource } from './determination';
import type { ClinicianFacts, EntityFacts, Segment } from './facts';
import { specialStatuses } from './facts';
import { segmentsOf } from './low-volume';
import { inWords, individualSource, isFor, passes } from './status-tests';

/** Statuses of a practice and of each clinician, in the order of {@link specialStatuses}. */
export interface StatusesFound {
  practiceSize: number;
  group: SpecialStatus[];
  groupSources: StatusSource[];
  /** The statuses one clinician has: its own, and small practice from its TIN. */
  ofClinician(clinician: ClinicianFacts): SpecialStatus[];
  /** Where they come from. */
  sourcesOf(clinician: ClinicianFacts): StatusSource[];
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
  kind: CollectiveKind = 'group',
): StatusesFound {
  const tests = knownTests(policy);
  const practiceSize = smallestSize(facts, run);
  const groupSources = tests.flatMap(([status, test]) =>
    isFor(kind, test) ? (groupSource(facts, status, test, { run, practiceSize }) ?? []) : [],
  );
  const sourcesOf = (clinician: ClinicianFacts): StatusSource[] =>
    tests.flatMap(([status, test]) => {
      if (test.maxNpis !== undefined) return fromPractice(groupSources, status);
      const sources = segmentsFor(test, run).map((segment) => individualSource(clinician, status, segment, test));
      return sources.find((source) => source !== undefined) ?? [];
    });
  return {
    practiceSize,
    group: groupSources.map(({ status }) => status),
    groupSources,
    ofClinician: (clinician) => sourcesOf(clinician).map(({ status }) => status),
    sourcesOf,
  };
}

/** The statuses that the year knows, with their tests. */
const knownTests = ({ specialStatuses: { tests } }: EligibilityPolicy): [SpecialStatus, SpecialStatusTest][] =>
  specialStatuses.flatMap((status) => {
    const test = tests[status];
    return test ? [[status, test] as [SpecialStatus, SpecialStatusTest]] : [];
  });

const fromPractice = (sources: StatusSource[], wanted: SpecialStatus): StatusSource[] =>
  sources.filter(({ status }) => status === wanted).map((source) => ({ ...source, from: 'practice' as const }));

interface Judged {
  run: DeterminationRun;
  practiceSize: number;
}

function groupSource(
  facts: EntityFacts,
  status: SpecialStatus,
  test: SpecialStatusTest,
  { run, practiceSize }: Judged,
): StatusSource | undefined {
  const segments = segmentsFor(test, run);
  const given = segments.find((segment) => facts.specialStatuses?.[segment]?.includes(status));
  if (given) return { status, segment: given, from: 'given', words: 'as the file says' };
  if (test.maxNpis !== undefined) return sizeSource(facts, status, practiceSize, test.maxNpis, run);
  const shares = segments.map((segment) => shareSource(facts.clinicians, status, segment, test));
  return shares.find((source) => source !== undefined);
}

function sizeSource(facts: EntityFacts, status: SpecialStatus, size: number, most: number, run: DeterminationRun) {
  if (size === 0 || size > most) return undefined;
  const segment = segmentsOf(run).find((each) => practiceSizeIn(facts, each) === size) ?? null;
  return { status, segment, from: 'size' as const, words: `${size} NPIs, at most ${most}` };
}

/** NPIs under the TIN: the smaller count of the judged segments, for one segment is enough to be small. */
function smallestSize(facts: EntityFacts, run: DeterminationRun): number {
  const sizes = segmentsOf(run)
    .map((segment) => practiceSizeIn(facts, segment))
    .filter((size) => size > 0);
  return sizes.length > 0 ? Math.min(...sizes) : facts.clinicians.length;
}

/**
 * NPIs under the TIN in a segment: as given, for this segment or for the other alone, else those of the roster that billed. A
 * size that was given says that the roster may not be whole.
 */
export function practiceSizeIn({ practiceSize, clinicians }: EntityFacts, segment: Segment): number {
  const given = practiceSize?.[segment] ?? practiceSize?.[segment === 1 ? 2 : 1];
  return given ?? clinicians.filter((clinician) => billedIn(clinician, segment)).length;
}

function segmentsFor(test: SpecialStatusTest, run: DeterminationRun): readonly Segment[] {
  return String(test['determinationSegment'] ?? '').startsWith('segment 1 only') ? [1] : segmentsOf(run);
}

/** Whether a clinician billed in a segment. */
export const billedIn = ({ segments }: Pick<ClinicianFacts, 'segments'>, segment: Segment) =>
  segments.some((claims) => claims.segment === segment && claims.billed);

/** The year's share test over those who billed in the segment; a year without a share asks for one clinician. */
function shareSource(
  clinicians: readonly ClinicianFacts[],
  status: SpecialStatus,
  segment: Segment,
  test: SpecialStatusTest,
): StatusSource | undefined {
  const billing = clinicians.filter((clinician) => billedIn(clinician, segment));
  const having = billing.filter((clinician) => individualSource(clinician, status, segment, test)).length;
  const share = test.tinShareThreshold;
  if (having === 0 || (share && !passes(having, billing.length, share))) return undefined;
  const rule = share ? inWords(share) : 'one needed';
  return { status, segment, from: 'share', words: `${having} of ${billing.length} clinicians, ${rule}` };
}
